// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace app {

/// An interval that holds the true median with at least this probability.
inline constexpr double kConfidence = 0.99;

/// Of pairs, for such an interval.
inline constexpr int kFewestPairs = 8;

/// The ratio of two programs' times, from pairs of measurements in turn.
struct PairedRatio {
    double median = 1;
    double low = 0;  ///< of the interval
    double high = 0; ///< … infinite, and `low` 0, from fewer than kFewestPairs
};

/// The median of at least one ratio and its interval by the sign test: two of the ratios themselves, whatever their distribution.
/// Source: W. J. Conover, Practical Nonparametric Statistics, 3.2.
PairedRatio pairedRatio(std::vector<double> ratios);

/// A figure that two programs measured in turn.
struct ComparedFigure {
    std::string key;  ///< in what `bench --json` prints
    std::string name; ///< with its unit
    int decimals = 0;
    double ours = 0; ///< medians
    double others = 0;
    PairedRatio time; ///< ours over the other's; of speeds the inverse
    const char* verdict = "";
};

/// What to measure.
struct ComparisonSettings {
    std::string data; ///< as `digitlab bench` takes it; empty: the default
    int threads = 0;
    int pairs = kFewestPairs;
};

/// Runs `bench --quick` of `program` and of `other` in turn, so many times. Throws `model::Error` when one of them fails or they
/// measured different things.
std::vector<ComparedFigure> compareBenches(const std::string& program, const std::string& other,
                                           const ComparisonSettings& settings);

} // namespace app
