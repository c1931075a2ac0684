// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/begun_experiment.h"

#include "app/runs/experiment_file.h"
#include "app/runs/training_forecast.h"
#include "model/values/error.h"

namespace app {

BegunExperiment beginExperiment(const RunStore& store, const std::string& nameOrFile, bool shortForm, const LoadedData& data) {
    BegunExperiment begun{
        newRunId(), readExperiment(nameOrFile, shortForm, model::classCount(data.train.classes)), {}, 0, nullptr};
    ExperimentPlan& plan = begun.plan;
    if (!plan.search.empty()) {
        throw model::Error(nameOrFile + " is a search, which the terminal runs.", "digitlab experiment " + nameOrFile);
    }
    plan.jobs = 1;
    plan.options.dataFolder = data.folder;
    const std::vector<std::uint64_t> seeds = seedsOf(plan.seeds);
    for (Variant& variant : plan.variants) {
        RunRequest request;
        request.recipe = variant.recipe;
        request.options = plan.options;
        request.study = begun.id;
        request.networks = variant.origin.networks;
        request.networks = networksOf(request, data);
        variant.origin = originOf(request, data);
        for (const std::uint64_t seed : seeds) {
            request.recipe.seed = seed;
            begun.runs.push_back(request);
        }
        begun.seconds += static_cast<double>(seeds.size()) * runForecast(request.recipe, data, request.networks).seconds;
    }
    begun.lock = std::make_shared<const RunLock>(begun.id, RunLock::Kind::study);
    store.beginStudy(begun.id, experimentToJson(plan));
    return begun;
}

} // namespace app
