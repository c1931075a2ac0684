// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"

#include "model/data/data_check.h"
#include "model/formats/model_file.h"
#include "model/network/fused/fused_step.h"
#include "model/network/reference/activations.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace model {
namespace {

const Model& bundled() {
    static const Model model = loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors");
    return model;
}

/// What the plain forward pass says of one image.
std::array<double, kDigits> naiveAnswer(const Weights& weights, const DigitImage& image) {
    const Activations made = activate(weights, image);
    std::array<double, kDigits> answer{};
    std::ranges::transform(made.logProbabilities, answer.begin(), [](float log) { return std::exp(static_cast<double>(log)); });
    return answer;
}

std::vector<ReadImage> naiveDoubts(const DataSet& set) {
    std::vector<ReadImage> doubts;
    for (int i = 0; i < set.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const auto answer = naiveAnswer(bundled().weights, set.images[at]);
        const auto most = std::ranges::max_element(answer);
        if (most - answer.begin() != set.labels[at]) {
            doubts.push_back({i, set.labels[at], static_cast<int>(most - answer.begin()), static_cast<float>(*most)});
        }
    }
    return doubts;
}

TEST(LabelDoubts, SwappedLabelsComeFirst) {
    DataSet set = synthetic::digits(300, 5);
    const auto sureness = [&](std::size_t i) { return naiveAnswer(bundled().weights, set.images[i])[set.labels[i]]; };
    std::vector<std::size_t> order(set.images.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, std::ranges::greater(), sureness);
    const std::size_t a = order[0]; // the two clearest of different digits
    const std::size_t b = *std::ranges::find_if(order, [&](std::size_t i) { return set.labels[i] != set.labels[a]; });
    std::swap(set.labels[a], set.labels[b]);

    FusedPredictor predictor(bundled().weights, 1, chooseIsa());
    const auto doubts = doubtfulLabels(predictor, set, [](double) { return true; });
    ASSERT_TRUE(doubts);
    ASSERT_GE(doubts->size(), 2U);
    EXPECT_EQ(std::minmax((*doubts)[0].index, (*doubts)[1].index), std::minmax(static_cast<int>(a), static_cast<int>(b)));
    EXPECT_EQ((*doubts)[0].predicted, (*doubts)[1].label);

    std::vector<ReadImage> naive = naiveDoubts(set);
    ASSERT_EQ(doubts->size(), naive.size());
    for (std::size_t i = 0; i < doubts->size(); ++i) {
        const ReadImage& doubt = (*doubts)[i];
        const auto same = std::ranges::find(naive, doubt.index, &ReadImage::index);
        ASSERT_NE(same, naive.end());
        EXPECT_EQ(doubt.label, same->label);
        EXPECT_EQ(doubt.predicted, same->predicted);
        EXPECT_NEAR(doubt.confidence, same->confidence, 1e-4);
        EXPECT_TRUE(i == 0 || (*doubts)[i - 1].confidence >= doubt.confidence);
    }
}

TEST(LabelDoubts, EndWhenNobodyWaitsForThem) {
    DataSet set = synthetic::digits(10, 6);
    for (int i = 0; i < 8; ++i) {
        const DataSet copy = set;
        set.images.insert(set.images.end(), copy.images.begin(), copy.images.end());
        set.labels.insert(set.labels.end(), copy.labels.begin(), copy.labels.end());
    }
    FusedPredictor predictor(bundled().weights, 1, chooseIsa());
    std::vector<double> shares;
    EXPECT_FALSE(doubtfulLabels(predictor, set, [&](double share) {
        shares.push_back(share);
        return shares.size() < 2;
    }));
    EXPECT_EQ(shares, (std::vector<double>{1000.0 / 2560, 2000.0 / 2560}));
    shares.clear();
    EXPECT_TRUE(doubtfulLabels(predictor, set, [&](double share) {
        shares.push_back(share);
        return true;
    }));
    EXPECT_EQ(shares.back(), 1);
}

TEST(ClassMeans, AreTheMeansOfEachClass) {
    DataSet set = synthetic::digits(30, 8);
    set.labels.back() = 3;
    const std::vector<DigitImage> means = classMeans(set, 11);
    ASSERT_EQ(means.size(), 11U);
    EXPECT_EQ(means[10], DigitImage{}); // it has no image
    for (const std::size_t label : {3U, 9U}) {
        for (std::size_t pixel = 0; pixel < kImagePixels; ++pixel) {
            double sum = 0;
            int count = 0;
            for (std::size_t i = 0; i < set.images.size(); ++i) {
                sum += set.labels[i] == label ? set.images[i][pixel] : 0;
                count += set.labels[i] == label;
            }
            EXPECT_EQ(means[label][pixel], std::floor(sum / count + 0.5));
        }
    }
}

TEST(DataCheck, SaysWhichImagesItMeans) {
    DataSet train = synthetic::digits(20, 1);
    DataSet test = synthetic::digits(10, 2);
    test.images[4] = train.images[17];
    test.images[7].fill(3);
    train.images[2].fill(0);
    train.images[9].fill(255);
    const DataFindings found = checkData(train, test, 0);
    EXPECT_EQ(found.repeated, std::vector<int>{4});
    EXPECT_EQ(found.constantTrain, (std::vector<int>{2, 9}));
    EXPECT_EQ(found.constantTest, std::vector<int>{7});
    EXPECT_EQ(found.leakedTestImages, 1);
    EXPECT_EQ(found.constant, 3);
}

} // namespace
} // namespace model
