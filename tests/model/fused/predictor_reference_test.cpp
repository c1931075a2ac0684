// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_digits.h"
#include "test_network.h"
#include "torch_reference.h"

#include <gtest/gtest.h>

namespace {

class PredictorAgainstTorch : public testing::TestWithParam<std::tuple<std::string, int>> {};

TEST_P(PredictorAgainstTorch, LogProbabilities) {
    const auto [network, count] = GetParam();
    const model::Weights weights = testWeights(network);
    const TestDigits digits = testDigits(count);
    const torch::Tensor expected = referenceLogProbabilities(weights, digits.pixels());
    for (const model::Isa isa : availableIsas()) {
        for (const int threads : {1, 2, 3}) {
            model::FusedPredictor predictor(weights, threads, isa);
            std::vector<float> output(static_cast<std::size_t>(count) * 10, 99.0F);
            predictor.predict(digits.images, output);
            const torch::Tensor actual = torch::from_blob(output.data(), {count, 10}).to(torch::kFloat64);
            EXPECT_LT((actual - expected).abs().max().item<double>(), 1e-4) << model::isaName(isa) << ", threads: " << threads;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, PredictorAgainstTorch,
                         testing::Combine(testing::Values("notebook", "wide"), testing::Values(1, 3, 4, 5, 16, 17, 1000)),
                         [](const auto& batch) {
                             return std::get<0>(batch.param) + "_images" + std::to_string(std::get<1>(batch.param));
                         });

} // namespace
