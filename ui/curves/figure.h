// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/batch_pyramid.h"

#include <QString>

namespace ui {

/// Which of the two figures a plot shows; losses in nats, accuracies as fractions.
enum class Figure { loss, accuracy };

/// What a bucket says about one figure.
struct BucketFigure {
    double least = 0;
    double mean = 0;
    double greatest = 0;
    double smooth = 0; ///< moving average at the last batch
};
BucketFigure figureOf(const BatchBucket& bucket, Figure figure);

double trainOf(const model::EpochMetrics& epoch, Figure figure);
double testOf(const model::EpochMetrics& epoch, Figure figure);

/// For people: "0.0412", "99.43 %".
QString figureText(double value, Figure figure);

inline constexpr double kLeastLoss = 1e-6; ///< a logarithmic axis has no zero

/// The place on the plot's axis: nats, at least kLeastLoss, or percent.
double plotted(double value, Figure figure);

} // namespace ui
