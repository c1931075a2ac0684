// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

namespace app {

/// Several runs of one measurement, sorted.
class Timings {
public:
    explicit Timings(std::vector<double> values) : values_(std::move(values)) { std::ranges::sort(values_); }

    double median() const { return quantile(0.5); }
    double smallest() const { return values_.front(); }
    double largest() const { return values_.back(); }
    /// The value below which this share of the runs lies.
    double quantile(double share) const {
        return values_[static_cast<std::size_t>(std::lround(share * static_cast<double>(values_.size() - 1)))];
    }
    std::size_t runs() const { return values_.size(); }

private:
    std::vector<double> values_;
};

/// Seconds one call takes.
template <class Work> double secondsOf(Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace app
