// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/kept_runs.h"

#include "app/runs/run_store.h"
#include "app/storage/recipe_files.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace soak {

void keepRuns(int count) {
    constexpr int kSpansAnEpoch = 60;
    constexpr int kBatchesASpan = 15;
    std::filesystem::create_directories(app::databasePath().parent_path());
    const app::Database database(app::databasePath());
    const app::RunStore store(database);
    const std::vector<model::Recipe> recipes = app::bundledRecipes();
    for (int i = 0; i < count; ++i) {
        model::RunRecord run;
        run.recipe = recipes[static_cast<std::size_t>(i) % recipes.size()];
        run.recipe.seed = static_cast<std::uint64_t>(i);
        run.id = QString::asprintf("20260101-%06d-%04x", i, i).toStdString();
        run.name = run.recipe.name;
        run.dataSet = "MNIST";
        run.trainImages = 60000;
        run.started = "2026-01-01T00:00:00Z";
        store.begin(run);
        app::RunMetrics metrics;
        model::RunProgress progress;
        for (int epoch = 1; epoch <= run.recipe.epochs; ++epoch) {
            const double error = 0.1 / std::sqrt(epoch) + 0.0001 * (i % 7);
            for (int span = 0; span < kSpansAnEpoch; ++span) {
                const auto loss = static_cast<float>(3 * error * (1 + 0.3 * std::sin(span * 1.7 + i)));
                const auto accuracy = static_cast<float>(1 - error);
                metrics.batches.push_back({progress.steps, kBatchesASpan, epoch - 1 + (span + 1.0) / kSpansAnEpoch, loss,
                                           loss / 2, loss * 2, accuracy, accuracy - 0.02F, std::min(1.0F, accuracy + 0.02F)});
                progress.steps += kBatchesASpan;
            }
            model::EpochMetrics figures;
            figures.epoch = epoch;
            figures.trainLoss = 3 * error;
            figures.trainAccuracy = 1 - error;
            figures.testLoss = 2 * error;
            figures.testAccuracy = 1 - error / 2;
            metrics.epochs.push_back(figures);
        }
        progress.epochs = run.recipe.epochs;
        progress.seconds = 3.0 * progress.epochs;
        progress.testAccuracy = metrics.epochs.back().testAccuracy;
        progress.trainAccuracy = metrics.epochs.back().trainAccuracy;
        store.append(run.id, metrics, progress);
        store.end(run.id, {model::RunOutcome::completed, {}, progress, {}, "2026-01-01T01:00:00Z"});
    }
}

} // namespace soak
