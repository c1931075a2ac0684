// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_digits.h"
#include "test_network.h"
#include "torch_reference.h"

#include "model/nn/fused/dropout_mask.h"

#include <gtest/gtest.h>

namespace {

constexpr double kBound = 5e-5; // of each tensor's largest gradient

torch::Tensor asTensor(const model::NamedTensor& tensor) {
    const std::vector<std::int64_t> shape(tensor.shape.begin(), tensor.shape.end());
    return torch::from_blob(const_cast<float*>(tensor.values.data()), shape).to(torch::kFloat64);
}

/// The largest difference of any tensor's gradients, relative to that tensor's largest gradient.
double worstDifference(const model::Weights& gradients, const ReferenceStep& reference, std::string* where = nullptr) {
    double worst = 0;
    for (const auto& [name, expected] : reference.gradients) {
        const double difference = ((asTensor(gradients.at(name)) - expected).abs().max() / expected.abs().max()).item<double>();
        if (difference > worst) {
            worst = difference;
            if (where != nullptr) {
                *where = name;
            }
        }
    }
    return worst;
}

void expectSameStatistics(const model::Weights& weights, const ReferenceStep& reference) {
    for (const auto& [name, expected] : reference.statistics) {
        EXPECT_LT((asTensor(weights.at(name)) - expected).abs().max().item<double>(), 2e-6) << name;
    }
}

class StepAgainstTorch : public testing::TestWithParam<std::tuple<model::Isa, int, int, bool>> {};

TEST_P(StepAgainstTorch, GradientsAndStatistics) {
    const auto [isa, batch, threads, synthetic] = GetParam();
    const TestDigits digits = synthetic ? syntheticDigits(batch) : mnistDigits(batch);
    if (digits.images.empty()) {
        GTEST_SKIP() << "set DIGITLAB_DATA to a folder with MNIST's unpacked files";
    }
    const std::vector<float> pixels = digits.pixels();
    const model::StepInput input{pixels, digits.labels, 0, 1};
    TestNetwork network;
    model::FusedStep fused(threads, isa);
    const model::StepResult result = network.step(fused, input);
    const ReferenceStep reference = referenceStep(testWeights(), input);
    EXPECT_NEAR(result.loss, reference.loss, 1e-5 * reference.loss);
    EXPECT_EQ(result.correct, reference.correct);
    expectSameStatistics(network.weights, reference);
    std::string where;
    const double difference = worstDifference(network.gradients, reference, &where);
    std::printf("   %s batch %d: %.2e in %s\n", model::isaName(isa), batch, difference, where.c_str());
    EXPECT_LT(difference, kBound) << where;
}

INSTANTIATE_TEST_SUITE_P(All, StepAgainstTorch,
                         testing::Combine(testing::ValuesIn(availableIsas()), testing::Values(128, 96, 61, 1),
                                          testing::Values(1, 2), testing::Bool()));

} // namespace
