// SPDX-License-Identifier: GPL-3.0-or-later
#include "gradient_comparison.h"
#include "model/formats/network_json.h"
#include "test_digits.h"
#include "test_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kBound = 5e-5; // of each tensor's largest gradient

void expectSameStatistics(const model::Weights& weights, const ReferenceStep& reference) {
    for (const auto& [name, expected] : reference.statistics) {
        EXPECT_LT((tensorOf(weights.at(name)) - expected).abs().max().item<double>(), 2e-6) << name;
    }
}

void compareStep(const model::StepInput& input, model::Isa isa, int threads, const std::string& name = "notebook") {
    const model::Weights weights = testWeights(name);
    TestNetwork network(weights);
    model::FusedStep fused(weights.architecture, threads, isa);
    const model::StepResult result = network.step(fused, input);
    const DropoutMask mask = sameMask(*weights.architecture, input);
    const ReferenceStep reference = referenceStep(weights, input, mask);
    EXPECT_NEAR(result.loss, reference.loss, 1e-5 * reference.loss);
    EXPECT_EQ(result.correct, reference.correct);
    expectSameStatistics(network.weights, reference);
    const Difference difference = compareAcrossKinks(network.gradients, weights, input, mask, kBound);
    EXPECT_LE(difference.worst, kBound) << difference.where;
}

enum class Source { synthetic, mnist };

using StepCase = std::tuple<model::Isa, int, int, Source>;

class StepAgainstTorch : public testing::TestWithParam<StepCase> {};

std::string caseName(const testing::TestParamInfo<StepCase>& info) {
    const auto [isa, batch, threads, source] = info.param;
    return std::string(model::isaName(isa)) + "_batch" + std::to_string(batch) + "_threads" + std::to_string(threads) +
           (source == Source::mnist ? "_mnist" : "_synthetic");
}

TEST_P(StepAgainstTorch, GradientsAndStatistics) {
    const auto [isa, batch, threads, source] = GetParam();
    const TestDigits digits = source == Source::mnist ? mnistDigits(batch) : syntheticDigits(batch);
    if (digits.images.empty()) {
        GTEST_SKIP() << "set DIGITLAB_DATA to a folder with MNIST's unpacked files";
    }
    const std::vector<float> pixels = digits.pixels();
    compareStep({pixels, digits.labels, 0, 1}, isa, threads);
}

INSTANTIATE_TEST_SUITE_P(All, StepAgainstTorch,
                         testing::Combine(testing::ValuesIn(availableIsas()), testing::Values(128, 96, 61, 1),
                                          testing::Values(1, 2), testing::Values(Source::synthetic, Source::mnist)),
                         caseName);

/// "avx2_0_2" for a dropout of 0.2, "avx2_4_0" for a temperature of 4.
std::string isaAndFigure(const testing::TestParamInfo<std::tuple<model::Isa, double>>& info) {
    const auto [isa, figure] = info.param;
    const long tenths = std::lround(10 * figure);
    return std::string(model::isaName(isa)) + "_" + std::to_string(tenths / 10) + "_" + std::to_string(tenths % 10);
}

class WideStepAgainstTorch : public testing::TestWithParam<std::tuple<model::Isa, double>> {};

TEST_P(WideStepAgainstTorch, GradientsAndStatistics) {
    const auto [isa, dropout] = GetParam();
    // Few images: with 61 of these, two maxima are so near that roundings decide, on every instruction set.
    for (const auto& [batch, threads] : {std::pair{37, 2}, {1, 1}}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        compareStep({pixels, digits.labels, dropout, 20240229}, isa, threads, "wide");
    }
}

INSTANTIATE_TEST_SUITE_P(All, WideStepAgainstTorch,
                         testing::Combine(testing::ValuesIn(availableIsas()), testing::Values(0.0, 0.2)), isaAndFigure);

class DropoutAgainstTorch : public testing::TestWithParam<std::tuple<model::Isa, double>> {};

TEST_P(DropoutAgainstTorch, GradientsWithTheSameMasks) {
    const auto [isa, dropout] = GetParam();
    for (const int batch : {128, 61}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        compareStep({pixels, digits.labels, dropout, 20240229}, isa, 2);
    }
}

INSTANTIATE_TEST_SUITE_P(All, DropoutAgainstTorch,
                         testing::Combine(testing::ValuesIn(availableIsas()), testing::Values(0.1, 0.5)), isaAndFigure);

class TargetsAgainstTorch : public testing::TestWithParam<std::tuple<model::Isa, double>> {};

TEST_P(TargetsAgainstTorch, GradientsTowardsProbabilities) {
    const auto [isa, temperature] = GetParam();
    for (const int batch : {128, 61}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        std::vector<float> targets;
        for (int sample = 0; sample < batch; ++sample) { // a different distribution for each sample, none of them one-hot
            for (int digit = 0; digit < model::kClassCount; ++digit) {
                targets.push_back(static_cast<float>(1 + (sample + 3 * digit) % 10) / 55);
            }
        }
        model::StepInput input{pixels, digits.labels, 0, 1};
        input.targets = targets;
        input.temperature = temperature;
        compareStep(input, isa, 2);
    }
}

INSTANTIATE_TEST_SUITE_P(All, TargetsAgainstTorch,
                         testing::Combine(testing::ValuesIn(availableIsas()), testing::Values(1.0, 4.0)), isaAndFigure);

TEST(FusedStep, ASequenceOfStepsWithChangingBatchesStaysRight) {
    // Buffers are reused: nothing of a larger batch, or of dropout, may be left behind for a smaller one.
    model::FusedStep fused(model::notebookArchitecture(), 2, model::chooseIsa());
    for (const auto& [batch, dropout] : {std::pair{61, 0.5}, {128, 0.1}, {5, 0.0}, {96, 0.3}}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        const model::StepInput input{pixels, digits.labels, dropout, 3};
        TestNetwork network;
        network.step(fused, input);
        const Difference difference =
            compareAcrossKinks(network.gradients, testWeights(), input, sameMask(*model::notebookArchitecture(), input), kBound);
        EXPECT_LE(difference.worst, kBound) << "batch " << batch << ", " << difference.where;
    }
}

TEST(GradientComparison, TellsAKinkFromAnError) {
    const TestDigits digits = syntheticDigits(8);
    const std::vector<float> pixels = digits.pixels();
    const model::StepInput input{pixels, digits.labels, 0, 1};
    model::Weights weights = testWeights();
    const auto asWeights = [&](const ReferenceStep& step) {
        model::Weights gradients = weights;
        for (model::NamedTensor& tensor : gradients.tensors) {
            if (const auto found = step.gradients.find(tensor.name); found != step.gradients.end()) {
                const torch::Tensor values = found->second.to(torch::kFloat32).contiguous();
                std::copy_n(values.data_ptr<float>(), tensor.values.size(), tensor.values.begin());
            }
        }
        return gradients;
    };
    const auto flipAt = [](bool nearest) {
        return [nearest](int layer, const torch::Tensor& x) {
            torch::Tensor gate = x.gt(0).to(torch::kFloat64);
            if (layer == 5) {
                const torch::Tensor distance = x.flatten().abs();
                const auto element = (nearest ? distance.argmin() : distance.argmax()).item<std::int64_t>();
                const torch::Tensor value = gate.view(-1)[element];
                value.fill_(1 - value.item<double>());
            }
            return gate;
        };
    };
    // Make sure there is a pre-activation at the kink: a tiny kernel for one channel of conv6.
    for (model::NamedTensor& tensor : weights.tensors) {
        if (tensor.name == "conv6.weight") {
            std::transform(tensor.values.begin(), tensor.values.begin() + 16 * 9, tensor.values.begin(),
                           [](float w) { return 1e-7F * w; });
        }
    }
    const model::Weights kink = asWeights(referenceStep(weights, input, {}, flipAt(true)));
    const model::Weights wrong = asWeights(referenceStep(weights, input, {}, flipAt(false)));
    EXPECT_LE(compareAcrossKinks(kink, weights, input, {}, kBound).worst, kBound);
    EXPECT_GT(compareAcrossKinks(wrong, weights, input, {}, kBound).worst, kBound);
}

} // namespace
