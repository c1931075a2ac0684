// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/experiment.h"

#include "app/commands/command_options.h"
#include "app/commands/data_reports.h"
#include "app/commands/interrupt.h"
#include "app/report_errors.h"
#include "app/runs/weights_store.h"
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
RunResult resultOf(std::size_t variant, std::uint64_t seed, const model::EpochMetrics& last, double seconds) {
    return {variant, seed, last.testAccuracy, last.testLoss, seconds};
}

template <class Ended> void sortByVariant(std::vector<Ended>& ended) {
    std::ranges::sort(ended, {}, [](const Ended& one) { return std::pair(one.variant, one.seed); });
}

} // namespace

Experiment::Experiment(const ExperimentPlan& plan, const std::vector<model::Model>& teachers, const LoadedData& data)
    : plan_(plan), data_(data), teachers_(teachers) {
    makeSlots();
    for (std::size_t i = 0; i < plan_.variants.size(); ++i) {
        plan_.variants[i].origin = originOf(request(i, slots_.front().seed), data);
    }
    warnOfHeldBackImages(request(0, slots_.front().seed), data);
    keep();
}

Experiment::Experiment(const ExperimentPlan& plan, const std::string& id, const LoadedData& data)
    : plan_(plan), data_(data), id_(id), lock_(std::make_unique<RunLock>(id, RunLock::Kind::study)) {
    makeSlots();
    checkSameData("Study " + id_, data.name, plan_.variants.front().origin, data);
    teachers_ = teachersOf(plan_);
    readHowFar();
}

void Experiment::makeSlots() {
    for (const std::uint64_t seed : seedsOf(plan_.seeds)) {
        for (std::size_t variant = 0; variant < plan_.variants.size(); ++variant) {
            slots_.push_back({variant, seed});
        }
    }
    plan_.jobs = std::min(model::resolveThreads(plan_.jobs), static_cast<int>(slots_.size()));
}

RunRequest Experiment::request(std::size_t variant, std::uint64_t seed) const {
    RunRequest request;
    request.recipe = plan_.variants[variant].recipe;
    request.recipe.seed = seed;
    if (plan_.jobs > 1) {
        request.recipe.threads = 1;
    }
    request.options = plan_.options;
    request.options.out.clear(); // the experiment's own
    request.study = id_;
    request.teachers = teachers_;
    request.networks = plan_.variants[variant].origin.networks;
    return request;
}

/// Stores the plan of a new experiment.
void Experiment::keep() {
    reportErrors(
        [&] {
            const std::string id = newRunId();
            auto lock = std::make_unique<RunLock>(id, RunLock::Kind::study);
            std::ranges::for_each(teachers_, keepWeights);
            RunStore(*openDatabase(databasePath()).database).beginStudy(id, experimentToJson(plan_));
            id_ = id;
            lock_ = std::move(lock);
        },
        [&](const QString& what, const QString& hint) {
            console::printError({what.toStdString() + " The study goes on without being kept.", hint.toStdString()});
        });
}

/// The runs that are done, and those to go on with.
void Experiment::readHowFar() {
    const OpenedDatabase opened = openDatabase(databasePath());
    const RunStore store(*opened.database);
    for (const model::RunRecord& run : store.ofStudy(id_)) { // newest first: the latest run of a seed counts
        const auto slot = std::ranges::find_if(slots_, [&](const Slot& one) {
            return one.seed == run.recipe.seed &&
                   (plan_.variants.size() == 1 || plan_.variants[one.variant].recipe.name == run.recipe.name);
        });
        if (slot == slots_.end() || slot->known || slot->begun) {
            continue;
        }
        const model::RunCurve curve = store.curve(run.id);
        if (run.outcome == model::RunOutcome::completed && !curve.epochMetrics.empty()) {
            slot->known = resultOf(slot->variant, slot->seed, curve.epochMetrics.back(), run.seconds);
            slot->record = run;
        } else if (run.canContinue) {
            slot->begun = resumeRequest(store, run.id);
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
    for (int job = 0; job < plan_.jobs; ++job) {
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
    readHowFar();
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
    failures_.push_back({slot.variant, slot.seed, what, hint});
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
        if (!plan_.options.out.empty() && !slot.record.model.empty()) { // it may have been killed just before
            deliver(model::loadModel(slot.record.model), modelFile(slot.record.recipe), slot.record.model);
        }
        return;
    }
    const RunRequest request = slot.begun ? *slot.begun : this->request(slot.variant, slot.seed);
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
    finish(slot, resultOf(slot.variant, slot.seed, last, run.result.progress.seconds), observed);
    deliver(*run.model, modelFile(recipe), run.file,
            [&](const QString& what, const QString& hint) { tell(QString("Seed %1: ").arg(slot.seed) + what, hint); });
}

/// The file in the experiment's --out folder; empty without one.
std::filesystem::path Experiment::modelFile(const model::Recipe& recipe) const {
    const std::string& folder = plan_.options.out;
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
    progress_.show(format("%zu of %zu %s", results_.size(), slots_.size(), plan_.variants.size() == 1 ? "seeds" : "runs"),
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
    const OpenedDatabase opened = openDatabase(databasePath());
    const std::string text = RunStore(*opened.database).studyOptions(id);
    if (text.empty()) {
        throw model::Error("There is no study " + id + ".", "digitlab runs list --json names the study of each run.");
    }
    return experimentFromJson(text, "study " + id);
}

} // namespace app
