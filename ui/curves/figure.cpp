// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/figure.h"

#include "ui/style/number_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ui {
namespace {

/// The error rate's spread is the accuracy's, seen from the other side.
std::size_t placeOf(Figure figure) {
    return figure == Figure::loss ? 0 : 1;
}

} // namespace

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

double EpochBand::deviation() const {
    return runs > 1 ? std::sqrt(squares / (runs - 1)) : 0;
}

void EpochBands::add(const model::EpochMetrics& epoch) {
    for (const Figure figure : {Figure::loss, Figure::accuracy}) {
        const double value = testOf(epoch, figure);
        if (!std::isfinite(value))
            continue;
        auto& spreads = spreads_[placeOf(figure)];
        auto found = std::lower_bound(spreads.begin(), spreads.end(), epoch.epoch,
                                      [](const EpochBand& band, int number) { return band.epoch < number; });
        if (found == spreads.end() || found->epoch != epoch.epoch)
            found = spreads.insert(found, EpochBand{epoch.epoch, 0, value, 0, value});
        ++found->runs;
        found->lowest = std::min(found->lowest, value);
        const double before = value - found->mean;
        found->mean += before / found->runs;
        found->squares += before * (value - found->mean);
        found->highest = std::max(found->highest, value);
    }
}

std::vector<EpochBand> EpochBands::bands(Figure figure, int leastRuns) const {
    std::vector<EpochBand> bands;
    const auto& spreads = spreads_[placeOf(figure)];
    std::ranges::copy_if(spreads, std::back_inserter(bands),
                         [leastRuns](const EpochBand& band) { return band.runs >= leastRuns; });
    return bands;
}

std::optional<EpochBand> EpochBands::nearest(double epoch, Figure figure, int leastRuns) const {
    const std::vector<EpochBand> all = bands(figure, leastRuns);
    const auto band = std::ranges::min_element(all, {}, [epoch](const EpochBand& b) { return std::abs(b.epoch - epoch); });
    return band == all.end() ? std::nullopt : std::optional(*band);
}

QStringList EpochBands::describe(double epoch, Figure figure) const {
    const std::optional<EpochBand> band = nearest(epoch, figure, 2);
    if (!band)
        return {};
    return {QObject::tr("%1 seeds, epoch %2: mean %3").arg(band->runs).arg(band->epoch).arg(figureText(band->mean, figure)),
            QObject::tr("from %1 to %2").arg(figureText(band->lowest, figure), figureText(band->highest, figure))};
}

} // namespace ui
