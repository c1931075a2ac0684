// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/run_series.h"

#include "ui/style/number_text.h"

#include <algorithm>

namespace ui {

RunSeries::Extent RunSeries::extent() const {
    Extent extent;
    for (const CurveHistory& run : runs_) {
        extent.leastLoss = std::min(extent.leastLoss, run.leastLoss());
        extent.greatestLoss = std::max(extent.greatestLoss, run.greatestLoss());
        extent.weakestAccuracy = std::min(extent.weakestAccuracy, run.weakestAccuracy());
    }
    return extent;
}

std::vector<EpochBand> RunSeries::bands(bool ofLoss) const {
    std::vector<const CurveHistory*> runs;
    for (const CurveHistory& run : runs_)
        runs.push_back(&run);
    return epochBands(runs, ofLoss ? &model::EpochMetrics::testLoss : &model::EpochMetrics::testAccuracy);
}

QStringList RunSeries::describe(double epoch, bool ofLoss) const {
    QStringList lines = current().describe(epoch, ofLoss);
    const std::vector<EpochBand> all = bands(ofLoss);
    const auto band = std::find_if(all.rbegin(), all.rend(), [epoch](const EpochBand& b) { return b.epoch <= epoch; });
    if (band != all.rend()) {
        const auto text = [ofLoss](double value) { return ofLoss ? lossText(value) : percent(value, 2); };
        lines << QObject::tr("%1 seeds, epoch %2: mean %3").arg(band->runs).arg(band->epoch).arg(text(band->mean));
        lines << QObject::tr("from %1 to %2").arg(text(band->lowest), text(band->highest));
    }
    return lines;
}

} // namespace ui
