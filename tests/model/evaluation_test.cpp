// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// Reads an image as what its first pixel says, with a probability of 0.55; every other digit has 0.05.
class FirstPixel final : public Predictor {
public:
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override {
        std::ranges::fill(logProbabilities, std::log(0.05F));
        for (std::size_t i = 0; i < images.size(); ++i) {
            logProbabilities[i * kClassCount + images[i][0]] = std::log(0.55F);
        }
    }
};

TEST(Evaluation, CountsEveryImageInItsCell) {
    DataSet set;
    const std::vector<std::pair<std::uint8_t, std::uint8_t>> reads{{4, 9}, {4, 4}, {9, 9}, {4, 9}, {0, 7}}; // true, predicted
    for (const auto& [label, predicted] : reads) {
        set.images.push_back({predicted});
        set.labels.push_back(label);
    }
    FirstPixel predictor;
    const Evaluation evaluation = evaluate(predictor, set);
    EXPECT_EQ(evaluation.images, 5);
    EXPECT_EQ(evaluation.correct, 2);
    EXPECT_EQ(evaluation.accuracy(), 0.4);
    EXPECT_EQ(evaluation.confusion[4][9], 2);
    EXPECT_EQ(evaluation.confusion[9][4], 0);
    EXPECT_EQ(evaluation.confusion[4][4], 1);
    EXPECT_EQ(evaluation.confusion[9][9], 1);
    EXPECT_EQ(evaluation.confusion[0][7], 1);
    EXPECT_NEAR(evaluation.loss, -(2 * std::log(0.55) + 3 * std::log(0.05)) / 5, 1e-6);
    ASSERT_EQ(evaluation.reads.size(), 5U);
    for (std::size_t i = 0; i < reads.size(); ++i) {
        EXPECT_EQ(evaluation.reads[i].index, static_cast<int>(i));
        EXPECT_EQ(evaluation.reads[i].label, reads[i].first);
        EXPECT_EQ(evaluation.reads[i].predicted, reads[i].second);
        EXPECT_NEAR(evaluation.reads[i].confidence, 0.55F, 1e-6F);
    }
}

} // namespace
} // namespace model
