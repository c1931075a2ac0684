// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"

#include "model/reading/verdict.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

/// Reads an image as what its first pixel says, with a probability of 0.55; the other classes share the rest.
class FirstPixel final : public Predictor {
public:
    explicit FirstPixel(int classes = 10) : classes_(classes) {}
    int classes() const override { return classes_; }
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override {
        ASSERT_EQ(logProbabilities.size(), images.size() * static_cast<std::size_t>(classes_));
        std::ranges::fill(logProbabilities, std::log(0.45F / static_cast<float>(classes_ - 1)));
        for (std::size_t i = 0; i < images.size(); ++i) {
            logProbabilities[i * static_cast<std::size_t>(classes_) + images[i][0]] = std::log(0.55F);
        }
    }

private:
    int classes_;
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
    EXPECT_EQ(evaluation.confusion.at(4, 9), 2);
    EXPECT_EQ(evaluation.confusion.at(9, 4), 0);
    EXPECT_EQ(evaluation.confusion.at(4, 4), 1);
    EXPECT_EQ(evaluation.confusion.at(9, 9), 1);
    EXPECT_EQ(evaluation.confusion.at(0, 7), 1);
    EXPECT_NEAR(evaluation.loss, -(2 * std::log(0.55) + 3 * std::log(0.05)) / 5, 1e-6);
    ASSERT_EQ(evaluation.reads.size(), 5U);
    for (std::size_t i = 0; i < reads.size(); ++i) {
        EXPECT_EQ(evaluation.reads[i].index, static_cast<int>(i));
        EXPECT_EQ(evaluation.reads[i].label, reads[i].first);
        EXPECT_EQ(evaluation.reads[i].predicted, reads[i].second);
        EXPECT_NEAR(evaluation.reads[i].confidence, 0.55F, 1e-6F);
    }
}

/// Image i of class i % n is read rightly but for every third, which is taken for the class before.
TEST(Evaluation, OfTwoToAHundredClassesIsCountedAndJudged) {
    for (const int classes : {2, 11, 47, 100}) {
        DataSet set;
        ConfusionMatrix expected(classes);
        for (int i = 0; i < 3 * classes + 1; ++i) {
            const int label = i % classes;
            const int read = i % 3 == 0 ? (label + classes - 1) % classes : label;
            set.add({static_cast<std::uint8_t>(read)}, static_cast<std::uint8_t>(label));
            ++expected.at(label, read);
        }
        FirstPixel predictor(classes);
        ShiftAveraging still(predictor); // what it moves by a pixel begins with 0: four views of five say class 0
        const Evaluation evaluation = evaluate(predictor, set);
        EXPECT_EQ(evaluation.confusion, expected);
        int sum = 0;
        for (int label = 0; label < classes; ++label) {
            EXPECT_EQ(evaluation.confusion.images(label), label == 0 ? 4 : 3);
            sum += evaluation.confusion.reads(label);
        }
        EXPECT_EQ(sum, set.size());
        EXPECT_EQ(evaluation.correct, set.size() - (set.size() + 2) / 3);
        const double wrong = std::log(0.45 / (classes - 1));
        const int mistakes = set.size() - evaluation.correct;
        EXPECT_NEAR(evaluation.loss, -(evaluation.correct * std::log(0.55) + mistakes * wrong) / set.size(), 1e-5);
        EXPECT_EQ(doubtfulLabels(predictor, set, [](double) { return true; })->size(), static_cast<std::size_t>(mistakes));
        const Prediction last = predictAll(predictor, set.images).back();
        EXPECT_EQ(last.probabilities.size(), static_cast<std::size_t>(classes));
        EXPECT_NEAR(std::accumulate(last.probabilities.begin(), last.probabilities.end(), 0.0F), 1, 1e-5);
        const Verdict verdict = judge(last, 1);
        EXPECT_EQ(verdict.digit, last.digit);
        EXPECT_NE(verdict.alternative, last.digit);
        EXPECT_LT(verdict.alternative, classes);
        EXPECT_EQ(verdict.certainty, Certainty::unsure);
        EXPECT_EQ(predictOne(still, DigitImage{static_cast<std::uint8_t>(classes - 1)}).digit, 0);
    }
}

TEST(Evaluation, OutputsThatNoClassBelongsToAreShownWhereTheyWereAnswered) {
    ConfusionMatrix counts(10);
    counts.at(1, 0) = 3;
    EXPECT_EQ(counts.ofClasses(2).size(), 2);
    EXPECT_EQ(counts.ofClasses(2).at(1, 0), 3);
    counts.at(1, 6) = 1;
    EXPECT_EQ(counts.ofClasses(2).size(), 7);
    EXPECT_EQ(counts.ofClasses(2).at(1, 6), 1);
    EXPECT_EQ(counts.ofClasses(12).size(), 12);
    EXPECT_EQ(counts.ofClasses(12).images(1), 4);
    EXPECT_EQ(ConfusionMatrix().ofClasses(2), ConfusionMatrix(2));
}

} // namespace
} // namespace model
