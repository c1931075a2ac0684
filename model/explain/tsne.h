// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/digit_map.h"

#include <functional>
#include <span>
#include <vector>

namespace model {

struct TsneOptions {
    double perplexity = 30; ///< neighbours that count, roughly
    int iterations = 500;
    /// Called after each iteration with the share that is done and the coordinates so far, of any scale; false ends it early.
    std::function<bool(double share, std::span<const float> x, std::span<const float> y)> progressed = [](auto...) {
        return true;
    };
};

/// t-SNE (van der Maaten and Hinton 2008) of `features` [N, any number], exact: memory and time of each iteration grow with
/// N². `points` is the start, of root mean square 1, as the result is. Empty when it was ended early. Debian has no C++
/// library for it.
std::vector<MapPoint> tsne(std::span<const float> features, std::vector<MapPoint> points, const TsneOptions& options);

} // namespace model
