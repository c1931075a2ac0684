// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/layer_list.h"

#include <QStyledItemDelegate>

namespace ui {

/// − and + of a card, and the figure between them.
struct Stepper {
    LayerStep step;
    QRect minus, figure, plus;
};

/// Of an item's place, without the gap below it.
QRect cardPlace(const QRect& item);
std::vector<Stepper> steppersOf(const model::Layer& layer, const QRect& card);

/// All that a card says, in a sentence; and what it does not say in full.
QString spokenCard(const LayerCard& card);
QString cardTip(const LayerCard& card);

class LayerDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui
