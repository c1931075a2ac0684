// SPDX-License-Identifier: GPL-3.0-or-later
// A recipe that validates: held-back training images choose the weights, the test images never do.
#include "model/formats/network_json.h"
#include "model/network/evaluation.h"
#include "model/training/model_card.h"
#include "model/training/trainer.h"
#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <span>

namespace model {
namespace {

class Validation : public testing::Test {
protected:
    Validation() {
        recipe_.epochs = 4;
        recipe_.batchSize = 16;
        recipe_.learningRate = 0.2; // jumps about, so that the last epoch need not be the best
        recipe_.threads = 2;
        recipe_.validate = true;
    }

    TrainingResult run(const DataSet& test, TrainingObserver observer = {}, TrainingOptions options = {}) {
        TrainingControl control;
        return train(recipe_, options, train_, test, *makeLearner(notebookArchitecture(), {1, 2, "cpu", StepKind::automatic}),
                     control, observer);
    }

    /// Drawn once: to draw them takes most of a second.
    static const DataSet& images() {
        static const DataSet set = synthetic::digits(kValidationImages + 64, 1);
        return set;
    }

    Recipe recipe_;
    DataSet train_ = images();
    const DataSet test_ = synthetic::digits(50, 2);
};

TEST_F(Validation, TheBestEpochOfTheHeldBackImagesIsKept) {
    std::vector<EpochMetrics> epochs;
    std::map<int, Weights> weightsOf;
    Weights latest;
    TrainingObserver observer;
    observer.weightsChanged = [&](const std::shared_ptr<const Weights>& weights, const RunProgress&) { latest = *weights; };
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation& measured) {
        EXPECT_EQ(measured.images, kValidationImages);
        epochs.push_back(m);
        weightsOf[m.epoch] = latest; // published before they are measured
    };
    const TrainingResult result = run(test_, observer);
    ASSERT_EQ(epochs.size(), 4U);
    const auto best =
        std::ranges::max_element(epochs, {}, [](const EpochMetrics& m) { return std::pair(m.testAccuracy, -m.testLoss); });
    EXPECT_EQ(result.progress.bestEpoch, best->epoch);
    EXPECT_EQ(result.progress.validationAccuracy, best->testAccuracy);
    EXPECT_EQ(result.kind, WeightsKind::best);
    EXPECT_EQ(*result.weights, weightsOf.at(best->epoch));
    EXPECT_EQ(*result.all.at(WeightsKind::last), weightsOf.at(4));
    EXPECT_EQ(result.test->correct, evaluate(*makePredictor(*result.weights, {}), test_).correct);

    const auto models = modelsOf(recipe_, result, {"digits", {}});
    EXPECT_EQ(models.at(WeightsKind::best).card.measured.value().accuracy, result.test->accuracy());
    EXPECT_EQ(models.at(WeightsKind::best).card.bestEpoch, best->epoch);
    EXPECT_EQ(models.at(WeightsKind::last).card.weightsKind, WeightsKind::last);
    EXPECT_FALSE(models.at(WeightsKind::last).card.measured.has_value()) << "it was not measured with these";
}

TEST_F(Validation, TheTestImagesChooseNothing) {
    recipe_.weightAveraging = 0.9;
    recipe_.epochs = 2;
    const TrainingResult result = run(test_);
    DataSet others = synthetic::digits(50, 7);
    std::ranges::reverse(others.labels);
    const TrainingResult again = run(others);
    EXPECT_EQ(*again.weights, *result.weights);
    EXPECT_EQ(again.progress.bestEpoch, result.progress.bestEpoch);
    EXPECT_EQ(result.all.size(), 3U);
    EXPECT_NE(*result.all.at(WeightsKind::averaged), *result.all.at(WeightsKind::last));
}

TEST_F(Validation, GoesOnWithTheBestSoFar) {
    recipe_.epochs = 3;
    std::vector<Checkpoint> checkpoints;
    TrainingObserver observer;
    observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress&) { checkpoints.push_back(checkpoint); };
    const TrainingResult whole = run(test_, observer);
    ASSERT_EQ(checkpoints.size(), 3U); // before the first step, after two epochs
    for (const Checkpoint& checkpoint : checkpoints) {
        TrainingOptions options;
        options.resumed = std::make_shared<const Checkpoint>(checkpoint);
        const TrainingResult resumed = run(test_, {}, options);
        EXPECT_EQ(*resumed.weights, *whole.weights);
        EXPECT_EQ(resumed.progress.bestEpoch, whole.progress.bestEpoch);
        EXPECT_EQ(resumed.progress.validationAccuracy, whole.progress.validationAccuracy);
    }
}

TEST_F(Validation, ALimitAtAnEpochsEndCountsNoFurtherEpoch) {
    recipe_.recomputeStatistics = true; // what is measured after it is better
    TrainingOptions options;
    options.maxSteps = 2 * 4;
    const TrainingResult result = run(test_, {}, options);
    EXPECT_EQ(result.progress.epochs, 2);
    EXPECT_EQ(result.progress.bestEpoch, 2);
}

TEST_F(Validation, WhatIsLearnedFromIsNotHeldBack) {
    train_.images[100] = train_.images[3];
    train_.images.back() = train_.images[63];
    train_.labels.back() = 9; // a label does not make it another image
    DataSet rest = train_;
    for (const std::ptrdiff_t repeated : {static_cast<std::ptrdiff_t>(train_.size()) - 1, std::ptrdiff_t(100)}) {
        rest.images.erase(rest.images.begin() + repeated);
        rest.labels.erase(rest.labels.begin() + repeated);
    }
    const DataSet held = validationImages(train_);
    EXPECT_EQ(held.size(), kValidationImages - 2);
    EXPECT_TRUE(std::ranges::equal(held.images, std::span(rest.images).subspan(64)));
    EXPECT_TRUE(std::ranges::equal(held.labels, std::span(rest.labels).subspan(64)));
    TrainingObserver observer;
    observer.epochFinished = [&](const EpochMetrics&, const Evaluation& measured) {
        EXPECT_EQ(measured.images, kValidationImages - 2);
    };
    TrainingOptions options;
    options.maxSteps = 1;
    run(test_, observer, options);
}

TEST_F(Validation, NeedsImagesThatAreNotLearnedFrom) {
    for (std::size_t i = 64; i < train_.images.size(); ++i) {
        train_.images[i] = train_.images[i % 64];
    }
    EXPECT_THROW(run(test_), Error);
}

TEST_F(Validation, NeedsMoreImagesThanItHoldsBack) {
    train_.images.resize(kValidationImages);
    train_.labels.resize(kValidationImages);
    EXPECT_THROW(run(test_), Error);
}

} // namespace
} // namespace model
