// SPDX-License-Identifier: GPL-3.0-or-later
// Why a digit is read as it is: against naive loops over the plain forward pass, and finite differences of it.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/counterfactual.h"
#include "model/explain/feature_plane.h"
#include "model/explain/occlusion.h"
#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace model {
namespace {

const Weights& weights() {
    static const Weights made = testWeights();
    return made;
}

float plainScore(const std::array<float, kImagePixels>& pixels, int digit, int contrastClass) {
    const auto answers = activate(weights(), pixels).logProbabilities;
    return answers[static_cast<std::size_t>(digit)] - (contrastClass < 0 ? 0 : answers[static_cast<std::size_t>(contrastClass)]);
}

int readPlainly(const DigitImage& image) {
    const auto answers = activate(weights(), image).logProbabilities;
    return static_cast<int>(std::max_element(answers.begin(), answers.end()) - answers.begin());
}

std::shared_ptr<ForwardTrace> pathOf(const Drawing& ink) {
    auto path = std::make_shared<ForwardTrace>();
    path->weights = std::make_shared<Weights>(weights());
    path->ink = ink;
    path->image = frameDrawing(ink).value();
    path->activations = activate(weights(), path->image);
    return path;
}

TEST(Occlusion, IsWhatANaiveLoopFinds) {
    FusedPredictor predictor(testWeights(), 1, chooseIsa());
    const DigitImage image = syntheticDigits(4).images[3];
    for (const int contrastClass : {WhyQuestion::kNone, 8}) {
        const PixelShares found = occlusion(predictor, image, 3, contrastClass);
        const float whole = plainScore(normalised(image), 3, contrastClass);
        int inked = 0;
        for (int y = 0; y < kImageSide; ++y) {
            for (int x = 0; x < kImageSide; ++x) {
                DigitImage covered = image;
                for (int i = 0; i < kImagePixels; ++i) {
                    if (std::abs(i % kImageSide - x) <= 2 && std::abs(i / kImageSide - y) <= 2) {
                        covered[static_cast<std::size_t>(i)] = 0;
                    }
                }
                const float expected = whole - plainScore(normalised(covered), 3, contrastClass);
                ASSERT_NEAR(found[static_cast<std::size_t>(y * kImageSide + x)], expected, 1e-4F) << x << ' ' << y;
                inked += covered != image ? 1 : 0;
            }
        }
        EXPECT_GT(inked, 100);
    }
}

TEST(GradientTimesInk, IsWhatFiniteDifferencesFind) {
    DigitImage image = syntheticDigits(6).images[5];
    Random random{3};
    for (std::uint8_t& pixel : image) { // no two alike, so that every gradient is defined
        pixel = static_cast<std::uint8_t>(std::min<std::uint64_t>(255, 20 + pixel / 2 + random.below(60)));
    }
    for (const int contrastClass : {WhyQuestion::kNone, 2}) {
        const PixelShares found = gradientTimesInk(weights(), activate(weights(), image), image, 5, contrastClass);
        int near = 0;
        float largest = 0;
        for (const float share : found) {
            largest = std::max(largest, std::abs(share));
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            constexpr float kStep = 4e-3F; // of a pixel in [0, 1]
            auto more = normalised(image);
            auto less = more;
            more[i] += kStep / kPixelDeviation;
            less[i] -= kStep / kPixelDeviation;
            const float slope = (plainScore(more, 5, contrastClass) - plainScore(less, 5, contrastClass)) / (2 * kStep);
            near += std::abs(slope * static_cast<float>(image[i]) / 255 - found[i]) < 0.02F * largest ? 1 : 0;
        }
        EXPECT_GT(near, kImagePixels * 97 / 100) << contrastClass; // a few lie at a corner of ReLU or of max-pooling
    }
}

TEST(Explanation, AnswersWhatIsAsked) {
    FusedPredictor predictor(testWeights(), 1, chooseIsa());
    Random random{1};
    const auto path = pathOf(synthetic::digitStrokes(4, random));
    const Explanation plain = explain(predictor, path, {});
    EXPECT_EQ(plain.digit, readPlainly(path->image));
    EXPECT_EQ(plain.contrastClass, WhyQuestion::kNone);
    EXPECT_EQ(plain.occlusion, occlusion(predictor, path->image, plain.read, -1));
    const Explanation second = explain(predictor, path, {WhyQuestion::kRead, WhyQuestion::kSecond});
    EXPECT_EQ(second.contrastClass, plain.second);
    EXPECT_EQ(second.occlusion, occlusion(predictor, path->image, plain.read, plain.second));
    // "The second" beside the second itself is the first; a digit rather than itself is no question.
    EXPECT_EQ(explain(predictor, path, {plain.second, WhyQuestion::kSecond}).contrastClass, plain.read);
    EXPECT_EQ(explain(predictor, path, {7, 7}).contrastClass, WhyQuestion::kNone);
}

TEST(PartedDrawing, KeepsTheLengthAndTheEnds) {
    const Drawing drawing{
        {{{0, 0, 1}, {10, 0, 0.5F}, {10, 10, 1}}, 3, false}, {{{50, 50, 1}}, 3, false}, {{{20, 0, 1}, {20, 8, 1}}, 2, false}};
    EXPECT_DOUBLE_EQ(lengthOf(drawing), 28);
    const PartedDrawing parts = parted(drawing, 5, 22);
    EXPECT_NEAR(lengthOf(parts.inside), 17, 1e-5);
    EXPECT_NEAR(lengthOf(parts.outside), 11, 1e-5);
    ASSERT_EQ(parts.inside.size(), 2U);
    EXPECT_EQ(parts.inside[0].points.front(), (StrokePoint{5, 0, 0.75F}));
    EXPECT_EQ(parts.inside[1].points.back(), (StrokePoint{20, 2, 1}));
    ASSERT_EQ(parts.outside.size(), 3U); // the dot stays
    EXPECT_EQ(parts.outside[2].width, 2);
    EXPECT_EQ(parted(drawing, 0, 28).outside, Drawing{drawing[1]});
}

TEST(Counterfactual, IsTheShortestThatTurns) {
    FusedPredictor predictor(testWeights(), 1, chooseIsa());
    int turned = 0;
    for (int digit = 0; digit < 10; ++digit) {
        Random random{5, static_cast<std::uint64_t>(digit)};
        const auto path = pathOf(synthetic::digitStrokes(digit, random));
        const auto found = findCounterfactual(predictor, path, [] { return true; });
        ASSERT_TRUE(found);
        const int before = readPlainly(path->image);
        // Every shorter piece, one after the other.
        const Drawing ink = smoothed(tidied(path->ink));
        const double length = lengthOf(ink);
        const int pieces =
            found->digit < 0 ? kCounterfactualPieces / 2 : static_cast<int>(std::lround(found->share * kCounterfactualPieces));
        for (int shorter = 1; shorter < pieces; ++shorter) {
            for (int first = 0; first + shorter <= kCounterfactualPieces; first += 3) {
                const auto left = frameDrawing(
                    parted(ink, length * first / kCounterfactualPieces, length * (first + shorter) / kCounterfactualPieces)
                        .outside);
                ASSERT_TRUE(!left || readPlainly(*left) == before) << digit << ' ' << first << ' ' << shorter;
            }
        }
        if (found->digit >= 0) {
            ++turned;
            EXPECT_NE(found->digit, before);
            EXPECT_EQ(readPlainly(found->image), found->digit);
            EXPECT_NEAR(lengthOf(found->erased), found->share * length, 1e-3 * length);
            EXPECT_LT(found->share, 0.5);
        } else {
            EXPECT_TRUE(found->erased.empty());
        }
    }
    EXPECT_GT(turned, 2);
    Random random{5};
    EXPECT_FALSE(findCounterfactual(predictor, pathOf(synthetic::digitStrokes(3, random)), [] { return false; }));
    const auto dot = findCounterfactual(predictor, pathOf({{{{5, 5, 1}}, 20, false}}), [] { return true; });
    EXPECT_EQ(dot->digit, -1);
}

TEST(NearestRows, AreThoseOfBruteForce) {
    Random random{9};
    constexpr std::size_t kCount = 288; // of a row
    std::vector<float> features(57 * kCount);
    for (float& value : features) {
        value = static_cast<float>(random.uniform(-1, 1));
    }
    const auto rowOf = [&](std::size_t i) { return std::span(features).subspan(i * kCount, kCount); };
    const std::vector<float> wanted(rowOf(20).begin(), rowOf(20).end());
    std::copy(wanted.begin(), wanted.end(), features.begin() + 41 * kCount); // an equal one
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t i = 0; i < 57; ++i) {
        double sum = 0;
        for (std::size_t f = 0; f < kCount; ++f) {
            sum += std::pow(static_cast<double>(rowOf(i)[f] - wanted[f]), 2);
        }
        all.emplace_back(std::sqrt(sum), i);
    }
    std::sort(all.begin(), all.end());
    const auto found = nearestRows(features, wanted, 8);
    ASSERT_EQ(found.size(), 8U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].second, all[i].second);
        EXPECT_NEAR(found[i].first, all[i].first, 1e-4);
    }
    EXPECT_EQ(found[1].second, 41U);
    EXPECT_EQ(nearestRows(features, wanted, 100).size(), 57U);
}

} // namespace
} // namespace model
