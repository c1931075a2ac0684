// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/magnification.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QListView>

#include <cmath>

namespace ui {
namespace {

int larger(int length, double factor) {
    return length == QWIDGETSIZE_MAX ? length : static_cast<int>(std::lround(length * factor));
}

QVariant larger(const QVariant& value, double factor) {
    if (value.typeId() == QMetaType::QSize)
        return QSize(larger(value.toSize().width(), factor), larger(value.toSize().height(), factor));
    return larger(value.toInt(), factor);
}

} // namespace

Magnification::Magnification(QWidget& root, double factor) {
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        for (const char* limit : {"maximumWidth", "minimumWidth", "maximumHeight", "minimumHeight"})
            magnify(*widget, limit, factor); // each its own: the style sheet sets some of them again
        if (qobject_cast<QAbstractButton*>(widget) != nullptr)
            magnify(*widget, "iconSize", factor);
        if (qobject_cast<QListView*>(widget) != nullptr) {
            magnify(*widget, "iconSize", factor);
            magnify(*widget, "gridSize", factor);
        }
        if (const auto* header = qobject_cast<QHeaderView*>(widget); header != nullptr && header->orientation() == Qt::Vertical)
            magnify(*widget, "defaultSectionSize", factor);
    }
}

Magnification::~Magnification() {
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change)
        if (change->object != nullptr && change->object->property(change->property) == change->after)
            change->object->setProperty(change->property, change->before);
}

void Magnification::magnify(QObject& object, const char* property, double factor) {
    const QVariant before = object.property(property);
    const QVariant after = larger(before, factor);
    if (after == before)
        return;
    object.setProperty(property, after);
    changes_.push_back({&object, property, before, after});
}

} // namespace ui
