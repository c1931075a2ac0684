// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/experiment.h"

#include "app/commands/command_options.h"
#include "app/commands/data_reports.h"
#include "app/commands/interrupt.h"
#include "app/report_errors.h"
#include "app/storage/model_rescue.h"
#include "app/storage/opened_database.h"
#include "model/files/atomic_file.h"

#include <algorithm>
#include <future>
#include <utility>

namespace app {

using console::format;

namespace {

/// Of the last epoch, whichever the recipe chooses: an epoch chosen by the images it is then measured on looks too good.
RunResult resultOf(const ExperimentRuns::Run& run, const model::EpochMetrics& last, double seconds) {
    return {run.variant, run.seed, last.testAccuracy, last.testLoss, seconds};
}

template <class Ended> void sortByVariant(std::vector<Ended>& ended) {
    std::ranges::sort(ended, {}, [](const Ended& one) { return std::pair(one.variant, one.seed); });
}

} // namespace

Experiment::Experiment(const ExperimentPlan& plan, const std::vector<model::Model>& teachers, const LoadedData& data)
    : runs_(plan, teachers, data), data_(data) {
    warnOfHeldBackImages(runs_.request(runs_.runs().front()), data);
    reportErrors([&] { runs_.keep(RunStore(*openDatabase(databasePath()).database)); },
                 [&](const QString& what, const QString& hint) {
                     console::printError({what.toStdString() + " The study goes on without being kept.", hint.toStdString()});
                 });
    makeSlots();
}

Experiment::Experiment(const ExperimentPlan& plan, const std::string& id, const LoadedData& data)
    : runs_(RunStore(*openDatabase(databasePath()).database), id, plan), data_(data) {
    checkSameData("Study " + id, data.name, plan.variants.front().origin, data);
    makeSlots();
    takeKnown(RunStore(*openDatabase(databasePath()).database));
}

void Experiment::makeSlots() {
    for (const ExperimentRuns::Run& run : runs_.runs()) {
        slots_.push_back({&run});
    }
}

void Experiment::takeKnown(const RunStore& store) {
    for (Slot& slot : slots_) {
        if (const std::optional<model::RunRecord>& done = slot.run->done; done && !slot.known) {
            model::EpochMetrics tested; // where its curve was not kept
            tested.testAccuracy = *done->testAccuracy;
            const model::RunCurve curve = store.curve(done->id);
            slot.known = resultOf(*slot.run, curve.epochMetrics.empty() ? tested : curve.epochMetrics.back(), done->seconds);
        }
    }
}

std::vector<std::size_t> Experiment::left() const {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (!slots_[i].ended && !slots_[i].known) {
            left.push_back(i);
        }
    }
    return left;
}

std::vector<RunResult> Experiment::results() const {
    std::vector<RunResult> results = results_;
    sortByVariant(results);
    return results;
}

std::vector<RunFailure> Experiment::failures() const {
    std::vector<RunFailure> failures = failures_;
    sortByVariant(failures);
    return failures;
}

std::vector<RunResult> Experiment::run(const Observer& observer) {
    const InterruptGuard guard;
    std::vector<std::future<void>> workers;
    for (int job = 0; job < plan().jobs; ++job) {
        workers.push_back(std::async(std::launch::async, [this, &observer] {
            for (std::size_t i = next_++; i < slots_.size() && !control_.stopRequested(); i = next_++) {
                tryRun(slots_[i], observer);
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
    progress_.clear();
    return results();
}

void Experiment::runOne(std::size_t number, const Observer& observer) {
    const InterruptGuard guard;
    tryRun(slots_.at(number), observer);
}

void Experiment::collect(const Observer& observer) {
    {
        const OpenedDatabase opened = openDatabase(databasePath());
        const RunStore store(*opened.database);
        runs_.readHowFar(store);
        takeKnown(store);
    }
    for (Slot& slot : slots_) {
        if (slot.known && !slot.ended) {
            tryRun(slot, observer);
        }
    }
}

void Experiment::giveUp(std::size_t number, const std::string& what, const std::string& hint, const Observer& observer) {
    fail(slots_.at(number), what, hint, observer);
}

void Experiment::fail(Slot& slot, const std::string& what, const std::string& hint, const Observer& observer) {
    const std::lock_guard lock(mutex_);
    slot.ended = true;
    failures_.push_back({slot.run->variant, slot.run->seed, what, hint});
    progress_.clear();
    observer.failed(failures_.back());
}

/// Reports and notes a run that fails; the others go on.
void Experiment::tryRun(Slot& slot, const Observer& observer) {
    try {
        train(slot, observer);
    } catch (const model::Error& error) {
        fail(slot, error.what(), error.hint(), observer);
    } catch (const std::exception& error) {
        fail(slot, error.what(), "Run this seed alone with digitlab train.", observer);
    }
}

void Experiment::train(Slot& slot, const Observer& observed) {
    if (slot.known) {
        finish(slot, *slot.known, observed);
        if (const model::RunRecord& run = *slot.run->done; !plan().options.out.empty() && !run.model.empty()) {
            deliver(model::loadModel(run.model), modelFile(run.recipe), run.model); // it may have been killed just before
        }
        return;
    }
    const RunRequest request = runs_.request(*slot.run);
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
    observer.teachersProgressed = [&](double done, double) { report(slot, done * teaching / (teaching + recipe.epochs)); };
    observer.batchFinished = [&](const model::BatchMetrics& m) {
        report(slot, (teaching + m.epochsDone) / (teaching + recipe.epochs));
    };
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) { last = m; };
    const RecordedRun run = trainAndRecord(request, data_, control_, observer);
    if (run.result.end != model::TrainingEnd::completed) {
        return;
    }
    finish(slot, resultOf(*slot.run, last, run.result.progress.seconds), observed);
    deliver(*run.model, modelFile(recipe), run.file,
            [&](const QString& what, const QString& hint) { tell(QString("Seed %1: ").arg(slot.run->seed) + what, hint); });
}

/// The file in the experiment's --out folder; empty without one.
std::filesystem::path Experiment::modelFile(const model::Recipe& recipe) const {
    const std::string& folder = plan().options.out;
    std::string file = recipe.name + "-" + std::to_string(recipe.seed) + ".safetensors";
    std::ranges::replace(file, '/', '_'); // a recipe's name is any text
    return folder.empty() ? std::filesystem::path() : std::filesystem::path(folder) / file;
}

void Experiment::tell(const QString& what, const QString& hint) {
    const std::lock_guard lock(mutex_);
    if (told_.insert(what).second) {
        progress_.printError(what, hint);
    }
}

void Experiment::finish(Slot& slot, const RunResult& result, const Observer& observer) {
    const std::lock_guard lock(mutex_);
    slot.ended = true;
    results_.push_back(result);
    progress_.clear();
    observer.finished(result);
}

void Experiment::report(Slot& slot, double done) {
    const std::lock_guard lock(mutex_);
    InterruptGuard::passOn(control_);
    slot.done = done;
    double sum = 0;
    for (const Slot& one : slots_) {
        sum += one.done;
    }
    progress_.show(format("%zu of %zu %s", results_.size(), slots_.size(), plan().variants.size() == 1 ? "seeds" : "runs"),
                   sum / static_cast<double>(slots_.size()), "");
}

LoadedData prepare(ExperimentOptions& options, const char* figures) {
    RunOptions given = options.plan.options;
    if (!options.resume.empty()) {
        options.plan = keptPlan(options.resume);
        given.dataFolder = given.dataFolder.empty() ? options.plan.options.dataFolder : given.dataFolder;
        given.out = given.out.empty() ? options.plan.options.out : given.out;
    }
    options.plan.options.dataFolder = std::filesystem::absolute(chosenFolder(given.dataFolder)).string();
    options.plan.options.out = absolutePath(given.out);
    for (const Variant& variant : options.plan.variants) {
        model::validate(variant.recipe);
    }
    if (const std::string& out = options.plan.options.out; !out.empty()) {
        std::error_code ignored; // a folder that cannot be made is reported by the write below
        std::filesystem::create_directories(out, ignored);
        model::checkWritable(std::filesystem::path(out) / figures);
    }
    LoadedData data = loadData(options.plan.options.dataFolder);
    model::TrainingOptions limits;
    limits.trainImages = options.plan.options.trainImages;
    for (const Variant& variant : options.plan.variants) {
        model::checkFits(variant.recipe, limits, data.train);
    }
    return data;
}

void throwFailures(const std::vector<RunFailure>& failures) {
    if (!failures.empty()) {
        throw model::Error(format("Seed %llu failed%s: ", static_cast<unsigned long long>(failures[0].seed),
                                  failures.size() == 1 ? "" : format(", and %zu others", failures.size() - 1).c_str()) +
                               failures[0].what,
                           failures[0].hint);
    }
}

ExperimentPlan keptPlan(const std::string& id) {
    return keptPlan(RunStore(*openDatabase(databasePath()).database), id);
}

} // namespace app
