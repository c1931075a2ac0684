// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/runs/experiment_file.h"
#include "app/runs/train_and_record.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// What a configuration's copy came to at the end of a rung.
struct RungResult {
    int configuration = 0; ///< from 0
    int rung = 0;          ///< from 0
    double accuracy = 0;   ///< of the held-back images, a fraction; 0 where it diverged
    double loss = 0;
    double seconds = 0;     ///< of the copy's training
    std::string run = {};   ///< the copy's id
    std::string model = {}; ///< its file
};

/// Successive halving (Jamieson and Talwalkar 2016), one bracket of Hyperband (Li et al. 2018). A schedule that falls to 0 makes
/// the early rungs of long and short runs incomparable: here every configuration learns with its rate held, and at the end of
/// each rung a copy of it learns on, with momentum 0 and a rate that falls to 0, for a quarter of the epochs so far. The copies
/// are ranked, by held-back images alone. All of them are recorded runs of one study: what was begun goes on.
class HalvingSearch {
public:
    struct Observer {
        std::function<void(const RungResult&)> finished;
        /// The rung's results, the best first; the first `left` of them go on.
        std::function<void(int rung, const std::vector<RungResult>& ranked, std::size_t left)> ranked;
    };

    /// A new one where `id` is empty. Throws `model::Error` when it is trained elsewhere or was begun on other data.
    HalvingSearch(const ExperimentPlan& plan, const std::string& id, const LoadedData& data);

    const Search& search() const { return search_; }
    const std::string& id() const { return id_; }
    int jobs() const { return plan_.jobs; }
    const Variant& configuration(int number) const { return variants_[static_cast<std::size_t>(number)]; }
    int configurationsIn(int rung) const;
    int epochsAt(int rung) const; ///< that a configuration has learned at the rung's end
    int copyEpochsAt(int rung) const { return (epochsAt(rung) + 3) / 4; }
    /// Of all rungs up to this one, copies included; passes over the training images.
    int budget(int rungs) const;

    /// The winner; nothing when it was stopped.
    std::optional<RungResult> run(const Observer& observer);

    /// Reads the test images with the winner's model, once: another call says what the first has found. Throws `model::Error`.
    double testAccuracy(const RungResult& winner) const;

    /// A new run of the configuration by this recipe.
    RunRequest requestOf(const model::Recipe& recipe, int configuration) const;

private:
    std::optional<model::RunRecord> newest(const std::string& name) const;
    std::optional<RungResult> reach(int configuration, int rung);
    std::string learnUntil(int configuration, int rung);
    void follow(RunObserver& observer, model::TrainingControl& control);

    ExperimentPlan plan_;
    Search search_;
    const LoadedData& data_;
    std::string id_;
    std::unique_ptr<RunLock> lock_;
    std::vector<Variant> variants_;
    model::TrainingControl control_; ///< of all runs: whether it was stopped
    std::mutex mutex_;               ///< of what follows
    int spent_ = 0;                  ///< epochs
    console::ProgressLine progress_;
};

/// Runs the search and prints each rung: configurations that go on, those dropped, epochs spent and left; last the winner's
/// recipe.
/// `--out` gets its model, network and recipe.
/// Throws `model::Error`.
void searchAndTell(const ExperimentPlan& plan, const std::string& resumed, const LoadedData& data, bool json);

} // namespace app
