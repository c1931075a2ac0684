// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/experiment_runs.h"

#include "app/runs/training_forecast.h"
#include "app/runs/weights_store.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {

ExperimentRuns::ExperimentRuns(ExperimentPlan plan, std::vector<model::Model> teachers, const LoadedData& data)
    : plan_(std::move(plan)), teachers_(std::move(teachers)) {
    makeRuns();
    for (std::size_t i = 0; i < plan_.variants.size(); ++i) {
        plan_.variants[i].origin = originOf(request(runs_[i]), data);
    }
}

ExperimentRuns::ExperimentRuns(const RunStore& store, const std::string& id, ExperimentPlan plan)
    : plan_(std::move(plan)), id_(id), lock_(std::make_shared<const RunLock>(id, RunLock::Kind::study)) {
    makeRuns();
    readHowFar(store);
    if (std::ranges::any_of(runs_, [](const Run& run) { return run.isLeft() && !run.begun; })) {
        teachers_ = teachersOf(plan_); // those that go on have theirs
    }
}

void ExperimentRuns::makeRuns() {
    if (!plan_.search.empty()) {
        return;
    }
    for (const std::uint64_t seed : seedsOf(plan_.seeds)) {
        for (std::size_t variant = 0; variant < plan_.variants.size(); ++variant) {
            runs_.push_back({variant, seed});
        }
    }
    plan_.jobs = std::min(model::resolveThreads(plan_.jobs), static_cast<int>(runs_.size()));
}

void ExperimentRuns::keep(const RunStore& store) {
    const std::string id = newRunId();
    auto lock = std::make_shared<const RunLock>(id, RunLock::Kind::study);
    std::ranges::for_each(teachers_, keepWeights);
    store.beginStudy(id, experimentToJson(plan_));
    id_ = id;
    lock_ = std::move(lock);
}

void ExperimentRuns::readHowFar(const RunStore& store) {
    for (Run& run : runs_) {
        run.begun.reset();
        run.elsewhere = false;
    }
    for (const model::RunRecord& record : store.ofStudy(id_)) { // newest first
        const Variant* variant = variantOf(plan_, record.recipe);
        const auto run = std::ranges::find_if(
            runs_, [&](const Run& one) { return &plan_.variants[one.variant] == variant && one.seed == record.recipe.seed; });
        if (run == runs_.end() || run->done || run->begun || run->elsewhere) {
            continue;
        }
        if (record.outcome == model::RunOutcome::completed && record.testAccuracy) {
            run->done = record;
        } else if (record.canContinue) {
            run->begun = resumeRequest(store, record.id);
        } else {
            run->elsewhere = record.outcome == model::RunOutcome::running;
        }
    }
}

std::size_t ExperimentRuns::left() const {
    return static_cast<std::size_t>(std::ranges::count_if(runs_, &Run::isLeft));
}

RunRequest ExperimentRuns::request(const Run& run) const {
    if (run.begun) {
        return *run.begun;
    }
    const Variant& variant = plan_.variants[run.variant];
    RunRequest request;
    request.recipe = variant.recipe;
    request.recipe.seed = run.seed;
    if (plan_.jobs > 1) {
        request.recipe.threads = 1;
    }
    request.options = plan_.options;
    request.options.out.clear(); // the experiment's own
    request.study = id_;
    request.teachers = teachers_;
    request.networks = variant.origin.networks;
    request.series = variant.origin;
    return request;
}

std::optional<double> ExperimentRuns::secondsLeft(const LoadedData& data) const {
    constexpr std::size_t kMostTried = 12; // each takes a third of a second
    constexpr double kGolden = 0.6180339887498949;
    std::vector<const Run*> all; // the first that is left of each variant
    for (std::size_t i = 0; i < plan_.variants.size(); ++i) {
        const auto run = std::ranges::find_if(runs_, [i](const Run& one) { return one.variant == i && one.isLeft(); });
        if (run != runs_.end()) {
            all.push_back(&*run);
        }
    }
    double seconds = 0;
    double tried = 0;
    for (std::size_t i = 0; i < std::min(all.size(), kMostTried); ++i) {
        const double place = kGolden * static_cast<double>(i); // of many some, spread so that no grid's rows are left out
        const auto many = static_cast<double>(all.size());
        const Run& run = *all[all.size() <= kMostTried ? i : static_cast<std::size_t>((place - std::floor(place)) * many)];
        const RunRequest request = this->request(run);
        const double each = runForecast(request.recipe, data, request.networks, request.options.trainImages).seconds;
        if (each <= 0) {
            return std::nullopt;
        }
        const auto left = static_cast<double>(
            std::ranges::count_if(runs_, [&run](const Run& one) { return one.variant == run.variant && one.isLeft(); }));
        seconds += each * left;
        tried += left;
    }
    return tried > 0 ? seconds / tried * static_cast<double>(this->left()) / plan_.jobs : 0;
}

ExperimentPlan keptPlan(const RunStore& store, const std::string& id) {
    const std::string text = store.studyOptions(id);
    if (text.empty()) {
        throw model::Error("There is no study " + id + ".", "digitlab runs list --json names the study of each run.");
    }
    return experimentFromJson(text, "study " + id);
}

} // namespace app
