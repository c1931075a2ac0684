// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/seed_series.h"

#include "model/values/spread.h"
#include "ui/pages/run_differences.h"

#include <QCoreApplication>

#include <utility>

namespace app {

SeedSeries::SeedSeries(const RunRequest& first, int runs) : left_(static_cast<std::size_t>(runs), first), runs_(runs) {
    std::uint64_t seed = first.recipe.seed;
    for (RunRequest& request : left_) {
        request.recipe.seed = seed++;
    }
}

SeedSeries::SeedSeries(std::vector<RunRequest> left, std::vector<double> done)
    : left_(std::move(left)), accuracies_(std::move(done)), runs_(static_cast<int>(left_.size() + accuracies_.size())) {}

bool SeedSeries::finishRun(double accuracy) {
    accuracies_.push_back(accuracy);
    const bool more = finished() < runs_;
    if (more) {
        left_.erase(left_.begin());
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
