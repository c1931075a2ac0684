// SPDX-License-Identifier: GPL-3.0-or-later
// The optimisers against their formulas, written out for single numbers.
#include "model/formats/network_json.h"
#include "model/network/learner.h"
#include "model/training/batch_loader.h"
#include "model/values/recipe.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <cmath>

namespace model {
namespace {

/// One parameter's own memory.
struct State {
    double momentum = 0;
    double square = 0;
};

/// PyTorch's documentation of SGD and AdamW.
double stepped(double weight, double gradient, const StepSettings& settings, double decay, int step, State& state) {
    if (settings.optimiser == Optimiser::adamw) {
        weight -= settings.learningRate * decay * weight;
        state.momentum = settings.momentum * state.momentum + (1 - settings.momentum) * gradient;
        state.square = 0.999 * state.square + 0.001 * gradient * gradient;
        const double mean = state.momentum / (1 - std::pow(settings.momentum, step));
        const double square = state.square / (1 - std::pow(0.999, step));
        return weight - settings.learningRate * mean / (std::sqrt(square) + 1e-8);
    }
    gradient += decay * weight;
    state.momentum = step == 1 ? gradient : settings.momentum * state.momentum + gradient;
    const double direction =
        settings.optimiser == Optimiser::nesterov ? gradient + settings.momentum * state.momentum : state.momentum;
    return weight - settings.learningRate * direction;
}

class Optimisers : public testing::TestWithParam<std::tuple<Optimiser, StepKind>> {};

TEST_P(Optimisers, FollowTheirFormula) {
    const DataSet set = synthetic::digits(32, 1);
    std::vector<float> pixels;
    normalise(set.images, pixels);
    const StepInput input{pixels, set.labels};
    const auto [optimiser, kind] = GetParam();
    const StepSettings settings{0.01, 0.9, 0.1, optimiser};
    const auto learner = makeLearner(notebookArchitecture(), {1, 1, "cpu", kind});
    std::vector<std::vector<State>> states;
    for (const TensorSpec& spec : notebookArchitecture()->tensors()) {
        states.emplace_back(elementCount(spec.shape));
    }
    for (int step = 1; step <= 3; ++step) {
        const Weights before = learner->weights();
        const Weights gradients = learner->gradients(input);
        learner->step(input, settings);
        const Weights after = learner->weights();
        for (std::size_t t = 0; t < before.tensors.size(); ++t) {
            const TensorSpec& spec = notebookArchitecture()->tensors()[t];
            const double decay = spec.name.starts_with("conv") ? settings.weightDecay : 0;
            for (std::size_t i = 0; spec.learned && i < elementCount(spec.shape); ++i) {
                const double expected =
                    stepped(static_cast<double>(before.tensors[t].values[i]), static_cast<double>(gradients.tensors[t].values[i]),
                            settings, decay, step, states[t][i]);
                ASSERT_NEAR(static_cast<double>(after.tensors[t].values[i]), expected, 2e-6) << spec.name << ", step " << step;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, Optimisers,
                         testing::Combine(testing::Values(Optimiser::sgd, Optimiser::nesterov, Optimiser::adamw),
                                          testing::Values(StepKind::fused, StepKind::libtorch)),
                         [](const auto& parameters) {
                             const auto optimiser = static_cast<std::size_t>(std::get<0>(parameters.param));
                             const bool fused = std::get<1>(parameters.param) == StepKind::fused;
                             return std::string(valueNames<Optimiser>()[optimiser]) + (fused ? "Fused" : "LibTorch");
                         });

} // namespace
} // namespace model
