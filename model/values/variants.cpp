// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/variants.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace model {
namespace {

/// P(|T| ≥ t) of Student's distribution (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
double studentTails(double t, int freedom) {
    const double angle = std::atan(t / std::sqrt(freedom));
    const double cosine = std::cos(angle);
    const bool odd = freedom % 2 == 1;
    double term = odd ? cosine : 1.0;
    double sum = freedom == 1 ? 0.0 : term;
    for (int k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
        term *= cosine * cosine * (k - 1) / k;
        sum += term;
    }
    sum *= std::sin(angle);
    return 1 - (odd ? 2 / std::numbers::pi * (angle + sum) : sum);
}

/// Corrects for so many comparisons (Holm 1979).
void correct(std::vector<PairedDifference*>& differences) {
    std::ranges::sort(differences, {}, &PairedDifference::p);
    double largest = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
        largest = std::max(largest, std::min(1.0, differences[i]->p * static_cast<double>(differences.size() - i)));
        differences[i]->p = largest;
    }
}

} // namespace

std::optional<PairedDifference> pairedTest(const std::vector<double>& differences) {
    if (differences.size() < 2) {
        return std::nullopt;
    }
    const auto pairs = static_cast<int>(differences.size());
    const Spread spread = spreadOf(differences);
    const double error = spread.deviation / std::sqrt(pairs);
    constexpr double kRounding = 1e-12; // accuracies that are alike differ by their last bits
    const double p = std::abs(spread.mean) < kRounding ? 1
                     : error < kRounding               ? std::exp2(1 - pairs)
                                                       : studentTails(std::abs(spread.mean) / error, pairs - 1);
    return PairedDifference{pairs, spread.mean, p};
}

std::vector<VariantRow> compareVariants(const std::vector<VariantResults>& variants) {
    std::vector<VariantRow> rows;
    for (const VariantResults& variant : variants) {
        VariantRow& row = rows.emplace_back();
        std::vector<double> accuracies;
        std::vector<double> differences;
        for (const auto& [seed, accuracy] : variant.accuracies) {
            accuracies.push_back(accuracy);
            const auto& first = variants.front().accuracies;
            if (const auto other = first.find(seed); other != first.end() && rows.size() > 1) {
                differences.push_back(accuracy - other->second);
            }
        }
        row.runs = static_cast<int>(accuracies.size());
        row.accuracy = spreadOf(accuracies);
        row.toFirst = pairedTest(differences);
    }
    std::vector<PairedDifference*> differences;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].toFirst) {
            differences.push_back(&*rows[i].toFirst);
        }
        const auto best = [&](auto cost) {
            for (std::size_t other = 0; other < rows.size(); ++other) {
                const double more = rows[other].accuracy.mean - rows[i].accuracy.mean;
                const auto dearer = cost(variants[i]) - cost(variants[other]);
                if (rows[other].runs > 0 && (more > 0 ? dearer >= 0 : more == 0 && dearer > 0)) {
                    return false;
                }
            }
            return rows[i].runs > 0;
        };
        rows[i].fewestParameters = best([](const VariantResults& variant) { return variant.parameters; });
        rows[i].fewestSeconds = best([](const VariantResults& variant) { return variant.seconds; });
    }
    correct(differences);
    return rows;
}

const char* verdictOf(const PairedDifference& difference) {
    return difference.p >= kSignificant ? "chance" : difference.mean > 0 ? "better" : "worse";
}

} // namespace model
