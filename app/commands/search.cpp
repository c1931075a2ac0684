// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/search.h"

#include "app/commands/interrupt.h"
#include "app/storage/opened_database.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/model_file.h"
#include "model/network/class_order.h"
#include "model/network/evaluation.h"
#include "model/training/model_card.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace app {

using console::format;

HalvingSearch::HalvingSearch(const ExperimentPlan& plan, const std::string& id, const LoadedData& data)
    : plan_(plan), search_(searchFromJson(plan.search, plan.name)), data_(data), id_(id) {
    plan_.jobs = std::min(model::resolveThreads(plan_.jobs), search_.configurations);
    for (int i = 0; i < search_.configurations; ++i) {
        Variant& variant = variants_.emplace_back(drawn(search_, i, model::classCount(data.train.classes)));
        variant.recipe.validate = true;
        model::TrainingOptions limits;
        limits.trainImages = plan_.options.trainImages;
        model::checkFits(variant.recipe, limits, data.train);
    }
    if (!id_.empty()) {
        lock_ = std::make_unique<RunLock>(id_, RunLock::Kind::study);
        checkSameData("Search " + id_, data.name, plan_.variants.front().origin, data);
        return;
    }
    plan_.variants = {{variants_.front().recipe, originOf(requestOf(variants_.front().recipe, 0), data)}}; // for its data
    id_ = newRunId();
    lock_ = std::make_unique<RunLock>(id_, RunLock::Kind::study);
    RunStore(*openDatabase(databasePath()).database).beginStudy(id_, experimentToJson(plan_));
}

int HalvingSearch::configurationsIn(int rung) const {
    int left = search_.configurations;
    for (int i = 0; i < rung; ++i) {
        left = std::max(left / search_.keepOneOf, 1);
    }
    return left;
}

int HalvingSearch::epochsAt(int rung) const {
    int epochs = search_.firstEpochs;
    for (int i = 0; i < rung; ++i) {
        epochs *= search_.keepOneOf;
    }
    return epochs;
}

int HalvingSearch::budget(int rungs) const {
    int epochs = 0;
    for (int rung = 0; rung < rungs; ++rung) {
        epochs += configurationsIn(rung) * (epochsAt(rung) - (rung > 0 ? epochsAt(rung - 1) : 0) + copyEpochsAt(rung));
    }
    return epochs;
}

RunRequest HalvingSearch::requestOf(const model::Recipe& recipe, int configuration) const {
    RunRequest request;
    request.recipe = recipe;
    if (plan_.jobs > 1) {
        request.recipe.threads = 1;
    }
    request.options = plan_.options;
    request.options.out.clear();
    request.study = id_;
    request.networks = variants_[static_cast<std::size_t>(configuration)].origin.networks;
    request.readTest = false;
    return request;
}

std::optional<model::RunRecord> HalvingSearch::newest(const std::string& name) const {
    const OpenedDatabase opened = openDatabase(databasePath());
    for (model::RunRecord& run : RunStore(*opened.database).ofStudy(id_)) {
        if (run.recipe.name == name) {
            return std::move(run);
        }
    }
    return std::nullopt;
}

void HalvingSearch::follow(RunObserver& observer, model::TrainingControl& control) {
    observer.onError = [this](const QString& what, const QString& hint) { progress_.printError(what, hint); };
    observer.batchFinished = [this, &control](const model::BatchMetrics&) {
        InterruptGuard::passOn(control_);
        if (control_.stopRequested()) {
            control.stop();
        }
        const std::lock_guard lock(mutex_);
        const int all = budget(search_.rungs);
        progress_.show(format("%d of %d epochs", spent_, all), static_cast<double>(spent_) / all, "");
    };
}

/// Trains the configuration, or goes on with it, until the rung's end. Returns its run; empty when it was stopped before.
std::string HalvingSearch::learnUntil(int configuration, int rung) {
    model::Recipe recipe = variants_[static_cast<std::size_t>(configuration)].recipe;
    const int all = epochsAt(search_.rungs - 1);
    const int epochs = epochsAt(rung);
    recipe.epochs = all + 1; // it is never completed, so that its checkpoint stays
    recipe.warmUp *= static_cast<double>(search_.firstEpochs) / recipe.epochs; // of the first rung
    recipe.schedule = model::Schedule::constant;
    recipe.calmEpochs = 0;
    RunRequest request = requestOf(recipe, configuration);
    if (const auto run = newest(recipe.name); run && run->canContinue) {
        if (run->epochs >= epochs) {
            return run->id;
        }
        request = resumeRequest(RunStore(*openDatabase(databasePath()).database), run->id);
        request.readTest = false;
    }
    model::TrainingControl control;
    RunObserver observer;
    follow(observer, control);
    int reached = 0;
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) {
        reached = m.epoch;
        if (m.epoch >= epochs) {
            control.stop();
        }
        const std::lock_guard lock(mutex_);
        ++spent_;
    };
    const RecordedRun run = trainAndRecord(request, data_, control, observer);
    return reached >= epochs ? run.id : std::string();
}

/// Takes the configuration to the rung's end, and its copy to the end of the falling rate.
std::optional<RungResult> HalvingSearch::reach(int configuration, int rung) {
    model::Recipe recipe = variants_[static_cast<std::size_t>(configuration)].recipe;
    recipe.name += ", rung " + std::to_string(rung + 1);
    RungResult result{configuration, rung};
    std::optional<model::RunRecord> copy = newest(recipe.name);
    if (!copy || copy->outcome != model::RunOutcome::completed) {
        std::optional<RunRequest> request;
        if (copy && copy->canContinue) {
            request = resumeRequest(RunStore(*openDatabase(databasePath()).database), copy->id);
            request->readTest = false;
        } else {
            const std::string learned = learnUntil(configuration, rung);
            if (learned.empty()) {
                return std::nullopt;
            }
            recipe.epochs = copyEpochsAt(rung);
            recipe.schedule = model::Schedule::linear;
            recipe.warmUp = 0;
            recipe.calmEpochs = std::min(recipe.calmEpochs, recipe.epochs);
            recipe.seed += static_cast<std::uint64_t>(rung) + 1; // other orders and variations of the images
            request = requestOf(recipe, configuration);
            const model::Checkpoint checkpoint = model::loadCheckpoint(checkpointPath(learned));
            request->initialWeights = model::Model{checkpoint.weights, model::makeCard(recipe, {}, data_.identity())};
        }
        model::TrainingControl control;
        RunObserver observer;
        follow(observer, control);
        observer.epochFinished = [&](const model::EpochMetrics&, const model::Evaluation&) {
            const std::lock_guard lock(mutex_);
            ++spent_;
        };
        if (trainAndRecord(*request, data_, control, observer).result.end != model::TrainingEnd::completed) {
            return std::nullopt;
        }
        copy = newest(recipe.name);
    }
    if (copy) {
        const OpenedDatabase opened = openDatabase(databasePath());
        const model::RunCurve curve = RunStore(*opened.database).curve(copy->id);
        if (!curve.epochMetrics.empty()) {
            result.accuracy = curve.epochMetrics.back().testAccuracy;
            result.loss = curve.epochMetrics.back().testLoss;
        }
        result.seconds = copy->seconds;
        result.run = copy->id;
        result.model = copy->model;
    }
    return result;
}

std::optional<RungResult> HalvingSearch::run(const Observer& observer) {
    const InterruptGuard guard;
    std::vector<int> in(static_cast<std::size_t>(search_.configurations));
    std::ranges::generate(in, [next = 0]() mutable { return next++; });
    std::vector<RungResult> ranked;
    for (int rung = 0; rung < search_.rungs; ++rung) {
        ranked.clear();
        std::atomic<std::size_t> next = 0;
        std::atomic<bool> all = true;
        std::vector<std::future<void>> workers;
        for (int job = 0; job < plan_.jobs; ++job) {
            workers.push_back(std::async(std::launch::async, [&] {
                for (std::size_t i = next++; i < in.size(); i = next++) {
                    std::optional<RungResult> result;
                    try {
                        result = control_.stopRequested() ? std::nullopt : reach(in[i], rung);
                    } catch (const FailedRun& error) {
                        if (!error.diverged) {
                            throw;
                        }
                        result = RungResult{in[i], rung}; // it goes
                    }
                    if (!result) {
                        all = false;
                        continue;
                    }
                    const std::lock_guard lock(mutex_);
                    ranked.push_back(*result);
                    progress_.clear();
                    observer.finished(*result);
                }
            }));
        }
        for (std::future<void>& worker : workers) {
            worker.get();
        }
        progress_.clear();
        if (!all) {
            return std::nullopt;
        }
        std::ranges::sort(ranked, {},
                          [](const RungResult& one) { return std::tuple(-one.accuracy, one.loss, one.configuration); });
        const bool last = rung + 1 == search_.rungs;
        const auto left = static_cast<std::size_t>(last ? 1 : configurationsIn(rung + 1));
        spent_ = budget(rung + 1);
        observer.ranked(rung, ranked, left);
        in.clear();
        for (std::size_t i = 0; i < left; ++i) {
            in.push_back(ranked[i].configuration);
        }
    }
    return ranked.front();
}

double HalvingSearch::testAccuracy(const RungResult& winner) const {
    const OpenedDatabase opened = openDatabase(databasePath());
    const RunStore store(*opened.database);
    model::RunRecord run = store.find(winner.run);
    if (!run.testAccuracy) {
        const model::Model model = model::withClasses(model::loadModel(run.model), data_.test.classes, "The winner");
        const auto predictor = model::makePredictor(model.weights, {.threads = 0});
        model::ShiftAveraging shifted(*predictor);
        run.testAccuracy = model::evaluate(run.recipe.shiftAveraging ? shifted : *predictor, data_.test).accuracy();
        store.end(run.id, {run.outcome, run.reason, run, std::filesystem::path(run.model).filename().string(), run.ended});
    }
    return *run.testAccuracy;
}

} // namespace app
