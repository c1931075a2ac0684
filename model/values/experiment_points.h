// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/variants.h"

#include <cstddef>
#include <string>
#include <vector>

namespace model {

/// What runs can be set against: a setting, a cost, or the variant that they are of.
struct PlotAxis {
    std::string title;                   ///< in English
    std::string setting;                 ///< its option in the terminal; empty for the others
    std::vector<double> values;          ///< a run each; of names their place
    std::vector<std::size_t> named = {}; ///< instead of numbers: of each name the first run that has it
    bool logarithmic = false;
    bool VariantRow::*front = nullptr; ///< of a cost: whether a variant is on the front of the best
};

inline constexpr const char* kParametersAxis = "Parameters";
inline constexpr const char* kSecondsAxis = "Seconds";
inline constexpr const char* kVariantAxis = "Variant";

/// What a plot of an experiment shows.
struct ExperimentPoints {
    std::vector<RunRecord> runs;        ///< completed and tested, as they were begun
    std::vector<std::size_t> variantOf; ///< of each run, a place in …
    std::vector<VariantResults> variants;
    std::vector<VariantRow> rows; ///< … and in these
    std::vector<PlotAxis> axes;   ///< in which the runs differ: settings, then costs, last the variants

    /// Where a variant stands on the axis: the mean of its runs, of which there is one at least.
    double place(const PlotAxis& axis, std::size_t variant) const;
    /// Whether it is on the front of the axis' cost; of what costs nothing: whether it is the most accurate.
    bool isBest(const PlotAxis& axis, std::size_t variant) const;
};

/// Of runs by their variants, the first of which is what the others are compared with.
ExperimentPoints experimentPoints(const std::vector<std::vector<const RunRecord*>>& variants);

/// The runs by their series, as these were begun; a run that belongs to none is one by itself.
std::vector<std::vector<const RunRecord*>> byVariant(const std::vector<RunRecord>& runs);

} // namespace model
