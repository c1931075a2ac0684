// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/scale.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

/// Which old pixels make a new one, and how much of each.
struct Share {
    std::size_t at;
    double weight;
};

/// For each of `to` new pixels along a side of `from` old ones; the weights of each sum to 1.
std::vector<std::vector<Share>> shares(int from, int to) {
    std::vector<std::vector<Share>> result(static_cast<std::size_t>(to));
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step;
        const double end = std::min(begin + step, static_cast<double>(from));
        for (int at = static_cast<int>(begin); at < from && at < end; ++at) {
            const double covered = std::min(end, at + 1.0) - std::max(begin, static_cast<double>(at));
            result[static_cast<std::size_t>(i)].push_back({static_cast<std::size_t>(at), covered / step});
        }
    }
    return result;
}

} // namespace

GreyImage scaleByArea(const GreyImage& picture, int width, int height) {
    const auto columns = shares(picture.width, width);
    const auto rows = shares(picture.height, height);
    GreyImage scaled{width, height, {}};
    scaled.pixels.reserve(columns.size() * rows.size());
    for (const auto& row : rows) {
        for (const auto& column : columns) {
            double sum = 0;
            for (const Share& y : row) {
                for (const Share& x : column) {
                    sum += y.weight * x.weight * picture.pixels[y.at * static_cast<std::size_t>(picture.width) + x.at];
                }
            }
            scaled.pixels.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(sum), 0L, 255L)));
        }
    }
    return scaled;
}

} // namespace model
