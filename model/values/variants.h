// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/spread.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What an experiment compares.
namespace model {

/// A variant's finished runs.
struct VariantResults {
    std::string name;
    std::int64_t parameters = 0;
    std::map<std::uint64_t, double> accuracies; ///< by seed; fractions
    double seconds = 0;                         ///< of a run, the mean
};

/// Two variants over the seeds that both have.
struct PairedDifference {
    int pairs = 0;
    double mean = 0; ///< how much more accurate the second is, a fraction
    double p = 1;    ///< see `pairedTest`; in a table of several variants corrected by Holm (1979)
};

/// Paired t test, two-sided: the probability of a mean difference at least so far from 0 where only chance makes one (Student
/// 1908), given that differences are normally distributed. Of differences that are all alike, and not 0, it is that of the sign
/// test. Nothing for fewer than two.
std::optional<PairedDifference> pairedTest(const std::vector<double>& differences);

inline constexpr const char* kPairedTest = "paired t test over the seeds, two-sided, corrected by Holm";

/// Below this p a difference is called better or worse; else it may be chance.
inline constexpr double kSignificant = 0.05;

struct VariantRow {
    Spread accuracy;
    int runs = 0;
    std::optional<PairedDifference> toFirst; ///< nothing for the first, and where they share fewer than two seeds
    bool fewestParameters = false;           ///< no variant with as few parameters is more accurate
    bool fewestSeconds = false;              ///< no variant that takes as little time is
};

/// A row a variant, compared with the first. Those without a finished run are on no front.
std::vector<VariantRow> compareVariants(const std::vector<VariantResults>& variants);

/// "better", "worse" or "chance".
const char* verdictOf(const PairedDifference& difference);

} // namespace model
