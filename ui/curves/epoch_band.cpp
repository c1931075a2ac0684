// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/epoch_band.h"

#include "ui/style/number_text.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <map>

namespace ui {

std::vector<EpochBand> epochBands(const std::vector<CurveHistory>& runs, bool ofLoss) {
    std::map<int, EpochBand> byEpoch;
    for (const CurveHistory& run : runs) {
        for (const model::EpochMetrics& metrics : run.epochs()) {
            const double value = ofLoss ? metrics.testLoss : metrics.testAccuracy;
            if (!std::isfinite(value))
                continue;
            const auto [found, first] = byEpoch.try_emplace(metrics.epoch, EpochBand{metrics.epoch, 0, value, 0, value});
            EpochBand& band = found->second;
            ++band.runs;
            band.lowest = std::min(band.lowest, value);
            band.mean += (value - band.mean) / band.runs;
            band.highest = std::max(band.highest, value);
        }
    }
    std::vector<EpochBand> bands;
    for (const auto& [epoch, band] : byEpoch) {
        if (band.runs > 1)
            bands.push_back(band);
    }
    return bands;
}

QStringList describeBand(const std::vector<EpochBand>& bands, double epoch, bool ofLoss) {
    const auto band = std::find_if(bands.rbegin(), bands.rend(), [epoch](const EpochBand& b) { return b.epoch <= epoch; });
    if (band == bands.rend())
        return {};
    const auto text = [ofLoss](double value) { return ofLoss ? lossText(value) : percent(value, 2); };
    return {QObject::tr("%1 seeds, epoch %2: mean %3").arg(band->runs).arg(band->epoch).arg(text(band->mean)),
            QObject::tr("from %1 to %2").arg(text(band->lowest), text(band->highest))};
}

} // namespace ui
