// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {
namespace {

/// From `from` at t = 0 to `to` at t = 1.
double alongCosine(double from, double to, double t) {
    return to + (from - to) * (1 + std::cos(std::numbers::pi * t)) / 2;
}

/// PyTorch's OneCycleLR, `rise` being its pct_start.
double oneCycle(double step, double steps, double rise) {
    constexpr double kFirst = 1.0 / 25;
    constexpr double kLast = 1e-4 * kFirst;
    const double peak = rise * steps - 1;
    return step <= peak ? alongCosine(kFirst, 1, step / std::max(peak, 1.0))
                        : alongCosine(1, kLast, (step - peak) / (steps - 1 - peak));
}

} // namespace

double learningRateAt(const Recipe& recipe, std::int64_t step, std::int64_t steps) {
    const auto total = static_cast<double>(steps);
    if (recipe.schedule == Schedule::oneCycle) {
        return recipe.learningRate * oneCycle(static_cast<double>(step), total, recipe.warmUp > 0 ? recipe.warmUp : 0.3);
    }
    // The middle of the step on the axis of all steps: neither end is a step of 0.
    const double done = (static_cast<double>(step) + 0.5) / total;
    if (done < recipe.warmUp) {
        return recipe.learningRate * done / recipe.warmUp;
    }
    const double t = (done - recipe.warmUp) / (1 - recipe.warmUp);
    switch (recipe.schedule) {
    case Schedule::linear:
        return recipe.learningRate * (1 - t);
    case Schedule::cosine:
        return recipe.learningRate * alongCosine(1, 0, t);
    case Schedule::step:
        return recipe.learningRate * (t < 0.5 ? 1 : t < 0.75 ? 0.1 : 0.01);
    default:
        return recipe.learningRate;
    }
}

AugmentationSettings augmentationAt(const Recipe& recipe, int epoch) {
    AugmentationSettings settings = recipe.augmentation;
    if (epoch > recipe.epochs - recipe.calmEpochs) {
        for (double* range : {&settings.rotationDegrees, &settings.translation, &settings.scale, &settings.shearDegrees,
                              &settings.elasticAlpha, &settings.strokes, &settings.brightness, &settings.contrast}) {
            *range *= recipe.calmFactor;
        }
    }
    return settings;
}

int variantAt(const Recipe& recipe, int epoch) {
    if (recipe.distillation.variants == 0) {
        return epoch;
    }
    const int firstCalm = std::max(recipe.epochs - recipe.calmEpochs, 0) + 1;
    const int first = epoch < firstCalm ? 1 : firstCalm;
    return first + (epoch - first) % recipe.distillation.variants;
}

} // namespace model
