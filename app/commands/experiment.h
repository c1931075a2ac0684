// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/runs/experiment_runs.h"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace app {

/// A finished run of an experiment.
struct RunResult {
    std::size_t variant = 0; ///< in the plan's
    std::uint64_t seed = 0;
    double accuracy = 0; ///< at the last epoch, a fraction
    double loss = 0;
    double seconds = 0;
};

/// Why a run did not finish.
struct RunFailure {
    std::size_t variant = 0;
    std::uint64_t seed = 0;
    std::string what;
    std::string hint;
};

/// Trains the runs of an experiment or a study, some at a time, and tells how far they are.
class Experiment {
public:
    /// Called one at a time.
    struct Observer {
        std::function<void(const RunResult&)> finished;
        std::function<void(const RunFailure&)> failed;
    };

    /// A new one, whose variants get their origins. Throws `model::Error` when the seeds cannot be read.
    Experiment(const ExperimentPlan& plan, const std::vector<model::Model>& teachers, const LoadedData& data);
    /// One to go on with. Throws `model::Error` when it is trained elsewhere or was begun on other data.
    Experiment(const ExperimentPlan& plan, const std::string& id, const LoadedData& data);

    const ExperimentRuns& runs() const { return runs_; }
    const ExperimentPlan& plan() const { return runs_.plan(); }
    const std::string& id() const { return runs_.id(); }
    /// Those that have neither finished nor failed, by their numbers.
    std::vector<std::size_t> left() const;
    /// Of a run.
    int threads() const { return std::max(plan().variants.front().recipe.threads, 1); }

    /// By variant and seed; fewer when interrupted or when some fail.
    std::vector<RunResult> run(const Observer& observer);

    // Where other processes train the runs.
    /// Trains the run of that number alone.
    void runOne(std::size_t number, const Observer& observer);
    /// Takes up what the database has got meanwhile.
    void collect(const Observer& observer);
    void giveUp(std::size_t number, const std::string& what, const std::string& hint, const Observer& observer);

    /// By variant and seed.
    std::vector<RunResult> results() const;
    std::vector<RunFailure> failures() const;

    /// Whether some are undone.
    bool stopped() const { return !std::ranges::all_of(slots_, &Slot::ended); }

private:
    /// How far one of the runs is.
    struct Slot {
        const ExperimentRuns::Run* run;
        std::optional<RunResult> known = {}; ///< was done before
        double done = 0;                     ///< its share
        bool ended = false;                  ///< it is among the results or failures
    };

    void makeSlots();
    void takeKnown(const RunStore& store);
    void tryRun(Slot& slot, const Observer& observer);
    void train(Slot& slot, const Observer& observer);
    void fail(Slot& slot, const std::string& what, const std::string& hint, const Observer& observer);
    void finish(Slot& slot, const RunResult& result, const Observer& observer);
    std::filesystem::path modelFile(const model::Recipe& recipe) const;
    void tell(const QString& what, const QString& hint);
    void report(Slot& slot, double done);

    ExperimentRuns runs_;
    const LoadedData& data_;
    std::vector<Slot> slots_; ///< in their order
    model::TrainingControl control_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_; ///< of what follows, and of whether a run has ended
    std::vector<RunResult> results_;
    std::vector<RunFailure> failures_;
    std::set<QString> told_; ///< errors already printed: several runs may have the same one
    console::ProgressLine progress_;
};

/// What `study` and `experiment` are asked for.
struct ExperimentOptions {
    ExperimentPlan plan;
    std::string resume; ///< an id, or empty for a new one
    bool json = false;
};

/// Makes its folders absolute, takes the plan of one that goes on, and checks it. Throws `model::Error`.
LoadedData prepare(ExperimentOptions& options, const char* figures);

/// Throws the first failure, if there is one.
void throwFailures(const std::vector<RunFailure>& failures);

/// `keptPlan` of this user's database.
ExperimentPlan keptPlan(const std::string& id);

} // namespace app
