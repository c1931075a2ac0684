// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/class_order.h"

#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/values/error.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

namespace model {
namespace {

using Kind = ClassMatch::Kind;

TEST(ClassOrder, NamesDecide) {
    const ClassNames digits = namesOrDigits({});
    ClassNames backwards = digits;
    std::ranges::reverse(backwards);
    EXPECT_EQ(matchClasses(ClassNames(), digits).kind, Kind::same);
    EXPECT_EQ(matchClasses(backwards, ClassNames()).kind, Kind::otherOrder);
    EXPECT_EQ(matchClasses(backwards, ClassNames()).outputs, (std::vector<int>{9, 8, 7, 6, 5, 4, 3, 2, 1, 0}));
    EXPECT_EQ(matchClasses(ClassNames(), {"7", "3"}).kind, Kind::subset);
    EXPECT_EQ(matchClasses(ClassNames(), {"7", "3"}).outputs, (std::vector<int>{7, 3}));
    EXPECT_EQ(matchClasses(ClassNames{"7", "3"}, {}).kind, Kind::different) << "it has never seen the others";
    EXPECT_EQ(matchClasses(ClassNames{"ant", "bee"}, {"ant", "fly"}).kind, Kind::different);
    EXPECT_TRUE(matchClasses(ClassNames{"ant", "bee"}, {"ant", "fly"}).outputs.empty());
    EXPECT_EQ(matchClasses(ClassNames{"ant", "ant", "bee"}, {"bee", "ant"}).kind, Kind::different) << "which ant?";
    EXPECT_EQ(matchClasses(ClassNames{"ant", "ant"}, {"ant", "ant"}).kind, Kind::same);
    const ClassNames hundred = numberNames(100);
    EXPECT_EQ(matchClasses(hundred, {"99", "0"}).outputs, (std::vector<int>{99, 0}));
    EXPECT_EQ(matchClasses(hundred, {}).kind, Kind::subset) << "the digits are among them";
    EXPECT_EQ(matchClasses(ClassNames(), hundred).kind, Kind::different);
    EXPECT_EQ(classDifference({}, {"ant", "3"}),
              "it does not know \"ant\", which this data has; it tells \"0\", \"1\", \"2\" and 7 "
              "more apart");
}

Model named(const ClassNames& classes) {
    Model model{randomWeights(3), {}};
    model.card.program = "DigitLab 1.0.0";
    model.card.classes = classes;
    return model;
}

std::vector<float> answers(const Model& model, const DataSet& set) {
    return makePredictor(model.weights, {.threads = 1})->answers(set.images);
}

TEST(ClassOrder, AnOutputStaysWithItsName) {
    const DataSet set = synthetic::digits(50, 1);
    const Model model = named({"a", "b", "c", "d", "e"});
    const ClassNames wanted{"d", "b"};
    const Model matched = withClasses(model, wanted).value();
    const std::vector<std::size_t> order{3, 1, 0, 2, 4, 5, 6, 7, 8, 9};
    EXPECT_EQ(matched.card.classes, (ClassNames{"d", "b", "a", "c", "e"}));
    const std::vector<float> before = answers(model, set);
    const std::vector<float> after = answers(matched, set);
    for (std::size_t i = 0; i < after.size(); ++i) {
        ASSERT_NEAR(after[i], before[i / kDigits * kDigits + order[i % kDigits]], 1e-4F * std::abs(after[i]) + 1e-5F);
    }
    EXPECT_EQ(withClasses(matched, model.card.classes)->weights, model.weights);
}

/// What stands after the last layer with weights, and its bias, goes with its output too.
TEST(ClassOrder, EveryTensorBehindTheLastLayerIsReordered) {
    const Network network{"own",
                          "",
                          {{.kind = LayerKind::convolution, .size = 12, .kernel = 3, .stride = 2},
                           {.kind = LayerKind::batchNorm},
                           {.kind = LayerKind::linear, .size = kClasses, .bias = true},
                           {.kind = LayerKind::batchNorm}}};
    Model model{{{}, std::make_shared<Architecture>(network, 12)}, {}};
    for (const TensorSpec& spec : model.weights.architecture->tensors()) {
        std::vector<float> values(elementCount(spec.shape));
        std::iota(values.begin(), values.end(), 0.0F);
        model.weights.tensors.push_back({spec.name, spec.shape, values});
    }
    model.card.classes = numberNames(12);
    const Model matched = withClasses(model, {"11", "2"}).value();
    const std::vector<int> order{11, 2, 0, 1, 3, 4, 5, 6, 7, 8, 9, 10};
    for (std::size_t i = 0; i < matched.weights.tensors.size(); ++i) {
        const NamedTensor& before = model.weights.tensors[i];
        const NamedTensor& after = matched.weights.tensors[i];
        const bool answers = after.name.starts_with("linear1.") || after.name.starts_with("bn2.");
        const std::size_t each = before.values.size() / 12;
        for (std::size_t at = 0; answers && at < after.values.size(); ++at) {
            ASSERT_EQ(after.values[at], before.values[static_cast<std::size_t>(order[at / each]) * each + at % each])
                << after.name;
        }
        EXPECT_TRUE(answers || after == before) << after.name;
    }
    EXPECT_EQ(matched.card.classes, (ClassNames{"11", "2", "0", "1", "3", "4", "5", "6", "7", "8", "9", "10"}));
}

TEST(ClassOrder, AnAccuracyDoesNotDependOnTheLabelsNumbers) {
    DataSet set = synthetic::digits(300, 1);
    const Model model = named({});
    const Evaluation before = evaluate(*makePredictor(model.weights, {}), set);
    EXPECT_GT(before.correct, 0);
    set.classes = {"4", "9", "0", "7", "1", "8", "2", "6", "5", "3"};
    for (std::uint8_t& label : set.labels) {
        label = static_cast<std::uint8_t>(std::ranges::find(set.classes, std::to_string(label)) - set.classes.begin());
    }
    const Model matched = withClasses(model, set.classes, "model");
    EXPECT_EQ(evaluate(*makePredictor(matched.weights, {}), set).correct, before.correct);
    EXPECT_NE(evaluate(*makePredictor(model.weights, {}), set).correct, before.correct);
    EXPECT_EQ(matched.card.classes, set.classes);
    EXPECT_TRUE(withClasses(matched, {})->card.classes.empty()) << "the ten digits again";
}

TEST(ClassOrder, WhatAModelDoesNotKnowIsRefusedBySayingHow) {
    EXPECT_FALSE(withClasses(named({"ant", "bee"}), {}).has_value());
    try {
        withClasses(named({"ant", "bee"}), {}, "insects.safetensors");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(std::string(error.what()),
                  "insects.safetensors tells other classes apart: it does not know \"0\", \"1\", \"2\" "
                  "and 7 more, which this data has; it tells \"ant\", \"bee\" apart.");
    }
}

TEST(ClassOrder, AModelThatSaysNothingIsTakenAtItsWord) {
    const Model unknown{randomWeights(3), {}}; // PyTorch's
    const Model matched = withClasses(unknown, {"ant", "bee"}).value();
    EXPECT_EQ(matched.weights, unknown.weights);
    EXPECT_EQ(matched.card.classes, (ClassNames{"ant", "bee"}));
    EXPECT_TRUE(withClasses(unknown, numberNames(10)).has_value());
    EXPECT_FALSE(withClasses(unknown, numberNames(11)).has_value()) << "it has ten outputs";
    EXPECT_THROW(withClasses(unknown, numberNames(11), "unknown.pt"), Error);
}

TEST(ClassOrder, LabelsAreNumberedAnew) {
    DataSet set = synthetic::digits(10, 1);
    const DataSet matched = withLabels(set, {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"});
    EXPECT_EQ(matched.labels, (std::vector<std::uint8_t>{9, 0, 1, 2, 3, 4, 5, 6, 7, 8}));
    EXPECT_EQ(matched.images, set.images);
    EXPECT_THROW(withLabels(set, {"ant", "bee"}), Error);
    set.labels.resize(2);
    set.images.resize(2);
    EXPECT_EQ(withLabels(set, {"1", "0"}).labels, (std::vector<std::uint8_t>{1, 0})) << "of those that are there";
}

} // namespace
} // namespace model
