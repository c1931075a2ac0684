// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/error.h"
#include "model/train/batch_loader.h"
#include "model/train/evaluation.h"
#include "model/train/trainer.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <set>

namespace model {
namespace {

class Training : public testing::TestWithParam<StepKind> {
protected:
    static Recipe quick() {
        Recipe recipe;
        recipe.epochs = 2;
        recipe.batchSize = 32;
        recipe.learningRate = 0.05;
        recipe.threads = 1;
        return recipe;
    }

    TrainingResult run(const Recipe& recipe, const TrainingObserver& observer = {}, const TrainingOptions& limits = {}) {
        const auto learner = makeLearner({recipe.seed, recipe.threads, "cpu", GetParam()});
        return train(recipe, limits, train_, test_, *learner, control_, observer);
    }

    const DataSet train_ = synthetic::digits(600, 1);
    const DataSet test_ = synthetic::digits(100, 2);
    TrainingControl control_;
};

TEST_P(Training, LearnsAndReports) {
    int batches = 0;
    int epochs = 0;
    double lastDone = 0;
    TrainingObserver observer;
    observer.batchFinished = [&](const BatchMetrics& m) {
        EXPECT_EQ(m.step, batches++);
        EXPECT_GT(m.epochsDone, lastDone);
        lastDone = m.epochsDone;
    };
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation& test) {
        EXPECT_EQ(m.epoch, ++epochs);
        EXPECT_EQ(m.testAccuracy, test.accuracy());
    };
    Recipe recipe = quick();
    recipe.epochs = 8;
    const TrainingResult result = run(recipe, observer);
    EXPECT_EQ(result.end, TrainingEnd::completed);
    EXPECT_EQ(batches, 8 * 19) << "600 images make 18 whole batches and one of 24";
    EXPECT_EQ(epochs, 8);
    EXPECT_EQ(lastDone, 8);
    EXPECT_GT(result.test->accuracy(), 0.8);
}

TEST_P(Training, SameSeedSameBits) {
    Recipe recipe = quick();
    recipe.threads = 2;
    const auto first = run(recipe).weights;
    EXPECT_EQ(*run(recipe).weights, *first);
    Recipe other = recipe;
    other.seed = 2;
    EXPECT_NE(*run(other).weights, *first);
}

TEST_P(Training, StopsWithinABatchAndKeepsTheWeights) {
    int batches = 0;
    TrainingObserver observer;
    observer.batchFinished = [&](const BatchMetrics&) {
        if (++batches == 5) {
            control_.stop();
        }
    };
    const TrainingResult result = run(quick(), observer);
    EXPECT_EQ(result.end, TrainingEnd::stopped);
    EXPECT_EQ(batches, 5);
    EXPECT_NO_THROW(checkWeights(*result.weights, "stopped"));
}

TEST_P(Training, PausesWithinABatchAndChangesNothing) {
    const auto expected = run(quick()).weights;
    TrainingObserver observer;
    std::thread resumer;
    std::atomic<bool> asleep = false;
    observer.batchFinished = [&](const BatchMetrics& m) {
        EXPECT_FALSE(asleep) << "a batch was trained while paused";
        if (m.step == 3) {
            control_.setPaused(true);
            asleep = true;
            resumer = std::thread([&] {
                asleep = false;
                control_.setPaused(false);
            });
        }
    };
    EXPECT_EQ(*run(quick(), observer).weights, *expected);
    resumer.join();
}

TEST_P(Training, ADivergingRunKeepsTheLastGoodWeights) {
    Recipe recipe = quick();
    recipe.learningRate = 100;
    recipe.momentum = 0.99;
    recipe.epochs = 200;
    try {
        run(recipe);
        FAIL() << "a learning rate of 100 should diverge";
    } catch (const Diverged& error) {
        EXPECT_NE(std::string(error.what()).find("not a finite number"), std::string::npos);
        EXPECT_NO_THROW(checkWeights(*error.weights, "diverged"));
    }
}

TEST_P(Training, RecipesThatDoNotFitAreRefused) {
    Recipe recipe = quick();
    recipe.batchSize = 601;
    EXPECT_THROW(run(recipe), Error);
    recipe = quick();
    recipe.learningRate = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(run(recipe), Error);
}

TEST_P(Training, LimitsEndARunEarly) {
    TrainingOptions limits;
    limits.maxSteps = 3;
    limits.trainImages = 100;
    const TrainingResult result = run(quick(), {}, limits);
    EXPECT_EQ(result.end, TrainingEnd::completed);
    EXPECT_EQ(result.steps, 3);
    EXPECT_TRUE(result.test) << "the weights are evaluated all the same";
}

INSTANTIATE_TEST_SUITE_P(Steps, Training, testing::Values(StepKind::libtorch, StepKind::automatic));

TEST(BatchLoader, EveryImageOnceAnEpochInTheOrderOfTheSeed) {
    const DataSet set = synthetic::digits(70, 1);
    Recipe recipe;
    recipe.epochs = 3;
    recipe.batchSize = 32;
    recipe.augmentation.enabled = false;
    BatchLoader loader(set, 70, recipe);
    Batch batch;
    for (int epoch = 1; epoch <= 3; ++epoch) {
        const std::vector<int> order = epochOrder(recipe, epoch, 70);
        EXPECT_EQ(std::set<int>(order.begin(), order.end()).size(), 70U);
        for (std::size_t seen = 0; seen < 70; seen += batch.labels.size()) {
            batch = loader.next(std::move(batch));
            EXPECT_EQ(batch.epoch, epoch);
            ASSERT_EQ(batch.labels.size(), seen < 64 ? 32U : 6U);
            for (std::size_t i = 0; i < batch.labels.size(); ++i) {
                const auto index = static_cast<std::size_t>(order[seen + i]);
                EXPECT_EQ(batch.labels[i], set.labels[index]);
                const float grey = static_cast<float>(set.images[index][400]);
                EXPECT_FLOAT_EQ(batch.pixels[i * kImagePixels + 400], (grey / 255 - kPixelMean) / kPixelDeviation);
            }
        }
    }
    EXPECT_TRUE(loader.next({}).labels.empty());
    EXPECT_NE(epochOrder(recipe, 1, 70), epochOrder(recipe, 2, 70));
}

TEST(BatchLoader, GoesAwayAtAnyTime) {
    const DataSet set = synthetic::digits(70, 1);
    Recipe recipe;
    recipe.batchSize = 7;
    for (int batches = 0; batches < 5; ++batches) {
        BatchLoader loader(set, 70, recipe);
        for (int i = 0; i < batches; ++i) {
            loader.next({});
        }
    }
}

TEST(Architecture, AddsUpToTheNotebooksNetwork) {
    int fromTable = 0;
    for (const LayerRow& row : layerTable()) {
        fromTable += row.parameters;
    }
    std::size_t fromTensors = 0;
    for (const TensorSpec& spec : tensorSpecs()) {
        fromTensors += spec.learned ? elementCount(spec.shape) : 0;
    }
    EXPECT_EQ(fromTable, kParameterCount);
    EXPECT_EQ(fromTensors, static_cast<std::size_t>(kParameterCount));
}

} // namespace
} // namespace model
