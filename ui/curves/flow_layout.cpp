// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/flow_layout.h"

#include <algorithm>

namespace ui {

FlowLayout::FlowLayout(int gap, QWidget* parent) : QLayout(parent), gap_(gap) {
    setContentsMargins(0, 0, 0, 0);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (itemAt(index) == nullptr)
        return nullptr;
    QLayoutItem* item = items_[static_cast<std::size_t>(index)].release();
    items_.erase(items_.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : items_)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool move) const {
    QPoint corner = rect.topLeft();
    int rowHeight = 0;
    for (const auto& item : items_) {
        const QSize size(std::min(item->sizeHint().width(), rect.width()), item->sizeHint().height());
        if (corner.x() > rect.left() && corner.x() + size.width() > rect.left() + rect.width()) {
            corner = {rect.left(), corner.y() + rowHeight + gap_};
            rowHeight = 0;
        }
        if (move)
            item->setGeometry({corner, size});
        corner.rx() += size.width() + gap_;
        rowHeight = std::max(rowHeight, size.height());
    }
    return corner.y() + rowHeight - rect.top();
}

} // namespace ui
