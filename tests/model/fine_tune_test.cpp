// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/fine_tune.h"

#include "model/formats/network_json.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/training/cross_reading.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace model {
namespace {

TEST(FineTuning, WhatIsMeasuredIsNeverLearned) {
    const DataSet own = synthetic::digits(80, 3); // eight of each digit, one after the other
    const DataSet trainSet = synthetic::digits(20, 4);
    const FineTuningSets sets = fineTuningSets(own, trainSet, {}, 1);
    DataSet held; // the fourth and the eighth of each
    for (const std::size_t round : {3, 7}) {
        for (std::size_t digit = 0; digit < 10; ++digit) {
            held.images.push_back(own.images[10 * round + digit]);
            held.labels.push_back(own.labels[10 * round + digit]);
        }
    }
    EXPECT_EQ(sets.held.images, held.images);
    EXPECT_EQ(sets.held.labels, held.labels);
    for (const DigitImage& image : held.images) {
        EXPECT_EQ(std::ranges::count(sets.train.images, image), 0);
    }
    for (std::size_t i = 0; i < 30; ++i) {
        EXPECT_EQ(std::ranges::count(sets.train.images, own.images[i]), 50) << "as often as all others";
    }
    for (const DigitImage& image : trainSet.images) {
        EXPECT_EQ(std::ranges::count(sets.train.images, image), 1);
    }
}

TEST(FineTuning, TheSameDrawingsStayTogether) {
    const DataSet once = synthetic::digits(80, 3);
    const DataSet trainSet = synthetic::digits(20, 4);
    for (const bool oneByOne : {true, false}) { // each twice, its neighbour or all of them again
        DataSet own;
        for (std::size_t i = 0; i < 160; ++i) {
            const std::size_t from = oneByOne ? i / 2 : i % 80;
            own.add(once.images[from], once.labels[from]);
        }
        own.labels[157] = 0; // a second label does not make it another drawing
        const FineTuningSets sets = fineTuningSets(own, trainSet, {}, 1);
        EXPECT_EQ(sets.held.size(), 40);
        EXPECT_EQ(sets.learned, 120);
        for (const DigitImage& image : sets.held.images) {
            EXPECT_EQ(std::ranges::count(sets.train.images, image), 0);
        }
    }
}

TEST(FineTuning, NoDrawingIsLearnedAndMeasured) {
    const DataSet own = synthetic::digits(80, 3); // every fourth of each would be held: 30 … 39 and 70 … 79
    DataSet trainSet = synthetic::digits(20, 4);
    trainSet.images[5] = own.images[35]; // the model may have learned it
    DataSet testSet = synthetic::digits(20, 5);
    testSet.images[7] = own.images[2];
    testSet.images[8] = own.images[71];
    const FineTuningSets sets = fineTuningSets(own, trainSet, testSet, 1);
    EXPECT_EQ(sets.held.size(), 19);
    EXPECT_EQ(std::ranges::count(sets.held.images, own.images[35]), 0);
    EXPECT_EQ(std::ranges::count(sets.held.images, own.images[71]), 1) << "it is not learned from";
    EXPECT_EQ(sets.learned, 59);
    EXPECT_EQ(std::ranges::count(sets.train.images, own.images[2]), 0);
    EXPECT_EQ(std::ranges::count(sets.train.images, own.images[3]), 50);
}

TEST(FineTuning, StartsFromTheModelAndMeasuresItBefore) {
    const DataSet own = synthetic::digits(40, 3);
    const DataSet trainSet = synthetic::digits(20, 4);
    const DataSet testSet = synthetic::digits(50, 5);
    const Weights start = randomWeights(6);
    Recipe still = fineTuningRecipe({});
    still.learningRate = 1e-8; // so small that what comes out is what went in
    still.epochs = 1;
    still.threads = 1;
    TrainingControl control;
    const FineTuningResult result = fineTune(start, still, own, trainSet, testSet, control, {});
    EXPECT_EQ(result.end, TrainingEnd::completed);
    EXPECT_EQ(result.learned, 30);
    EXPECT_EQ(result.held, 10);
    for (const char* name : {"conv1.weight", "conv5.weight", "conv8.weight"}) {
        const std::vector<float>& before = start.at(name).values;
        const std::vector<float>& after = result.weights->at(name).values;
        for (std::size_t i = 0; i < before.size(); ++i) {
            ASSERT_NEAR(before[i], after[i], 1e-4F) << name;
        }
    }
    const auto accuracies = [&](const Weights& weights) {
        const auto predictor = makePredictor(weights, {.threads = 1});
        const FineTuningSets sets = fineTuningSets(own, trainSet, testSet, still.seed);
        return std::pair(evaluate(*predictor, sets.held).accuracy(), evaluate(*predictor, testSet).accuracy());
    };
    EXPECT_EQ(std::pair(result.before.own, result.before.test), accuracies(start));
    EXPECT_EQ(std::pair(result.after.own, result.after.test), accuracies(*result.weights));
    EXPECT_GT(result.before.test, 0) << "or the comparison says nothing";
    EXPECT_EQ(result.drawings, own.size());
    EXPECT_EQ(result.before.read, evaluate(*makePredictor(start, {.threads = 1}), own).correct);
    EXPECT_EQ(result.after.read, evaluate(*makePredictor(*result.weights, {.threads = 1}), own).correct);
    FineTuningResult told;
    told.drawings = 14;
    told.before = {0, 0.9959, 9};
    told.after = {1, 0.9956, 14};
    EXPECT_EQ(beforeAndAfter(told, "MNIST"), "your digits 9 of 14 → 14 of 14, MNIST 99.59 % → 99.56 %");
}

/// Zeros, ones and "others", half of which are ones: these are doubted most, and taken for ones.
TEST(CrossReading, SaysWhichClassIsDoubted) {
    DataSet drawings{{}, {}, {"zero", "one", "other"}};
    for (int i = 0; i < 36; ++i) {
        Random random{8, static_cast<std::uint64_t>(i)};
        const int label = i % 3;
        const int digit = label < 2 ? label : i % 2 == 0 ? 1 : 7;
        drawings.add(frameDrawing(synthetic::digitStrokes(digit, random)).value(), static_cast<std::uint8_t>(label));
    }
    for (int i = 0; i < 36; ++i) { // as many ones again, so that a one is likelier called so
        Random random{9, static_cast<std::uint64_t>(i)};
        drawings.add(frameDrawing(synthetic::digitStrokes(1, random)).value(), 1);
    }
    Recipe recipe;
    recipe.epochs = 30;
    recipe.batchSize = 16;
    recipe.learningRate = 0.05;
    recipe.augmentation.enabled = false;
    recipe.threads = 1;
    const auto network = std::make_shared<const Architecture>(shippedNetwork("softmax"), 3);
    TrainingControl control;
    const auto reading = crossRead(drawings, recipe, network, control);
    ASSERT_TRUE(reading);
    ASSERT_EQ(reading->classes.size(), 3U);
    EXPECT_EQ(reading->classes[0].images, 12);
    EXPECT_EQ(reading->classes[1].images, 48);
    EXPECT_EQ(reading->classes[0].right, 12);
    EXPECT_EQ(reading->neediest(), 2);
    EXPECT_EQ(reading->classes[2].instead, 1);
    EXPECT_GE(reading->classes[2].asThat, 4);
    ASSERT_EQ(reading->curve.size(), 2U);
    EXPECT_EQ(reading->curve[0].images, 5);
    EXPECT_EQ(reading->curve[1].images, 8);
    int right = 0;
    for (const ClassReading& its : reading->classes) {
        right += its.right;
    }
    EXPECT_DOUBLE_EQ(reading->curve[1].accuracy, right / 72.0);
    control.stop();
    EXPECT_FALSE(crossRead(drawings, recipe, network, control));
}

} // namespace
} // namespace model
