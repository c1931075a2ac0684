// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/forecast.h"

#include "model/network/fused/fused_learner.h"
#include "model/training/batch_loader.h"

#include <chrono>
#include <utility>

namespace model {

double forecastEpochSeconds(const ArchitecturePointer& architecture, const Recipe& recipe, const DataSet& images) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds kWarmUp(80), kMeasured(250);
    Recipe endless = recipe;
    endless.epochs = 1'000'000; // the loader has no more batches than these
    endless.distillation = {};
    BatchLoader loader(images, images.size(), endless);
    FusedLearner learner(architecture, {recipe.seed, recipe.threads});
    Batch batch;
    const auto learnFor = [&](Clock::duration time) {
        const Clock::time_point start = Clock::now();
        std::size_t learned = 0;
        do {
            batch = loader.next(std::move(batch));
            learner.step({batch.pixels, batch.labels, recipe.dropout, 1}, {recipe.learningRate, recipe.momentum});
            learned += batch.labels.size();
        } while (Clock::now() - start < time);
        return std::chrono::duration<double>(Clock::now() - start).count() / static_cast<double>(learned);
    };
    learnFor(kWarmUp);
    return learnFor(kMeasured) * images.size();
}

std::size_t forecastMemory(const Architecture& architecture, const Recipe& recipe) {
    return FusedStep::memory(architecture, recipe.batchSize, resolveThreads(recipe.threads), chooseIsa());
}

} // namespace model
