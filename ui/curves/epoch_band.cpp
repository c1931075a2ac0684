// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/epoch_band.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ui {

std::vector<EpochBand> epochBands(const std::vector<const CurveHistory*>& runs, double model::EpochMetrics::*figure) {
    std::map<int, EpochBand> byEpoch;
    for (const CurveHistory* run : runs) {
        for (const model::EpochMetrics& metrics : run->epochs()) {
            const double value = metrics.*figure;
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

} // namespace ui
