// SPDX-License-Identifier: GPL-3.0-or-later
// The fused learner beside LibTorch's.
#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/network/fused/fused_learner.h"
#include "model/training/batch_loader.h"
#include "model/values/error.h"
#include "model/values/recipe.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

namespace model {
namespace {

TEST(InitialWeights, ArePyTorchsInEveryBit) {
    for (const Network& network : shippedNetworks()) {
        for (const std::uint64_t seed : {1ULL, 0x1'0000'0002ULL}) {
            const auto architecture = std::make_shared<const Architecture>(network, 10);
            EXPECT_EQ(initialWeights(architecture, seed),
                      makeLearner(architecture, {seed, 1, "cpu", StepKind::libtorch})->weights())
                << network.name << ", seed " << seed;
        }
    }
}

TEST(Backends, AreChosenByWhatTheySupport) {
    const auto backend = [](const std::string& device, StepKind step) {
        return makeLearner(notebookArchitecture(), {1, 1, device, step})->backend();
    };
    const std::string fused = std::string("fused, ") + isaName(chooseIsa());
    EXPECT_EQ(backend("cpu", StepKind::automatic), fused);
    EXPECT_EQ(backend("cpu", StepKind::fused), fused);
    EXPECT_EQ(backend("auto", StepKind::fused), fused);
    EXPECT_EQ(backend("cpu", StepKind::libtorch), torchDescription() + ", CPU");
    EXPECT_THROW(backend("cuda", StepKind::fused), Error);
    EXPECT_THROW(backend("abacus", StepKind::automatic), Error);
    EXPECT_THROW(makePredictor(initialWeights(notebookArchitecture(), 1), {.threads = 1, .device = "abacus"}), Error);
}

class FusedLearners : public testing::TestWithParam<Optimiser> {};

TEST_P(FusedLearners, GoOnFromWhatLibTorchHasKept) {
    const DataSet set = synthetic::digits(64, 1);
    std::vector<float> pixels;
    normalise(set.images, pixels);
    const StepSettings settings{GetParam() == Optimiser::adamw ? 0.001 : 0.01, 0.9, 0.01, GetParam()};
    const auto torch = makeLearner(notebookArchitecture(), {3, 1, "cpu", StepKind::libtorch});
    for (std::uint64_t step = 0; step < 5; ++step) {
        torch->step({pixels, set.labels, 0.1, step}, settings);
    }
    FusedLearner fused(notebookArchitecture(), {9, 1});
    fused.setWeights(torch->weights());
    fused.setOptimiserState(torch->optimiserState());
    // Which goes on from it again.
    const auto back = makeLearner(notebookArchitecture(), {9, 1, "cpu", StepKind::libtorch});
    back->setWeights(fused.weights());
    back->setOptimiserState(fused.optimiserState());
    EXPECT_EQ(back->optimiserState(), torch->optimiserState());
    fused.step({pixels, set.labels}, settings);
    torch->step({pixels, set.labels}, settings);
    back->step({pixels, set.labels}, settings);
    EXPECT_EQ(back->weights(), torch->weights());
    EXPECT_EQ(fused.optimiserState().steps, torch->optimiserState().steps);
    const Weights expected = torch->weights();
    for (const NamedTensor& tensor : fused.weights().tensors) {
        for (std::size_t i = 0; i < tensor.values.size(); ++i) {
            ASSERT_NEAR(tensor.values[i], expected.at(tensor.name).values[i], 2e-5) << tensor.name;
        }
    }
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
