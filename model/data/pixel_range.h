// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace model {

/// The range of all numbers of a set of pictures says what they mean: 0 … 255, or 0 … 1.
class PixelRange {
public:
    /// False where it can be neither.
    bool add(double value) {
        most_ = std::max(most_, value);
        return value >= 0 && value <= kWhite; // no NaN is
    }
    void add(const PixelRange& other) { most_ = std::max(most_, other.most_); }

    double most() const { return most_ <= 1 ? 1 : kWhite; }
    /// Of a number from 0 to `most()`.
    std::uint8_t grey(double value) const { return static_cast<std::uint8_t>(std::lround(value * (kWhite / most()))); }

private:
    static constexpr double kWhite = 255;
    double most_ = 0;
};

} // namespace model
