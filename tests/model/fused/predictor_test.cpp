// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_digits.h"
#include "test_network.h"

#include <gtest/gtest.h>

#include <cmath>

namespace {

TEST(FusedPredictor, ProbabilitiesSumToOneAndDoNotDependOnNeighbours) {
    const TestDigits digits = syntheticDigits(40);
    for (const model::Isa isa : availableIsas()) {
        model::FusedPredictor predictor(testWeights(), 2, isa);
        std::vector<float> together(400);
        predictor.predict(digits.images, together);
        for (std::size_t i = 0; i < digits.images.size(); ++i) {
            std::vector<float> alone(10);
            predictor.predict({&digits.images[i], 1}, alone);
            double sum = 0;
            for (std::size_t k = 0; k < 10; ++k) {
                EXPECT_NEAR(alone[k], together[10 * i + k], 2e-5);
                sum += std::exp(static_cast<double>(alone[k]));
            }
            EXPECT_NEAR(sum, 1, 1e-5);
        }
    }
}

TEST(FusedPredictor, NoImagesAreFine) {
    model::FusedPredictor predictor(testWeights(), 2, model::chooseIsa());
    predictor.predict({}, {});
}

} // namespace
