// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

namespace ui {

/// Rows of widgets, each as wide as it likes to be; what does not fit begins another row.
class FlowLayout : public QLayout {
public:
    /// `gap` logical pixels between two widgets and between two rows.
    explicit FlowLayout(int gap, QWidget* parent = nullptr) : QLayout(parent), gap_(gap) { setContentsMargins(0, 0, 0, 0); }

    void addItem(QLayoutItem* item) override { items_.emplace_back(item); }
    int count() const override { return static_cast<int>(items_.size()); }
    QLayoutItem* itemAt(int index) const override {
        return index >= 0 && index < count() ? items_[static_cast<std::size_t>(index)].get() : nullptr;
    }

    QLayoutItem* takeAt(int index) override {
        if (itemAt(index) == nullptr)
            return nullptr;
        QLayoutItem* item = items_[static_cast<std::size_t>(index)].release();
        items_.erase(items_.begin() + index);
        return item;
    }

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, false); }
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override {
        QSize size;
        for (const auto& item : items_)
            size = size.expandedTo(item->minimumSize());
        return size;
    }

    void setGeometry(const QRect& rect) override {
        QLayout::setGeometry(rect);
        place(rect, true);
    }

private:
    /// The height of all rows in this width; `move`: puts the widgets there.
    int place(const QRect& rect, bool move) const {
        QPoint corner = rect.topLeft();
        int rowHeight = 0;
        for (const auto& item : items_) {
            if (item->isEmpty())
                continue; // it is hidden
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

    std::vector<std::unique_ptr<QLayoutItem>> items_;
    int gap_;
};

} // namespace ui
