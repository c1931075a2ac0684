// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_maps.h"

#include "ui/style/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kGap = 2;        ///< at least, from map to map downwards
constexpr double kAcross = 4;     ///< between maps side by side
constexpr double kWidestGap = 10; ///< … where there is room
constexpr double kNarrowest = 35; ///< a column with its name
constexpr double kLargestMap = 112;
constexpr double kColumnGap = 3; ///< at least
constexpr double kRoomyGap = 12; ///< the same where there is room
constexpr double kRoomy = 560;   ///< logical pixels
constexpr double kTenRows = 44;  ///< most pitch of the layers that have a map a digit

} // namespace

PathLayout::PathLayout(const std::vector<MapShape>& shapes, const QRectF& room, double answer, double devicePixelRatio)
    : shapes_(shapes), columns_(shapes.size()), room_(room), ratio_(devicePixelRatio) {
    const double gap = room.width() < kRoomy ? kColumnGap : kRoomyGap;
    const double space = room.width() - answer - gap * static_cast<double>(shapes.size());
    const auto total = [&] {
        double sum = 0;
        for (const Column& column : columns_)
            sum += column.width;
        return sum;
    };
    for (std::size_t i = 0; i < shapes_.size(); ++i)
        arrange(i);
    // The smallest maps grow first, as long as there is room; layers of one shape together. Many pixels deserve more of it.
    const auto size = [this](std::size_t i) { return cell(i) / std::sqrt(shapes_[i].side); };
    std::vector<bool> done(shapes_.size(), false);
    for (;;) {
        std::size_t smallest = shapes_.size();
        for (std::size_t i = 0; i < shapes_.size(); ++i)
            if (!done[i] && (smallest == shapes_.size() || size(i) < size(smallest)))
                smallest = i;
        if (smallest == shapes_.size())
            break;
        const std::vector<Column> before = columns_;
        const auto each = [&](auto&& change) {
            for (std::size_t i = 0; i < shapes_.size(); ++i)
                if (shapes_[i] == shapes_[smallest])
                    change(i);
        };
        each([this](std::size_t i) {
            ++columns_[i].scale;
            arrange(i);
        });
        if (total() > space || cell(smallest) > scaled(kLargestMap) || cell(smallest) > room.height()) {
            columns_ = before;
            each([&done](std::size_t i) { done[i] = true; });
        }
    }
    const double between = shapes_.empty() ? 0 : (room.width() - answer - total()) / static_cast<double>(shapes_.size());
    double left = room.left();
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
        Column& column = columns_[i];
        const double block = column.columns * (cell(i) + kAcross) - kAcross;
        const double height = (column.rows - 1) * column.pitch + cell(i);
        const auto snap = [this](double value) { return std::round(value * ratio_) / ratio_; };
        column.first = {snap(left + (column.width - block) / 2), snap(room.top() + (room.height() - height) / 2)};
        left += column.width + between;
    }
    answer_ = QRectF(room.right() - answer, room.top(), answer, room.height());
}

void PathLayout::arrange(std::size_t index) {
    Column& column = columns_[index];
    const int channels = shapes_[index].channels;
    const double map = cell(index);
    const int fit = std::max(1, static_cast<int>((room_.height() + kGap) / (map + kGap)));
    column.columns = (channels + fit - 1) / fit;
    column.rows = (channels + column.columns - 1) / column.columns;
    const double even = column.rows > 1 ? (room_.height() - map) / (column.rows - 1) : 0;
    // The last layers have a map a digit: theirs and the answer's rows stand side by side.
    const double most = channels == 10 ? std::max<double>(scaled(kTenRows), map + kGap) : map + kWidestGap;
    column.pitch = std::floor(std::min(even, most) * ratio_) / ratio_;
    if (column.columns * (map + kAcross) - kAcross <= room_.width())
        column.width = std::max<double>(scaled(kNarrowest), column.columns * (map + kAcross) - kAcross);
    else
        column.width = 1e9;
}

QRectF PathLayout::columnRect(int layer) const {
    const auto i = static_cast<std::size_t>(layer + 1);
    const double block = columns_[i].columns * (cell(i) + kAcross) - kAcross;
    return {columns_[i].first.x() + (block - columns_[i].width) / 2, room_.top(), columns_[i].width, room_.height()};
}

QRectF PathLayout::mapRect(int layer, int channel) const {
    const auto i = static_cast<std::size_t>(layer + 1);
    const Column& column = columns_[i];
    return {column.first + QPointF(channel / column.rows * (cell(i) + kAcross), channel % column.rows * column.pitch),
            QSizeF(cell(i), cell(i))};
}

QRectF PathLayout::answerRow(int digit) const {
    const QRectF map = mapRect(static_cast<int>(shapes_.size()) - 2, digit);
    return {answer_.left(), map.center().y() - 10, answer_.width(), 20};
}

QRectF PathLayout::pixelRect(const MapPixel& pixel) const {
    const double side = pixelSide(pixel.layer);
    return {mapRect(pixel.layer, pixel.channel).topLeft() + QPointF(pixel.x, pixel.y) * side, QSizeF(side, side)};
}

std::optional<MapPixel> PathLayout::pixelAt(QPointF place) const {
    for (int layer = -1; layer + 1 < static_cast<int>(shapes_.size()); ++layer) {
        const MapShape& shape = shapes_[static_cast<std::size_t>(layer + 1)];
        for (int channel = 0; channel < shape.channels; ++channel) {
            const QRectF map = mapRect(layer, channel);
            if (place.x() >= map.left() && place.x() < map.right() && place.y() >= map.top() && place.y() < map.bottom()) {
                const QPointF at = (place - map.topLeft()) / pixelSide(layer);
                return MapPixel{layer, channel, std::min(static_cast<int>(at.x()), shape.side - 1),
                                std::min(static_cast<int>(at.y()), shape.side - 1)};
            }
        }
    }
    return std::nullopt;
}

} // namespace ui
