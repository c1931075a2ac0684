// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/experiment_plan.h"
#include "app/runs/train_and_record.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// The runs of an experiment or a study: what each is made from, which are done, and what is left to do.
class ExperimentRuns {
public:
    struct Run {
        std::size_t variant = 0; ///< in the plan's
        std::uint64_t seed = 0;
        // What its latest attempt is; without any of them it is to begin.
        std::optional<model::RunRecord> done = {}; ///< completed and tested
        std::optional<RunRequest> begun = {};      ///< to go on with
        bool elsewhere = false;                    ///< another process trains it

        bool isLeft() const { return !done && !elsewhere; }
    };

    /// Of a new one that is not kept yet: its variants get their origins. Throws `model::Error` when the seeds cannot be read,
    /// and as `originOf`.
    ExperimentRuns(ExperimentPlan plan, std::vector<model::Model> teachers, const LoadedData& data);
    /// Of one that is kept and goes on. Throws `model::Error` when it is trained elsewhere, or its teachers are not kept.
    ExperimentRuns(const RunStore& store, const std::string& id, ExperimentPlan plan);

    /// Stores the plan of a new one. Throws `model::Error`; then it has no id, and its runs can be trained all the same.
    void keep(const RunStore& store);

    /// Takes up what the database has got meanwhile.
    void readHowFar(const RunStore& store);

    const ExperimentPlan& plan() const { return plan_; }
    /// In the database; empty when it is not kept.
    const std::string& id() const { return id_; }
    /// Null when it is not kept.
    const std::shared_ptr<const RunLock>& lock() const { return lock_; }
    /// The first seed of every variant, then the second: what is there early can be compared. None of a search.
    const std::vector<Run>& runs() const { return runs_; }
    std::size_t left() const;

    /// To begin the run, or to go on with it.
    RunRequest request(const Run& run) const;

    /// What the runs that are left take on this machine, seconds: of many variants some are tried. Nothing where one cannot be.
    std::optional<double> secondsLeft(const LoadedData& data) const;

private:
    void makeRuns();

    ExperimentPlan plan_;
    std::string id_;
    std::shared_ptr<const RunLock> lock_;
    std::vector<model::Model> teachers_;
    std::vector<Run> runs_;
};

/// The plan of an experiment or a study that is kept. Throws `model::Error` when there is none.
ExperimentPlan keptPlan(const RunStore& store, const std::string& id);

} // namespace app
