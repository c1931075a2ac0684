// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/seed_series.h"
#include "model/formats/model_file.h"
#include "model/training/trainer.h"
#include "ui/window/window_state.h"

#include <QString>

#include <memory>

namespace app {

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

} // namespace app
