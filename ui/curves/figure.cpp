// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/figure.h"

#include "ui/style/number_text.h"

#include <algorithm>
#include <cmath>

namespace ui {

BucketFigure figureOf(const BatchBucket& bucket, Figure figure) {
    const model::BatchSpan& span = bucket.span;
    return figure == Figure::loss ? BucketFigure{span.leastLoss, span.loss, span.greatestLoss, bucket.smoothLoss}
                                  : BucketFigure{span.leastAccuracy, span.accuracy, span.greatestAccuracy, bucket.smoothAccuracy};
}

double trainOf(const model::EpochMetrics& epoch, Figure figure) {
    return figure == Figure::loss ? epoch.trainLoss : epoch.trainAccuracy;
}

double testOf(const model::EpochMetrics& epoch, Figure figure) {
    return figure == Figure::loss ? epoch.testLoss : epoch.testAccuracy;
}

QString figureText(double value, Figure figure) {
    return figure == Figure::loss ? lossText(value) : percent(figure == Figure::error ? 1 - value : value, 2);
}

double plotted(double value, Figure figure) {
    if (std::isnan(value))
        return value; // leaves a gap in the line
    if (figure == Figure::error)
        return std::max(kLeastError, (1 - value) * 100);
    return figure == Figure::loss ? std::max(kLeastLoss, value) : value * 100;
}

} // namespace ui
