// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/controls.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QStringList>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>

/// What of a widget's text has no room; empty when all of it has.
inline QString cutText(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() || qobject_cast<const ui::ElidedLabel*>(label))
            return {};
        const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                            : label->width() >= label->sizeHint().width();
        return fits ? QString() : label->text();
    }
    static const QRegularExpression words("\\w"); // "…" stands as an icon does
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return !words.match(button->text()).hasMatch() || button->width() >= button->sizeHint().width() ? QString()
                                                                                                        : button->text();
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        const int room =
            combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo).width();
        return combo->fontMetrics().horizontalAdvance(combo->currentText()) <= room ? QString() : combo->currentText();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
        constexpr int kInnerMargin = 2; // Qt's
        const int room = field->contentsRect().width() - 2 * kInnerMargin;
        return field->fontMetrics().horizontalAdvance(field->text()) <= room ? QString() : field->text();
    }
    if (const auto* area = qobject_cast<const QScrollArea*>(&widget)) { // what sticks out of one cannot be scrolled to
        const int out = area->widget()->width() - area->viewport()->width();
        return out <= 0 ? QString() : QString("the widest row of %1, by %2").arg(area->widget()->objectName()).arg(out);
    }
    if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
        return tabs->tabRect(tabs->count() - 1).right() < tabs->width() ? QString() : tabs->tabText(tabs->count() - 1);
    return {};
}

/// Of every visible widget in the window.
inline QStringList cutTexts(QWidget& window) {
    QStringList cut;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const QString text = widget->isVisible() ? cutText(*widget) : QString();
        if (!text.isEmpty())
            cut << QString("“%1” (%2: %3 of %4)")
                       .arg(text, widget->objectName())
                       .arg(widget->width())
                       .arg(widget->sizeHint().width());
    }
    return cut;
}
