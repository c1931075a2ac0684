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

/// The fused step of every instruction set, with each of these numbers of threads, against one step of the reference, which takes
/// longer.
void compareStep(const model::StepInput& input, std::initializer_list<int> threadCounts, const std::string& name = "notebook") {
    const model::Weights weights = testWeights(name);
    const DropoutMask mask = sameMask(*weights.architecture, input);
    const ReferenceStep reference = referenceStep(weights, input, mask);
    for (const model::Isa isa : availableIsas()) {
        for (const int threads : threadCounts) {
            SCOPED_TRACE(std::string(model::isaName(isa)) + ", threads: " + std::to_string(threads));
            TestNetwork network(weights);
            model::FusedStep fused(weights.architecture, threads, isa);
            const model::StepResult result = network.step(fused, input);
            EXPECT_NEAR(result.loss, reference.loss, 1e-5 * reference.loss);
            EXPECT_EQ(result.correct, reference.correct);
            expectSameStatistics(network.weights, reference);
            const Difference difference = compareAcrossKinks(network.gradients, reference, weights, input, mask, kBound);
            EXPECT_LE(difference.worst, kBound) << difference.where;
        }
    }
}

enum class Source { synthetic, mnist };

class StepAgainstTorch : public testing::TestWithParam<std::tuple<int, Source>> {};

TEST_P(StepAgainstTorch, GradientsAndStatistics) {
    const auto [batch, source] = GetParam();
    const TestDigits digits = source == Source::mnist ? mnistDigits(batch) : syntheticDigits(batch);
    if (digits.images.empty()) {
        GTEST_SKIP() << "set DIGITLAB_DATA to a folder with MNIST's unpacked files";
    }
    const std::vector<float> pixels = digits.pixels();
    compareStep({pixels, digits.labels, 0, 1}, {1, 2});
}

INSTANTIATE_TEST_SUITE_P(All, StepAgainstTorch,
                         testing::Combine(testing::Values(128, 96, 61, 1), testing::Values(Source::synthetic, Source::mnist)),
                         [](const auto& step) {
                             return "batch" + std::to_string(std::get<0>(step.param)) +
                                    (std::get<1>(step.param) == Source::mnist ? "_mnist" : "_synthetic");
                         });

/// A dropout or a temperature.
class WithFigure : public testing::TestWithParam<double> {};

/// "0_2" for 0.2.
std::string figureName(const testing::TestParamInfo<double>& info) {
    const long tenths = std::lround(10 * info.param);
    return std::to_string(tenths / 10) + "_" + std::to_string(tenths % 10);
}

class WideStepAgainstTorch : public WithFigure {};

TEST_P(WideStepAgainstTorch, GradientsAndStatistics) {
    // Few images: of 61 of these, two maxima are so near that roundings decide on every instruction set, of 37 on some
    // processors.
    for (const auto& [batch, threads] : {std::pair{23, 2}, {1, 1}}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        compareStep({pixels, digits.labels, GetParam(), 20240229}, {threads}, "wide");
    }
}

INSTANTIATE_TEST_SUITE_P(All, WideStepAgainstTorch, testing::Values(0.0, 0.2), figureName);

class DropoutAgainstTorch : public WithFigure {};

TEST_P(DropoutAgainstTorch, GradientsWithTheSameMasks) {
    for (const int batch : {128, 61}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        compareStep({pixels, digits.labels, GetParam(), 20240229}, {2});
    }
}

INSTANTIATE_TEST_SUITE_P(All, DropoutAgainstTorch, testing::Values(0.1, 0.5), figureName);

class TargetsAgainstTorch : public WithFigure {};

TEST_P(TargetsAgainstTorch, GradientsTowardsProbabilities) {
    for (const int batch : {128, 61}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        std::vector<float> targets;
        for (int sample = 0; sample < batch; ++sample) { // a different distribution for each sample, none of them one-hot
            for (int digit = 0; digit < 10; ++digit) {
                targets.push_back(static_cast<float>(1 + (sample + 3 * digit) % 10) / 55);
            }
        }
        model::StepInput input{pixels, digits.labels, 0, 1};
        input.targets = targets;
        input.temperature = GetParam();
        compareStep(input, {2});
    }
}

INSTANTIATE_TEST_SUITE_P(All, TargetsAgainstTorch, testing::Values(1.0, 4.0), figureName);

TEST(FusedStep, ASequenceOfStepsWithChangingBatchesStaysRight) {
    // Buffers are reused: nothing of a larger batch, or of dropout, may be left behind for a smaller one.
    model::FusedStep fused(model::notebookArchitecture(), 2, model::chooseIsa());
    for (const auto& [batch, dropout] : {std::pair{61, 0.5}, {128, 0.1}, {5, 0.0}, {96, 0.3}}) {
        const TestDigits digits = testDigits(batch);
        const std::vector<float> pixels = digits.pixels();
        const model::StepInput input{pixels, digits.labels, dropout, 3};
        TestNetwork network;
        network.step(fused, input);
        const DropoutMask mask = sameMask(*model::notebookArchitecture(), input);
        const ReferenceStep reference = referenceStep(testWeights(), input, mask);
        const Difference difference = compareAcrossKinks(network.gradients, reference, testWeights(), input, mask, kBound);
        EXPECT_LE(difference.worst, kBound) << "batch " << batch << ", " << difference.where;
    }
}

TEST(GradientComparison, TellsAKinkFromAnError) {
    const TestDigits digits = syntheticDigits(2);
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
    const ReferenceStep plain = referenceStep(weights, input);
    const model::Weights kink = asWeights(referenceStep(weights, input, {}, flipAt(true)));
    const model::Weights wrong = asWeights(referenceStep(weights, input, {}, flipAt(false)));
    EXPECT_LE(compareAcrossKinks(kink, plain, weights, input, {}, kBound).worst, kBound);
    EXPECT_GT(compareAcrossKinks(wrong, plain, weights, input, {}, kBound).worst, kBound);
}

} // namespace
