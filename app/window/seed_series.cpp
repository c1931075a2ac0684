// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/seed_series.h"

#include "model/train/spread.h"

namespace app {

bool SeedSeries::finishRun(double accuracy) {
    accuracies_.push_back(accuracy);
    const bool more = finished() < runs_;
    if (more) {
        ++recipe_.seed;
    }
    return more;
}

QString SeedSeries::place() const {
    return isRepeated() ? QString("Seed %1 of %2").arg(finished() + 1).arg(runs_) : QString();
}

QString SeedSeries::summary() const {
    const model::Spread spread = model::spreadOf(accuracies_);
    const auto percent = [](double fraction) { return QString::number(100 * fraction, 'f', 2); };
    return QString("%1 seeds: mean %2 % ± %3 (%4 … %5)")
        .arg(finished() < runs_ ? QString("%1 of %2").arg(finished()).arg(runs_) : QString::number(runs_))
        .arg(percent(spread.mean), percent(spread.deviation), percent(spread.smallest), percent(spread.largest));
}

} // namespace app
