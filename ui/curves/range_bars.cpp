// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/range_bars.h"

#include <algorithm>
#include <cmath>

namespace ui {

void RangeBars::draw(QCPPainter* painter) {
    if (data()->size() < 2)
        return;
    painter->setAntialiasing(false);
    const QRectF inside = clipRect();
    double left = keyAxis()->coordToPixel(data()->constBegin()->key);
    double top = inside.bottom(); // of the buckets that were not painted yet
    double bottom = inside.top();
    for (auto point = data()->constBegin(); point + 1 < data()->constEnd(); point += 2) {
        const double right = keyAxis()->coordToPixel(point->key);
        bottom = std::max(bottom, std::min(inside.bottom() + 1, valueAxis()->coordToPixel(point->value)));
        top = std::min(top, std::max(inside.top() - 1, valueAxis()->coordToPixel((point + 1)->value)));
        const bool sharesColumn =
            point + 3 < data()->constEnd() && keyAxis()->coordToPixel((point + 2)->key) < std::floor(left) + 1;
        if (sharesColumn)
            continue;
        // At least a pixel: all values of a bucket may be the same.
        const QPointF corner(std::max(inside.left(), std::floor(left)), std::floor(top));
        const double width = std::min(inside.right() + 1, std::max(std::floor(right), std::floor(left) + 1)) - corner.x();
        if (width > 0 && right >= inside.left())
            painter->fillRect(QRectF(corner, QSizeF(width, std::max(1.0, std::ceil(bottom) - std::floor(top)))), mPen.color());
        left = right;
        top = inside.bottom();
        bottom = inside.top();
    }
}

} // namespace ui
