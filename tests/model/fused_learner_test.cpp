// SPDX-License-Identifier: GPL-3.0-or-later
// The learner that does without LibTorch beside the one that drives it.
#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/network/fused/fused_learner.h"
#include "model/training/batch_loader.h"
#include "model/values/recipe.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

namespace model {
namespace {

TEST(InitialWeights, ArePyTorchsInEveryBit) {
    for (const std::uint64_t seed : {0ULL, 1ULL, 12345ULL, 0x1'0000'0002ULL}) {
        EXPECT_EQ(initialWeights(notebookArchitecture(), seed),
                  makeLearner(notebookArchitecture(), {seed, 1, "cpu", StepKind::libtorch})->weights())
            << seed;
    }
}

class FusedLearners : public testing::TestWithParam<Optimiser> {};

TEST_P(FusedLearners, LearnAsWithLibTorchsParameters) {
    const DataSet set = synthetic::digits(64, 1);
    std::vector<float> pixels;
    normalise(set.images, pixels);
    const StepSettings settings{GetParam() == Optimiser::adamw ? 0.001 : 0.01, 0.9, 0.01, GetParam()};
    const auto torch = makeLearner(notebookArchitecture(), {3, 1, "cpu", StepKind::fused});
    FusedLearner plain(notebookArchitecture(), {3, 1});
    for (std::uint64_t step = 0; step < 20; ++step) {
        const StepInput input{pixels, set.labels, 0.1, step};
        EXPECT_EQ(plain.step(input, settings).correct, torch->step(input, settings).correct);
    }
    const Weights expected = torch->weights();
    const Weights found = plain.weights();
    for (std::size_t t = 0; t < expected.tensors.size(); ++t) {
        for (std::size_t i = 0; i < expected.tensors[t].values.size(); ++i) {
            if (GetParam() == Optimiser::adamw) { // divides, where a last bit can differ
                ASSERT_NEAR(found.tensors[t].values[i], expected.tensors[t].values[i], 2e-5) << expected.tensors[t].name;
            } else {
                ASSERT_EQ(found.tensors[t].values[i], expected.tensors[t].values[i]) << expected.tensors[t].name;
            }
        }
    }
    // Either goes on from what the other has kept.
    FusedLearner second(notebookArchitecture(), {9, 1});
    second.setWeights(expected);
    second.setOptimiserState(torch->optimiserState());
    plain.setWeights(expected);
    plain.setOptimiserState(torch->optimiserState());
    const StepInput input{pixels, set.labels};
    plain.step(input, settings);
    torch->step(input, settings);
    second.step(input, settings);
    EXPECT_EQ(second.weights(), plain.weights());
    EXPECT_EQ(plain.optimiserState().steps, torch->optimiserState().steps);
    EXPECT_EQ(plain.optimiserState().buffers.size(), torch->optimiserState().buffers.size());
    // So does LibTorch's own optimiser.
    const auto autograd = makeLearner(notebookArchitecture(), {9, 1, "cpu", StepKind::libtorch});
    autograd->setWeights(plain.weights());
    autograd->setOptimiserState(plain.optimiserState());
    EXPECT_EQ(autograd->optimiserState().buffers, plain.optimiserState().buffers);
}

INSTANTIATE_TEST_SUITE_P(All, FusedLearners, testing::Values(Optimiser::sgd, Optimiser::nesterov, Optimiser::adamw),
                         [](const auto& optimiser) {
                             return std::string(valueNames<Optimiser>()[static_cast<std::size_t>(optimiser.param)]);
                         });

TEST(FusedLearner, RefusesTheStateOfAnotherNetwork) {
    FusedLearner learner(notebookArchitecture(), {1, 1});
    OptimiserState state{Optimiser::sgd, 0, {{"conv9.weight.momentum_buffer", {1}, {0}}}};
    EXPECT_ANY_THROW(learner.setOptimiserState(state));
    state.buffers = {{"conv1.weight.momentum_buffer", {1}, {0}}};
    EXPECT_ANY_THROW(learner.setOptimiserState(state));
}

} // namespace
} // namespace model
