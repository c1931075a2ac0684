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
constexpr double kColumnGap = 3;   ///< at least
constexpr double kRoomyGap = 12;   ///< the same where there is room
constexpr double kRoomy = 560;     ///< logical pixels
constexpr double kAnswerRows = 44; ///< most pitch of the layers that have a map a class
constexpr double kReadable = 5.3;  ///< logical pixels of a map's side, times √side pixels, where it scrolls
constexpr double kBar = 36;        ///< of a unit: width …
constexpr double kThinBar = 12;    ///< … where they take many columns …
constexpr int kManyColumns = 4;
constexpr double kLeastBar = 3; ///< … and height
constexpr double kMostBar = 14;
constexpr double kBarGap = 1;
constexpr double kLeastAnswer = 13;  ///< from row to row of the answer beside the maps
constexpr double kAnswerHeight = 18; ///< … and of the best answers alone

} // namespace

PathLayout::PathLayout(const std::vector<MapShape>& shapes, const QRectF& room, double answer, double devicePixelRatio)
    : shapes_(shapes), columns_(shapes.size()), room_(room), ratio_(devicePixelRatio) {
    const auto gaps = kColumnGap * static_cast<double>(shapes.size());
    const double most = room.width() - answer - gaps;
    const double roomy = room.width() - answer - kRoomyGap * static_cast<double>(shapes.size());
    const auto total = [&] {
        double sum = 0;
        for (const Column& column : columns_)
            sum += column.width;
        return sum;
    };
    for (std::size_t i = 0; i < shapes_.size(); ++i)
        arrange(i);
    const double space = room.width() >= kRoomy && total() <= roomy ? roomy : most;
    // The smallest maps grow first, as long as there is room; layers of one shape together. Many pixels deserve more of it.
    const auto size = [this](std::size_t i) { return cell(i).height() / std::sqrt(shapes_[i].side); };
    std::vector<bool> done;
    for (const MapShape& shape : shapes_)
        done.push_back(shape.units);
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
        if (total() > space || cell(smallest).height() > scaled(kLargestMap) || cell(smallest).height() > room.height()) {
            columns_ = before;
            each([&done](std::size_t i) { done[i] = true; });
        }
    }
    if (total() > most) { // too many: as large as can be read, wherever they end
        for (std::size_t i = 0; i < shapes_.size(); ++i) {
            if (!shapes_[i].units)
                columns_[i].scale = std::max(1, static_cast<int>(std::lround(kReadable * ratio_ / std::sqrt(shapes_[i].side))));
            arrange(i);
        }
        room_.setWidth(std::max(room.width(), total() + answer + gaps));
    }
    const double between = shapes_.empty() ? 0 : (room_.width() - answer - total()) / static_cast<double>(shapes_.size());
    double left = room.left();
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
        Column& column = columns_[i];
        const double height = (column.rows - 1) * column.pitch + cell(i).height();
        const auto snap = [this](double value) { return std::round(value * ratio_) / ratio_; };
        column.first = {snap(left + (column.width - blockWidth(i)) / 2), snap(room.top() + (room.height() - height) / 2)};
        left += column.width + between;
    }
    answer_ = QRectF(room_.right() - answer, room.top(), answer, room.height());
}

void PathLayout::arrange(std::size_t index) {
    Column& column = columns_[index];
    const MapShape& shape = shapes_[index];
    const double gap = shape.units ? kBarGap : kGap;
    if (shape.units) {
        const double high = std::floor((room_.height() / shape.channels - gap) * ratio_) / ratio_;
        column.cell = {static_cast<double>(scaled(kBar)), std::clamp<double>(high, scaled(kLeastBar), scaled(kMostBar))};
    } else {
        const double side = shape.side * column.scale / ratio_;
        column.cell = {side, side};
    }
    const double map = column.cell.height();
    const int fit = std::max(1, static_cast<int>((room_.height() + gap) / (map + gap)));
    column.columns = (shape.channels + fit - 1) / fit;
    column.rows = (shape.channels + column.columns - 1) / column.columns;
    if (shape.units && column.columns > kManyColumns)
        column.cell.setWidth(scaled(kThinBar));
    const double even = column.rows > 1 ? (room_.height() - map) / (column.rows - 1) : 0;
    // The last layers have a map a class: theirs and the answer's rows stand side by side.
    const double most = shape.channels == shapes_.back().channels ? std::max<double>(scaled(kAnswerRows), map + gap)
                                                                  : map + (shape.units ? gap : kWidestGap);
    column.pitch = std::floor(std::min(even, most) * ratio_) / ratio_;
    column.width = std::max<double>(scaled(kNarrowest), blockWidth(index));
}

double PathLayout::blockWidth(std::size_t index) const {
    return columns_[index].columns * (cell(index).width() + kAcross) - kAcross;
}

QRectF PathLayout::columnRect(int layer) const {
    const auto i = static_cast<std::size_t>(layer + 1);
    return {columns_[i].first.x() + (blockWidth(i) - columns_[i].width) / 2, room_.top(), columns_[i].width, room_.height()};
}

QRectF PathLayout::mapRect(int layer, int channel) const {
    const auto i = static_cast<std::size_t>(layer + 1);
    const Column& column = columns_[i];
    return {column.first + QPointF(channel / column.rows * (cell(i).width() + kAcross), channel % column.rows * column.pitch),
            cell(i)};
}

QRectF PathLayout::answerRow(int row, int rows) const {
    const double high = std::min<double>(room_.height() / std::max(rows, 1), scaled(kAnswerRows));
    const double centre = answersStandBeside() ? mapRect(static_cast<int>(shapes_.size()) - 2, row).center().y()
                                               : room_.center().y() + (row + 0.5 - rows / 2.0) * high;
    return {answer_.left(), centre - 10, answer_.width(), 20};
}

bool PathLayout::answersStandBeside() const {
    return columns_.back().columns == 1 && (columns_.back().rows == 1 || columns_.back().pitch >= scaled(kLeastAnswer));
}

int PathLayout::answers() const {
    const int all = shapes_.back().channels;
    return answersStandBeside() ? all : std::min(all, static_cast<int>(room_.height() / scaled(kAnswerHeight)));
}

QRectF PathLayout::pixelRect(const MapPixel& pixel) const {
    const QRectF map = mapRect(pixel.layer, pixel.channel);
    const QSizeF size = map.size() / shapes_[static_cast<std::size_t>(pixel.layer + 1)].side;
    return {map.topLeft() + QPointF(pixel.x * size.width(), pixel.y * size.height()), size};
}

bool PathLayout::has(const MapPixel& pixel) const {
    if (pixel.layer + 1 >= static_cast<int>(shapes_.size()))
        return false;
    const MapShape& shape = shapes_[static_cast<std::size_t>(pixel.layer + 1)];
    return pixel.channel < shape.channels && pixel.x < shape.side && pixel.y < shape.side;
}

std::optional<MapPixel> PathLayout::pixelAt(QPointF place) const {
    for (int layer = -1; layer + 1 < static_cast<int>(shapes_.size()); ++layer) {
        const MapShape& shape = shapes_[static_cast<std::size_t>(layer + 1)];
        for (int channel = 0; channel < shape.channels; ++channel) {
            const QRectF map = mapRect(layer, channel);
            if (place.x() >= map.left() && place.x() < map.right() && place.y() >= map.top() && place.y() < map.bottom()) {
                const QPointF at = (place - map.topLeft()) * shape.side;
                return MapPixel{layer, channel, std::min(static_cast<int>(at.x() / map.width()), shape.side - 1),
                                std::min(static_cast<int>(at.y() / map.height()), shape.side - 1)};
            }
        }
    }
    return std::nullopt;
}

} // namespace ui
