// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/seed_series.h"

#include "model/train/spread.h"
#include "ui/pages/run_differences.h"

#include <QCoreApplication>

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
    return isRepeated() ? QCoreApplication::translate("app::Session", "Seed %1 of %2").arg(finished() + 1).arg(runs_) : QString();
}

QString SeedSeries::summary() const {
    const model::Spread spread = model::spreadOf(accuracies_);
    return ui::spreadText(finished() < runs_ ? QCoreApplication::translate("app::Session", "%1 of %2").arg(finished()).arg(runs_)
                                             : QString::number(runs_),
                          spread);
}

} // namespace app
