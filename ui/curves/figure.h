// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/batch_pyramid.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace ui {

/// What a plot shows: losses in nats, accuracies as fractions, or what is missing of these to 1 as the error rate.
enum class Figure { loss, accuracy, error };

/// Whether its axis is.
constexpr bool isLogarithmic(Figure figure) {
    return figure != Figure::accuracy;
}

/// What a bucket says about one figure; of the error rate its accuracies.
struct BucketFigure {
    double least = 0;
    double mean = 0;
    double greatest = 0;
    double smooth = 0; ///< moving average at the last batch
};
BucketFigure figureOf(const BatchBucket& bucket, Figure figure);

double trainOf(const model::EpochMetrics& epoch, Figure figure);
double testOf(const model::EpochMetrics& epoch, Figure figure);

/// For people: "0.0412", "99.43 %"; an accuracy as "0.57 %" where the figure is the error rate.
QString figureText(double value, Figure figure);

inline constexpr double kLeastLoss = 1e-6;  ///< a logarithmic axis has no zero
inline constexpr double kLeastError = 1e-3; ///< percent

/// The place on the plot's axis: nats, at least kLeastLoss, or percent, of an error at least kLeastError.
double plotted(double value, Figure figure);

/// The spread of one figure of an epoch among several runs.
struct EpochBand {
    int epoch = 0;
    int runs = 0; ///< that have finished the epoch
    double lowest = 0;
    double mean = 0;
    double highest = 0;
    double squares = 0; ///< of how far they lie from the mean, the sum

    double deviation() const; ///< of the sample (n − 1); 0 for one
};

/// The spread of a series' test values: what any number of runs come to in the memory of one.
class EpochBands {
public:
    /// Takes in an epoch of any of the runs; values that are no numbers count for nothing.
    void add(const model::EpochMetrics& epoch);

    /// One band for each epoch, in order, that so many runs have finished.
    std::vector<EpochBand> bands(Figure figure, int leastRuns = 2) const;

    /// The band of the epoch nearest to a place on the epoch axis.
    std::optional<EpochBand> nearest(double epoch, Figure figure, int leastRuns) const;

    /// That of two runs or more for people; nothing without one.
    QStringList describe(double epoch, Figure figure) const;

private:
    std::array<std::vector<EpochBand>, 2> spreads_; ///< by figure, then by epoch
};

} // namespace ui
