// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/formats/network_json.h"
#include "test_digits.h"
#include "test_network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <malloc.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

/// Weights, statistics and gradients after a few steps of plain gradient descent.
struct Outcome {
    model::Weights weights;
    model::Weights gradients;
    std::vector<double> losses;
    bool operator==(const Outcome&) const = default;
};

Outcome train(model::Isa isa, int threads, int batch, double dropout, std::uint64_t seed, int steps = 2) {
    const TestDigits digits = syntheticDigits(batch);
    const std::vector<float> pixels = digits.pixels();
    model::FusedStep fused(model::notebookArchitecture(), threads, isa);
    TestNetwork network;
    Outcome outcome;
    for (int step = 0; step < steps; ++step) {
        const std::uint64_t stepSeed = seed * 1000 + static_cast<std::uint64_t>(step);
        outcome.losses.push_back(network.step(fused, {pixels, digits.labels, dropout, stepSeed}).loss);
        for (std::size_t i = 0; i < network.weights.tensors.size(); ++i) {
            if (model::notebookArchitecture()->tensors()[i].learned) {
                std::vector<float>& values = network.weights.tensors[i].values;
                for (std::size_t k = 0; k < values.size(); ++k) {
                    values[k] -= 0.05F * network.gradients.tensors[i].values[k];
                }
            }
        }
    }
    outcome.weights = network.weights;
    outcome.gradients = network.gradients;
    return outcome;
}

TEST(FusedStep, SameInputsAndThreadsGiveTheSameBits) {
    for (const model::Isa isa : availableIsas()) {
        for (const int threads : {1, 2, 3}) {
            EXPECT_EQ(train(isa, threads, 33, 0.2, 7), train(isa, threads, 33, 0.2, 7)) << model::isaName(isa);
        }
    }
}

TEST(FusedStep, AnotherDropoutSeedGivesAnotherStep) {
    for (const model::Isa isa : availableIsas()) {
        EXPECT_NE(train(isa, 1, 16, 0.2, 7, 1), train(isa, 1, 16, 0.2, 8, 1));
    }
}

TEST(FusedStep, WithoutDropoutTheSeedDoesNotMatter) {
    for (const model::Isa isa : availableIsas()) {
        EXPECT_EQ(train(isa, 2, 33, 0, 7), train(isa, 2, 33, 0, 8));
    }
}

TEST(FusedStep, LearnsTheDigitsItIsShown) {
    const Outcome outcome = train(model::chooseIsa(), 2, 40, 0.1, 1, 30);
    EXPECT_LT(outcome.losses.back(), 0.3 * outcome.losses.front());
}

TEST(FusedStep, MoreThreadsThanGroupsOfSamples) {
    const Outcome one = train(model::chooseIsa(), 1, 5, 0, 1, 1);
    const Outcome many = train(model::chooseIsa(), 6, 5, 0, 1, 1);
    EXPECT_NEAR(one.losses.front(), many.losses.front(), 1e-9);
}

TEST(FusedStep, DivergedWeightsShowAsNaN) {
    const TestDigits digits = syntheticDigits(20);
    const std::vector<float> pixels = digits.pixels();
    for (const char* name : {"conv1.weight", "bn2.weight", "conv4.weight", "conv8.weight"}) {
        model::Weights weights = testWeights();
        for (model::NamedTensor& tensor : weights.tensors) {
            if (tensor.name == name) {
                tensor.values[0] = std::nanf("");
            }
        }
        TestNetwork network(weights);
        model::FusedStep fused(model::notebookArchitecture(), 1, model::chooseIsa());
        EXPECT_TRUE(std::isnan(network.step(fused, {pixels, digits.labels, 0.1, 1}).loss)) << name;
    }
}

TEST(FusedStep, StatisticsAloneAreThoseOfAStep) {
    const TestDigits digits = syntheticDigits(33);
    const std::vector<float> pixels = digits.pixels();
    for (const model::Isa isa : availableIsas()) {
        model::FusedStep fused(model::notebookArchitecture(), 2, isa);
        TestNetwork stepped;
        stepped.step(fused, {pixels, digits.labels, 0, 1});
        TestNetwork observed;
        std::vector<float*> tensors;
        for (model::NamedTensor& tensor : observed.weights.tensors) {
            tensors.push_back(tensor.values.data());
        }
        fused.updateStatistics(pixels, model::kBatchNormMomentum, tensors);
        EXPECT_EQ(observed.weights, stepped.weights); // a step changes nothing but them either
        fused.updateStatistics(pixels, 0, tensors);
        EXPECT_EQ(observed.weights, stepped.weights);
        EXPECT_NE(observed.weights, testWeights());
    }
}

/// Bytes that this process holds in memory now.
std::int64_t resident() {
    std::int64_t all = 0;
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> all >> pages;
    return pages * sysconf(_SC_PAGESIZE);
}

TEST(FusedStep, TakesTheMemoryThatIsForetold) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer keeps what is freed";
#endif
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0); // pages of 2 MB would count for what is not used of them
    constexpr int kSamples = 2048;
    const TestDigits digits = syntheticDigits(kSamples);
    const std::vector<float> pixels = digits.pixels();
    for (const char* name : {"notebook", "wide", "small", "lenet-5"}) {
        TestNetwork network(testWeights(name));
        const model::ArchitecturePointer architecture = network.weights.architecture;
        malloc_trim(0); // what the one before has freed
        const std::int64_t before = resident();
        model::FusedStep fused(architecture, 2, model::chooseIsa());
        network.step(fused, {pixels, digits.labels, 0.1, 1});
        const auto taken = static_cast<double>(resident() - before);
        const auto foretold = static_cast<double>(model::FusedStep::memory(*architecture, kSamples, 2, model::chooseIsa()));
        EXPECT_NEAR(foretold, taken, 0.1 * taken) << name;
    }
}

TEST(FusedStep, RefusesInputThatDoesNotFitTogether) {
    TestDigits digits = syntheticDigits(4);
    const std::vector<float> pixels = digits.pixels();
    TestNetwork network;
    model::FusedStep fused(model::notebookArchitecture(), 1, model::chooseIsa());
    const std::span<const float> all(pixels);
    EXPECT_THROW(network.step(fused, {{}, {}, 0, 1}), std::invalid_argument);
    EXPECT_THROW(network.step(fused, {all.first(784), digits.labels, 0, 1}), std::invalid_argument);
    EXPECT_THROW(network.step(fused, {all, digits.labels, 1.0, 1}), std::invalid_argument);
    digits.labels[2] = 10;
    EXPECT_THROW(network.step(fused, {all, digits.labels, 0, 1}), std::invalid_argument);
}

} // namespace
