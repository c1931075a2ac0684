// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tool_tips.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QScreen>
#include <QTextLayout>

#include <algorithm>

namespace ui {
namespace {

constexpr int kWidestText = 300; ///< pixels, as usual …
constexpr int kWidestTip = 350;  ///< … with what is around it

/// A paragraph with a break wherever a line is full; words that have no room in one are broken too: paths have no spaces.
QString broken(const QString& paragraph, const QFont& font, double width) {
    QTextLayout layout(paragraph, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.join('\n');
}

class NarrowToolTip : public QObject {
public:
    using QObject::QObject;

    /// Qt gives the label its text, then a size, then shows it: the text is seen in none of these, but before it is painted.
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Show || event->type() == QEvent::Resize)
            narrow(*static_cast<QLabel*>(watched));
        return false;
    }

private:
    static void narrow(QLabel& tip) {
        QStringList paragraphs = tip.text().split('\n');
        for (QString& paragraph : paragraphs)
            paragraph = broken(paragraph, tip.font(), scaled(kWidestText));
        const QString text = paragraphs.join('\n');
        if (text == tip.text())
            return;
        tip.setText(text);
        tip.resize(tip.sizeHint() + QSize(1, 1));
        const QRect screen = tip.screen()->geometry();
        tip.move(tip.x(), std::max(screen.top(), std::min(tip.y(), screen.bottom() - tip.height())));
    }
};

} // namespace

void keepToolTipNarrow(QLabel& tip) {
    tip.setMaximumWidth(scaled(kWidestTip)); // Qt places what it takes to be one line
    tip.installEventFilter(new NarrowToolTip(&tip));
}

} // namespace ui
