// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/study.h"

#include "app/commands/command_options.h"
#include "app/commands/data_reports.h"
#include "app/commands/interrupt.h"
#include "app/report_errors.h"
#include "app/runs/run_json.h"
#include "app/runs/weights_store.h"
#include "app/storage/model_rescue.h"
#include "app/storage/opened_database.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <future>

namespace app {

using Json = nlohmann::ordered_json;
using console::format;

namespace {

/// Of the last epoch, whichever the recipe chooses: an epoch chosen by the images it is then measured on looks too good.
SeedResult seedResult(std::uint64_t seed, const model::EpochMetrics& last, double seconds) {
    return {seed, last.testAccuracy, last.testLoss, seconds};
}

} // namespace

Study::Study(const StudyOptions& options, const LoadedData& data)
    : options_(options), data_(data), id_(options.resume), seeds_(seedsOf(options.plan.seeds)),
      jobs_(std::min(model::resolveThreads(options.plan.jobs), static_cast<int>(seeds_.size()))), done_(seeds_.size()) {
    if (id_.empty()) {
        teachers_ = loadModels(options.teachers, options.teacherNetwork);
        networks_ = networksOf(newSeed(seeds_.front()), data);
        warnOfHeldBackImages(newSeed(seeds_.front()), data);
        keep();
    } else {
        lock_ = std::make_unique<RunLock>(id_, RunLock::Kind::study);
        checkSameData("Study " + id_, data.name, options.plan.origin, data);
        teachers_ = teachersOf(options.plan);
        networks_ = options.plan.origin.networks;
        readHowFar();
    }
}

/// A run of the plan that was not begun yet.
RunRequest Study::newSeed(std::uint64_t seed) const {
    RunRequest request;
    request.recipe = options_.plan.recipe;
    request.recipe.seed = seed;
    if (jobs_ > 1) {
        request.recipe.threads = 1;
    }
    request.options = options_.plan.options;
    request.options.out.clear(); // the study's own
    request.study = id_;
    request.teachers = teachers_;
    request.networks = networks_;
    return request;
}

/// Stores the plan of a new study.
void Study::keep() {
    reportErrors(
        [&] {
            const std::string id = newRunId();
            auto lock = std::make_unique<RunLock>(id, RunLock::Kind::study);
            StudyPlan plan = options_.plan;
            plan.origin = originOf(newSeed(seeds_.front()), data_);
            std::ranges::for_each(teachers_, keepWeights);
            RunStore(*openDatabase(databasePath()).database).beginStudy(id, studyPlanToJson(plan));
            id_ = id;
            lock_ = std::move(lock);
        },
        [&](const QString& what, const QString& hint) {
            console::printError({what.toStdString() + " The study goes on without being kept.", hint.toStdString()});
        });
}

/// The seeds of a resumed study that are done, and those to go on with.
void Study::readHowFar() {
    const OpenedDatabase opened = openDatabase(databasePath());
    const RunStore store(*opened.database);
    for (const model::RunRecord& run : store.ofStudy(id_)) { // newest first: the latest run of a seed counts
        const std::uint64_t seed = run.recipe.seed;
        if (known_.contains(seed) || begun_.contains(seed)) {
            continue;
        }
        const model::RunCurve curve = store.curve(run.id);
        if (run.outcome == model::RunOutcome::completed && !curve.epochMetrics.empty()) {
            known_[seed] = seedResult(seed, curve.epochMetrics.back(), run.seconds);
            knownRuns_[seed] = run;
        } else if (run.canContinue) {
            begun_[seed] = resumeRequest(store, run.id);
        }
    }
}

std::vector<SeedResult> Study::run() {
    const InterruptGuard guard;
    std::vector<std::future<void>> workers;
    for (int job = 0; job < jobs_; ++job) {
        workers.push_back(std::async(std::launch::async, [this] {
            for (std::size_t i = next_++; i < seeds_.size() && !control_.stopRequested(); i = next_++) {
                trySeed(i);
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
    progress_.clear();
    std::ranges::sort(results_, {}, &SeedResult::seed);
    std::ranges::sort(failures_, {}, &SeedFailure::seed);
    return results_;
}

bool Study::stopped() const {
    const auto has = [](const auto& ended, std::uint64_t seed) {
        return std::ranges::any_of(ended, [seed](const auto& one) { return one.seed == seed; });
    };
    return std::ranges::any_of(seeds_, [&](std::uint64_t seed) { return !has(results_, seed) && !has(failures_, seed); });
}

/// Reports and notes a seed that fails; the others go on.
void Study::trySeed(std::size_t index) {
    const auto fail = [&](const std::string& what, const std::string& hint) {
        const std::lock_guard lock(mutex_);
        failures_.push_back({seeds_[index], what, hint});
        progress_.clear();
        if (options_.json) {
            console::printJson({{"event", "failed"}, {"seed", seeds_[index]}, {"error", what}});
        }
    };
    try {
        trainSeed(index);
    } catch (const model::Error& error) {
        fail(error.what(), error.hint());
    } catch (const std::exception& error) {
        fail(error.what(), "Run this seed alone with digitlab train.");
    }
}

void Study::trainSeed(std::size_t index) {
    const std::uint64_t seed = seeds_[index];
    if (const auto known = known_.find(seed); known != known_.end()) {
        finishSeed(known->second);
        if (const model::RunRecord& run = knownRuns_.at(seed); !options_.plan.options.out.empty() && !run.model.empty()) {
            deliver(model::loadModel(run.model), modelFile(run.recipe), run.model); // it may have been killed just before
        }
        return;
    }
    const auto begun = begun_.find(seed);
    const RunRequest request = begun == begun_.end() ? newSeed(seed) : begun->second;
    const model::Recipe& recipe = request.recipe;
    const model::Distillation& distillation = recipe.distillation;
    const model::RunNetworks networks = networksOf(request, data_);
    const double larger = networks.teachers ? static_cast<double>(networks.teachers->multiplyAdds()) /
                                                  static_cast<double>(networks.own->multiplyAdds())
                                            : 1.0;
    const double teaching = static_cast<double>(distillation.teachers) * distillation.epochs * larger; // in its own epochs' time
    model::EpochMetrics last;
    RunObserver observer;
    observer.onError = [this](const QString& what, const QString& hint) { tell(what, hint); };
    observer.teachersProgressed = [&](double done, double) { report(index, done * teaching / (teaching + recipe.epochs)); };
    observer.batchFinished = [&](const model::BatchMetrics& m) {
        report(index, (teaching + m.epochsDone) / (teaching + recipe.epochs));
    };
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) { last = m; };
    const RecordedRun run = trainAndRecord(request, data_, control_, observer);
    if (run.result.end != model::TrainingEnd::completed) {
        return;
    }
    finishSeed(seedResult(seed, last, run.result.progress.seconds));
    deliver(*run.model, modelFile(recipe), run.file,
            [&](const QString& what, const QString& hint) { tell(QString("Seed %1: ").arg(seed) + what, hint); });
}

/// The file in the study's --out folder; empty without one.
std::filesystem::path Study::modelFile(const model::Recipe& recipe) const {
    const std::string& folder = options_.plan.options.out;
    std::string file = recipe.name + "-" + std::to_string(recipe.seed) + ".safetensors";
    std::ranges::replace(file, '/', '_'); // a recipe's name is any text
    return folder.empty() ? std::filesystem::path() : std::filesystem::path(folder) / file;
}

void Study::tell(const QString& what, const QString& hint) {
    const std::lock_guard lock(mutex_);
    if (told_.insert(what).second) {
        progress_.printError(what, hint);
    }
}

void Study::finishSeed(const SeedResult& result) {
    const std::lock_guard lock(mutex_);
    results_.push_back(result);
    progress_.clear();
    print(result);
}

void Study::report(std::size_t index, double done) {
    const std::lock_guard lock(mutex_);
    InterruptGuard::passOn(control_);
    done_[index] = done;
    double sum = 0;
    for (const double share : done_) {
        sum += share;
    }
    progress_.show(format("%zu of %zu seeds", results_.size(), seeds_.size()), sum / static_cast<double>(seeds_.size()), "");
}

void Study::print(const SeedResult& result) const {
    if (options_.json) {
        Json line{{"event", "seed"}};
        line.update(toJson(result));
        console::printJson(line);
        return;
    }
    console::print("%6llu %9.2f %% %10.5f %9.1f\n", static_cast<unsigned long long>(result.seed), 100 * result.accuracy,
                   result.loss, result.seconds);
    std::fflush(stdout);
}

Json toJson(const SeedResult& result) {
    return {{"seed", result.seed}, {"accuracy", result.accuracy}, {"loss", result.loss}, {"seconds", result.seconds}};
}

StudyOptions resumedStudy(const StudyOptions& now) {
    const OpenedDatabase opened = openDatabase(databasePath());
    const std::string text = RunStore(*opened.database).studyOptions(now.resume);
    if (text.empty()) {
        throw model::Error("There is no study " + now.resume + ".", "digitlab runs list --json names the study of each run.");
    }
    StudyOptions options = now;
    options.plan = studyPlanFromJson(text, "study " + now.resume);
    if (!now.plan.options.dataFolder.empty()) {
        options.plan.options.dataFolder = now.plan.options.dataFolder;
    }
    if (!now.plan.options.out.empty()) {
        options.plan.options.out = now.plan.options.out;
    }
    return options;
}

} // namespace app
