// SPDX-License-Identifier: GPL-3.0-or-later
// The fused learner beside LibTorch's.
#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/network/fused/fused_learner.h"
#include "model/training/batch_loader.h"
#include "model/values/error.h"
#include "model/values/recipe.h"
#include "tests/model/step_names.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

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
    const std::string torch = backend("cpu", StepKind::libtorch); // tries oneDNN, of which the description tells
    EXPECT_EQ(torch, torchDescription() + ", CPU");
    EXPECT_THROW(backend("cuda", StepKind::fused), Error);
    EXPECT_THROW(backend("abacus", StepKind::automatic), Error);
    EXPECT_THROW(makePredictor(initialWeights(notebookArchitecture(), 1), {.threads = 1, .device = "abacus"}), Error);
}

class Dropout : public testing::TestWithParam<StepKind> {};

TEST_P(Dropout, IsALayersOwnOrTheSteps) {
    const auto shareDropped = [&](std::optional<double> own, double ofTheStep) {
        const Network network{"dropout", "", {{.kind = LayerKind::dropout, .rate = own}, {LayerKind::linear, kClasses}}};
        const auto learner = makeLearner(std::make_shared<const Architecture>(network, 2), {1, 1, "cpu", GetParam()});
        const std::vector<float> pixels(kImagePixels, 1);
        const std::vector<std::uint8_t> labels{1};
        const Weights gradients = learner->gradients({pixels, labels, ofTheStep, 5});
        // A weight has a gradient where its pixel was kept.
        return static_cast<double>(std::ranges::count(gradients.tensors[0].values, 0.0F)) / (2 * kImagePixels);
    };
    constexpr double kFiveDeviations = 5 * 0.5 / 28;
    EXPECT_NEAR(shareDropped({}, 0.25), 0.25, kFiveDeviations);
    EXPECT_NEAR(shareDropped(0.75, 0.25), 0.75, kFiveDeviations);
    EXPECT_NEAR(shareDropped(0.75, 0), 0.75, kFiveDeviations);
    EXPECT_EQ(shareDropped(0, 0.25), 0);
    EXPECT_EQ(shareDropped({}, 0), 0);
}

TEST_P(Dropout, LeavesStatisticsAlone) {
    const Network network{
        "dropout", "", {{.kind = LayerKind::dropout, .rate = 0.5}, {LayerKind::batchNorm}, {LayerKind::linear, kClasses}}};
    const auto learner = makeLearner(std::make_shared<const Architecture>(network, 2), {1, 1, "cpu", GetParam()});
    learner->updateStatistics(std::vector<float>(kImagePixels, 1), 1);
    EXPECT_EQ(learner->weights().at("bn1.running_mean").values[0], 1);
    EXPECT_EQ(learner->weights().at("bn1.running_var").values[0], 0);
}

INSTANTIATE_TEST_SUITE_P(Steps, Dropout, testing::Values(StepKind::libtorch, StepKind::fused), stepName);

TEST(BatchNorm, TakesAChannelsOnlyValue) {
    const Network network{"mlp", "", {{LayerKind::linear, 5}, {LayerKind::batchNorm}, {LayerKind::linear, kClasses}}};
    const auto architecture = std::make_shared<const Architecture>(network, 3);
    const DataSet set = synthetic::digits(1, 1);
    std::vector<float> pixels;
    normalise(set.images, pixels);
    std::vector<Weights> results;
    for (const StepKind kind : {StepKind::libtorch, StepKind::fused}) {
        const auto learner = makeLearner(architecture, {1, 1, "cpu", kind});
        learner->step({pixels, set.labels}, {});
        results.push_back(learner->weights());
        checkWeights(results.back(), "the learner"); // finite
    }
    for (const NamedTensor& tensor : results[0].tensors) {
        for (std::size_t i = 0; i < tensor.values.size(); ++i) {
            EXPECT_NEAR(tensor.values[i], results[1].at(tensor.name).values[i], 1e-6) << tensor.name;
        }
    }
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
