// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/plain_labels.h"

#include "ui/style/tool_tips.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>

namespace ui {
namespace {

/// Labels are polished before they are measured or painted: before they have read any HTML.
class PlainLabels : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Polish)
            if (auto* label = qobject_cast<QLabel*>(watched)) {
                label->setTextFormat(Qt::PlainText);
                if (label->inherits("QTipLabel"))
                    keepToolTipNarrow(*label);
            }
        return false;
    }
};

} // namespace

void keepLabelsPlain() {
    static PlainLabels* const labels = new PlainLabels(qApp);
    qApp->installEventFilter(labels); // a second time changes nothing
}

} // namespace ui
