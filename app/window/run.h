// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/run_library.h"
#include "model/formats/model_file.h"
#include "model/training/trainer.h"
#include "ui/window/window_state.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace app {

/// Runs one after the other: of one recipe with another seed each, or of an experiment's variants; a single run is a series of
/// one.
class SeedSeries {
public:
    /// So many runs, with the first one's seed and those that follow it.
    explicit SeedSeries(const RunRequest& first = {}, int runs = 1);
    /// A seed that is done.
    struct Seed {
        std::uint64_t seed = 0;
        std::shared_ptr<const model::Model> model;          ///< never null
        std::shared_ptr<const model::Evaluation> test = {}; ///< how it reads the test images; null: not kept
        std::string run = {};                               ///< its run's id; empty when that is not kept
    };

    /// What is left of a series, at least one run, its runs that are done, and the best of these.
    SeedSeries(std::vector<RunRequest> left, std::vector<DoneRun> done, std::optional<Seed> best = {});

    /// They are runs of that experiment: keeps its lock as long as the series lasts, and its plan.
    void belongTo(const ExperimentRuns& experiment);
    /// Null for others.
    const ExperimentPlan* plan() const { return plan_.get(); }

    /// Keeps the series' lock as long as the series lasts.
    void hold(std::shared_ptr<const RunLock> lock) { lock_ = std::move(lock); }

    bool isRepeated() const { return runs_ > 1; }

    /// Its runs are of several recipes.
    bool hasVariants() const;
    /// Whether a run of that recipe is done.
    bool hasDone(const std::string& recipe) const { return std::ranges::count(done_, recipe, &DoneRun::recipe) > 0; }

    /// The run at hand.
    const RunRequest& request() const { return left_.front(); }
    const model::Recipe& recipe() const { return request().recipe; }

    /// Notes that the run at hand is done, with what it gave, and goes on to the next; false when it was the last.
    bool finishRun(std::shared_ptr<const model::Model> model, std::shared_ptr<const model::Evaluation> test = nullptr,
                   const std::string& run = {});

    /// Of the runs that are done, by `model::merit`, the first of equals; nothing before one is.
    const std::optional<Seed>& best() const { return best_; }

    bool isComplete() const { return finished() == runs_; }

    /// Runs that are done.
    int finished() const { return static_cast<int>(done_.size()); }

    /// "Seed 2 of 5" for the run at hand, "wide · run 7 of 15" among variants, nothing for a single one.
    QString place() const;

    /// Of the runs after the one at hand.
    int epochsToCome() const;

    /// "5 seeds: mean 99.51 % ± 0.05 (99.43 … 99.57)" over what is done: the mean, the sample's standard deviation and the range.
    /// Of variants which has the best mean.
    QString summary() const;

private:
    std::vector<RunRequest> left_; ///< never empty: the last one stays
    std::vector<DoneRun> done_;
    std::optional<Seed> best_;
    int runs_;
    std::shared_ptr<const RunLock> lock_;
    std::shared_ptr<const ExperimentPlan> plan_;
};

/// A run in progress: what it learns from, how far it has come, and the weights it has learned so far. It keeps its own data set
/// and recipe, whatever is chosen in the window meanwhile.
struct Run {
    enum class Kind { training, fineTuning };

    Kind kind = Kind::training;
    SeedSeries series;
    std::string id; ///< among the kept runs; empty before it is known, and when it is not kept
    std::shared_ptr<const LoadedData> data;
    std::shared_ptr<model::TrainingControl> control = std::make_shared<model::TrainingControl>();
    ui::RunState phase = ui::RunState::preparing;  ///< never idle
    std::shared_ptr<const model::Weights> weights; ///< the latest good ones; null before the first step
    model::RunProgress progress;                   ///< that led to `weights`
    double epochsDone = 0;                         ///< of the current seed

    const model::Recipe& recipe() const { return series.recipe(); }

    /// "quick", or "quick · seed 3" in a series.
    QString name() const;

    /// "quick · epoch 3" while the third epoch is under way: what a file with the weights so far is named.
    QString nameSoFar() const;

    /// The weights learned so far with a card that says how far they are; null before the first step.
    std::shared_ptr<const model::Model> modelSoFar() const;

    /// Goes on to the next seed of the series: nothing is learned yet.
    void beginNextSeed();
};

/// What a training has come to that has just ended.
struct EndedRun {
    std::string id; ///< among the kept runs
    SeedSeries series;
    std::shared_ptr<const model::Model> model;  ///< that it gave, of a series the best
    std::shared_ptr<const model::Model> reader; ///< that was open then: `model`, or the one before, which reads on
    int epoch = 1;                              ///< at work when it ended, from 1
    double seconds = 0;                         ///< of training, without pauses
    int correct = 0;                            ///< of the test images, read with `model`
    int images = 0;                             ///< 0 where that was not measured

    bool isOpen() const { return model == reader; }
};

} // namespace app
