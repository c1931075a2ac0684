// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run.h"

#include "model/training/fine_tune.h"
#include "model/training/model_card.h"

#include "model/values/spread.h"
#include "ui/pages/run_differences.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace app {

SeedSeries::SeedSeries(const RunRequest& first, int runs) : left_(static_cast<std::size_t>(runs), first), runs_(runs) {
    std::uint64_t seed = first.recipe.seed;
    for (RunRequest& request : left_) {
        request.recipe.seed = seed++;
    }
}

SeedSeries::SeedSeries(std::vector<RunRequest> left, std::vector<DoneRun> done, std::optional<Seed> best)
    : left_(std::move(left)), done_(std::move(done)), best_(std::move(best)),
      runs_(static_cast<int>(left_.size() + done_.size())) {}

void SeedSeries::belongTo(const ExperimentRuns& experiment) {
    plan_ = std::make_shared<const ExperimentPlan>(experiment.plan());
    lock_ = experiment.lock();
}

bool SeedSeries::finishRun(std::shared_ptr<const model::Model> model, std::shared_ptr<const model::Evaluation> test,
                           const std::string& run) {
    const auto accuracyOf = [](const model::Model& of) {
        return of.card.measured ? std::optional(of.card.measured->accuracy) : std::nullopt;
    };
    const auto meritOf = [&](const model::Model& of) { return model::merit(of.card.validationAccuracy, accuracyOf(of)); };
    done_.push_back({recipe().name, accuracyOf(*model).value_or(0)});
    if (!best_ || meritOf(*model) > meritOf(*best_->model)) {
        best_ = Seed{recipe().seed, std::move(model), std::move(test), run};
    }
    const bool more = finished() < runs_;
    if (more) {
        left_.erase(left_.begin());
    }
    return more;
}

bool SeedSeries::hasVariants() const {
    const auto isOther = [this](const std::string& name) { return name != recipe().name; };
    return std::ranges::any_of(done_, isOther, &DoneRun::recipe) ||
           std::ranges::any_of(left_, [&](const RunRequest& run) { return isOther(run.recipe.name); });
}

QString SeedSeries::place() const {
    if (hasVariants()) {
        return QCoreApplication::translate("app::Session", "%1 · run %2 of %3")
            .arg(QString::fromStdString(recipe().name), QString::number(finished() + 1), QString::number(runs_));
    }
    return isRepeated() ? QCoreApplication::translate("app::Session", "Seed %1 of %2").arg(finished() + 1).arg(runs_) : QString();
}

int SeedSeries::epochsToCome() const {
    return std::accumulate(left_.begin() + 1, left_.end(), 0,
                           [](int sum, const RunRequest& run) { return sum + run.recipe.epochs; });
}

QString SeedSeries::summary() const {
    std::map<std::string, std::vector<double>> accuracies;
    for (const DoneRun& run : done_) {
        accuracies[run.recipe].push_back(run.accuracy);
    }
    if (accuracies.empty()) {
        return {};
    }
    const auto best =
        std::ranges::max_element(accuracies, {}, [](const auto& variant) { return model::spreadOf(variant.second).mean; });
    const model::Spread spread = model::spreadOf(best->second);
    if (hasVariants()) {
        return QCoreApplication::translate("app::Session", "%1 of %2 runs are done; the best mean is that of %3, %4")
            .arg(QString::number(finished()), QString::number(runs_), QString::fromStdString(best->first),
                 ui::percent(spread.mean, 2));
    }
    return ui::spreadText(finished() < runs_ ? QCoreApplication::translate("app::Session", "%1 of %2").arg(finished()).arg(runs_)
                                             : QString::number(runs_),
                          spread);
}

QString Run::name() const {
    if (kind == Kind::fineTuning) {
        return QCoreApplication::translate("app::Session", "fine-tuned");
    }
    const QString name = QString::fromStdString(recipe().name);
    return series.isRepeated() ? ui::seedName(name, recipe().seed) : name;
}

QString Run::nameSoFar() const {
    const int epoch = std::clamp(static_cast<int>(epochsDone) + 1, 1, std::max(recipe().epochs, 1));
    return QCoreApplication::translate("app::Session", "%1 · epoch %2").arg(name(), QString::number(epoch));
}

std::shared_ptr<const model::Model> Run::modelSoFar() const {
    if (!weights) {
        return nullptr;
    }
    model::Model model{*weights, model::makeCard(recipe(), progress, data->identity())};
    if (kind == Kind::fineTuning) {
        model.card.dataSet += model::kOwnDrawingsNote;
    }
    return std::make_shared<const model::Model>(std::move(model));
}

void Run::beginNextSeed() {
    id.clear();
    weights.reset();
    progress = {};
    epochsDone = 0;
}

} // namespace app
