// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/data_set.h"

#include <array>
#include <span>
#include <string>
#include <vector>

/// Sets of digits that lie otherwise than MNIST's, which are light on dark and upright.
namespace model {

/// Swaps rows and columns.
void transpose(std::span<std::uint8_t, kImagePixels> image);

void turn(DataSet& set, Turning turning);

/// What brings a set of ten digits to MNIST's way; nothing where that is not clear. Light borders around nearly all of some
/// hundred images say that they are dark on light. Transposed are those that `reader`, which knows the ten digits, reads badly as
/// they are and well with rows and columns swapped.
Turning turningToMnist(const DataSet& set, Predictor& reader);

/// How a reader of digits fares with some hundred images of a set of digits, each in several ways.
struct WaysRead {
    static constexpr std::array<const char*, 5> kNames{"as given", "inverted", "transposed", "inverted and transposed",
                                                       "mirrored"};

    int images = 0;
    std::array<double, kNames.size()> accuracy{};

    /// The way, by its place in `kNames`, that is read clearly better than all others; -1 where none is.
    int fits() const;
};
WaysRead readInAllWays(const DataSet& set, Predictor& reader);

} // namespace model
