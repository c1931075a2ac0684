// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"
#include "model/formats/network_json.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/training/batch_loader.h"
#include "model/training/trainer.h"
#include "model/values/error.h"
#include "tests/model/step_names.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

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
        const auto learner = makeLearner(notebookArchitecture(), {recipe.seed, recipe.threads, "cpu", GetParam()});
        return train(recipe, limits, train_, test_, *learner, control_, observer);
    }

    /// `quick()` for eight epochs, which several compare with.
    const TrainingResult& learned() {
        static std::map<StepKind, TrainingResult> results;
        const auto [result, isNew] = results.try_emplace(GetParam());
        if (isNew) {
            Recipe recipe = quick();
            recipe.epochs = 8;
            result->second = run(recipe);
        }
        return result->second;
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
    std::atomic<int> batches = 0;
    std::atomic<bool> ended = false;
    int whenAsleep = 0;
    std::thread resumer([&] {
        while (control_.sleepers() == 0 && !ended) {
            std::this_thread::yield();
        }
        whenAsleep = ended ? 0 : batches.load();
        control_.setPaused(false);
    });
    observer.batchFinished = [&](const BatchMetrics&) {
        if (++batches == 4) {
            control_.setPaused(true);
        }
    };
    const auto weights = run(quick(), observer).weights;
    ended = true;
    resumer.join();
    EXPECT_EQ(whenAsleep, 4) << "batches before training fell asleep; 0: it never did";
    EXPECT_EQ(batches, 2 * 19) << "and it went on";
    EXPECT_EQ(*weights, *expected);
}

TEST_P(Training, PausesAreNotTrainingTimeNotEvenItsTeachers) {
    const Recipe plain = quick();
    Recipe distilled = plain;
    distilled.distillation.teachers = 2;
    distilled.distillation.epochs = 1;
    distilled.threads = 2;
    for (const Recipe& recipe : {plain, distilled}) {
        TrainingControl control;
        std::atomic<bool> ended = false;
        std::thread resumer([&] {
            while (control.sleepers() == 0 && !ended) {
                std::this_thread::yield();
            }
            synthetic::digits(2000, 3); // takes a while
            control.setPaused(false);
        });
        bool paused = false;
        TrainingObserver observer;
        const auto pauseOnce = [&] {
            if (!std::exchange(paused, true)) {
                control.setPaused(true);
            }
        };
        observer.teachersProgressed = [&](double, double) { pauseOnce(); };
        observer.batchFinished = [&](const BatchMetrics&) { pauseOnce(); };
        const auto learner = makeLearner(notebookArchitecture(), {recipe.seed, recipe.threads, "cpu", GetParam()});
        const auto start = std::chrono::steady_clock::now();
        const TrainingResult result = train(recipe, {}, train_, test_, *learner, control, observer);
        const double all = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        ended = true;
        resumer.join();
        EXPECT_GT(control.sleptSeconds(), 0);
        EXPECT_LE(result.progress.seconds + control.sleptSeconds(), all + 1e-9) << "no second is counted as both";
    }
}

TEST_P(Training, StoppedAmongItsTeachersNothingWasLearned) {
    Recipe recipe = quick();
    recipe.distillation.teachers = 2;
    TrainingObserver observer;
    observer.teachersProgressed = [&](double, double) { control_.stop(); };
    const TrainingResult result = run(recipe, observer);
    EXPECT_EQ(result.end, TrainingEnd::stopped);
    EXPECT_EQ(result.progress.steps, 0);
}

TEST_P(Training, ADivergingTeachersWeightsAreNotTheNetworks) {
    Recipe recipe = quick();
    recipe.learningRate = 100;
    recipe.momentum = 0.99;
    recipe.distillation.teachers = 2;
    recipe.distillation.epochs = 200;
    try {
        run(recipe);
        FAIL() << "a learning rate of 100 should diverge";
    } catch (const Diverged&) {
        FAIL() << "its weights would be taken for the network's";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("teacher"), std::string::npos) << error.what();
    }
}

TEST_P(Training, ADivergingRunKeepsTheLastGoodWeights) {
    for (const double rate : {4.0, 10.0, 100.0}) {
        Recipe recipe = quick();
        recipe.learningRate = rate;
        recipe.momentum = 0.99;
        recipe.epochs = 200;
        try {
            run(recipe);
            FAIL() << "a learning rate of " << rate << " should diverge";
        } catch (const Diverged& error) {
            EXPECT_NE(std::string(error.what()).find("not a finite number"), std::string::npos);
            EXPECT_EQ(error.hint(),
                      "Choose a learning rate below " + std::to_string(static_cast<int>(rate)) + " and train again.");
            EXPECT_NO_THROW(checkWeights(*error.weights, "diverged"));
            EXPECT_EQ(error.progress.steps == 0,
                      *error.weights == makeLearner(notebookArchitecture(), {recipe.seed, 1, "cpu", GetParam()})->weights());
            const auto predictor = makePredictor(*error.weights, {.threads = 1});
            EXPECT_TRUE(std::isfinite(evaluate(*predictor, test_).loss)) << "they read, at a rate of " << rate;
        }
    }
}

TEST_P(Training, AFailureKeepsWhatWasLearned) {
    TrainingObserver observer;
    observer.batchFinished = [](const BatchMetrics& m) {
        if (m.step == 4) {
            throw std::runtime_error("a fault");
        }
    };
    try {
        run(quick(), observer);
        FAIL() << "the fault was swallowed";
    } catch (const Diverged&) {
        FAIL() << "no loss was at fault";
    } catch (const TrainingFailed& error) {
        EXPECT_STREQ(error.what(), "a fault");
        EXPECT_EQ(error.progress.steps, 5);
        EXPECT_NO_THROW(checkWeights(*error.weights, "failed"));
    }
}

TEST_P(Training, ProgressComesWithCheckpointsWeightsAndTheResult) {
    int images = 0;
    std::int64_t steps = 0;
    RunProgress latest;
    TrainingObserver observer;
    observer.started = [&](int used, std::int64_t all) {
        images = used;
        steps = all;
    };
    observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress& progress) {
        EXPECT_EQ(progress.steps, checkpoint.steps);
        EXPECT_EQ(progress.epochs, checkpoint.epochs);
        EXPECT_EQ(progress.seconds, checkpoint.seconds);
        EXPECT_EQ(progress.testAccuracy.has_value(), progress.epochs > 0);
    };
    observer.weightsChanged = [&](const std::shared_ptr<const Weights>&, const RunProgress& progress) {
        EXPECT_GT(progress.steps, 0);
        latest = progress;
    };
    const TrainingResult result = run(quick(), observer);
    EXPECT_EQ(images, train_.size());
    EXPECT_EQ(result.progress.steps, steps);
    EXPECT_EQ(result.progress.epochs, 2);
    EXPECT_EQ(result.progress.testAccuracy, result.test->accuracy());
    EXPECT_EQ(latest.steps, steps);
    EXPECT_EQ(latest.trainAccuracy, result.progress.trainAccuracy);
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
    EXPECT_EQ(result.progress.steps, 3);
    EXPECT_TRUE(result.test) << "the weights are evaluated all the same";
}

TEST_P(Training, ALimitDoesNotHideADivergence) {
    Recipe recipe = quick();
    recipe.learningRate = 100;
    recipe.momentum = 0.99;
    recipe.epochs = 200;
    std::int64_t steps = 0; // that gave a finite loss
    TrainingObserver observer;
    observer.batchFinished = [&](const BatchMetrics&) { ++steps; };
    EXPECT_THROW(run(recipe, observer), Diverged);
    TrainingOptions limits;
    limits.maxSteps = steps;
    EXPECT_THROW(run(recipe, {}, limits), Diverged) << "what the last of them made reads nothing";
}

TEST_P(Training, AveragedWeightsAreTheMovingAverage) {
    Recipe recipe = quick();
    recipe.epochs = 1;
    const auto last = run(recipe).weights;
    recipe.weightAveraging = 0.9;
    TrainingOptions oneStep;
    oneStep.maxSteps = 1;
    // The decay of step n is min(0.9, (1 + n)/(10 + n)): a tenth of the start is left after the first.
    const Weights start = makeLearner(notebookArchitecture(), {recipe.seed, 1, "cpu", GetParam()})->weights();
    const Weights mean = *run(recipe, {}, oneStep).weights;
    recipe.weightAveraging = 0;
    const Weights stepped = *run(recipe, {}, oneStep).weights;
    for (std::size_t t = 0; t < mean.tensors.size(); ++t) {
        for (std::size_t i = 0; i < mean.tensors[t].values.size(); ++i) {
            EXPECT_NEAR(mean.tensors[t].values[i], 0.1F * start.tensors[t].values[i] + 0.9F * stepped.tensors[t].values[i], 1e-6);
        }
    }
    recipe.weightAveraging = 0.9;
    EXPECT_NE(*run(recipe).weights, *last);
}

TEST_P(Training, TheAveragedWeightsAreTheOnesThatAreMeasured) {
    Recipe recipe = quick();
    recipe.weightAveraging = 0.9;
    TrainingOptions few;
    few.trainImages = 100;
    std::shared_ptr<const Weights> latest;
    TrainingObserver observer;
    observer.weightsChanged = [&](std::shared_ptr<const Weights> weights, const RunProgress&) { latest = std::move(weights); };
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation&) {
        EXPECT_NEAR(m.testLoss, evaluate(*makePredictor(*latest, {.threads = 1}), test_).loss, 1e-5);
    };
    run(recipe, observer, few);
    ASSERT_TRUE(latest);
}

TEST_P(Training, RecomputedStatisticsAreThoseOfCleanImages) {
    Recipe recipe = quick();
    recipe.recomputeStatistics = true;
    recipe.epochs = 1;
    DataSet set = synthetic::digits(1003, 1); // they are read in thousands: the last three weigh no more than others
    for (std::size_t i = 1000; i < set.images.size(); ++i) {
        set.images[i].fill(255);
    }
    const auto learner = makeLearner(notebookArchitecture(), {recipe.seed, recipe.threads, "cpu", GetParam()});
    const Weights weights = *train(recipe, {}, set, test_, *learner, control_, {}).weights;
    // bn1's mean, the long way: ReLU of conv1 over every clean image.
    std::vector<float> pixels;
    normalise(set.images, pixels);
    const std::vector<float>& kernel = weights.at("conv1.weight").values;
    double sum = 0;
    for (std::size_t image = 0; image < set.images.size(); ++image) {
        for (int y = 0; y < kImageSide; ++y) {
            for (int x = 0; x < kImageSide; ++x) {
                float value = 0;
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        if (y + dy >= 0 && y + dy < kImageSide && x + dx >= 0 && x + dx < kImageSide) {
                            value += kernel[static_cast<std::size_t>(3 * (dy + 1) + dx + 1)] *
                                     pixels[image * kImagePixels + static_cast<std::size_t>((y + dy) * kImageSide + x + dx)];
                        }
                    }
                }
                sum += static_cast<double>(std::max(value, 0.0F));
            }
        }
    }
    const double mean = sum / static_cast<double>(pixels.size());
    EXPECT_NEAR(weights.at("bn1.running_mean").values[0], mean, 1e-4 * std::max(1.0, mean));
}

TEST_P(Training, AStudentBelievesItsTeachersNotTheLabels) {
    Recipe recipe = quick();
    recipe.epochs = 8;
    TrainingOptions options;
    options.teachers = {*learned().weights};
    recipe.learningRate = 0.02; // the temperature makes steps longer
    DataSet mislabelled = train_;
    std::ranges::fill(mislabelled.labels, std::uint8_t{0});
    const auto learn = [&] {
        const auto learner = makeLearner(notebookArchitecture(), {7, 1, "cpu", GetParam()});
        return train(recipe, options, mislabelled, test_, *learner, control_, {}).test->accuracy();
    };
    EXPECT_GT(learn(), 0.7);
    recipe.distillation.labelShare = 1;
    recipe.epochs = 2; // all labels are alike
    EXPECT_LT(learn(), 0.3);
}

TEST_P(Training, TrainsItsOwnTeachersFirst) {
    Recipe recipe = quick();
    recipe.epochs = 1;
    recipe.distillation.teachers = 3;
    recipe.distillation.epochs = 2;
    recipe.threads = 2;
    double done = 0;
    bool began = false;
    TrainingObserver observer;
    observer.teachersProgressed = [&](double share, double secondsLeft) {
        EXPECT_FALSE(began);
        EXPECT_GT(share, done);
        EXPECT_EQ(secondsLeft > 0, share < 1);
        done = share;
    };
    observer.batchFinished = [&](const BatchMetrics&) { began = true; };
    const auto first = run(recipe, observer).weights;
    EXPECT_NEAR(done, 1, 1e-9);
    EXPECT_EQ(*run(recipe).weights, *first) << "teachers trained side by side must not change the bits";
}

TEST_P(Training, SmoothedLabelsLeaveDoubt) {
    Recipe recipe = quick();
    recipe.epochs = 8;
    recipe.labelSmoothing = 0.3;
    const auto confidence = [](const TrainingResult& result) {
        const Evaluation& test = *result.test;
        double sum = 0;
        for (const ReadImage& read : test.reads) {
            sum += static_cast<double>(read.confidence) / test.images;
        }
        return sum;
    };
    EXPECT_LT(confidence(run(recipe)), confidence(learned()) - 0.1);
}

INSTANTIATE_TEST_SUITE_P(Steps, Training, testing::Values(StepKind::libtorch, StepKind::automatic), stepName);

TEST(Threads, AreBounded) {
    EXPECT_GE(resolveThreads(0), 1);
    EXPECT_EQ(resolveThreads(kMaxThreads), kMaxThreads);
    for (const int threads : {-1, kMaxThreads + 1, 100'000}) {
        try {
            resolveThreads(threads);
            ADD_FAILURE() << threads;
        } catch (const Error& error) {
            EXPECT_NE(error.hint().find("256"), std::string::npos);
        }
    }
}

TEST(ShiftAveraging, AveragesProbabilitiesOverFiveViews) {
    /// Says where the ink's only pixel stands.
    struct Locator : Predictor {
        int classes() const override { return 10; }
        void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override {
            for (std::size_t i = 0; i < images.size(); ++i) {
                const auto at = std::ranges::find(images[i], 255) - images[i].begin();
                for (std::size_t digit = 0; digit < 10; ++digit) {
                    logProbabilities[i * 10 + digit] = std::log(static_cast<float>(at % 7 == static_cast<int>(digit)) + 0.1F);
                }
            }
        }
    };
    std::vector<DigitImage> images(2);
    images[0][10 * kImageSide + 3] = 255;
    images[1][20 * kImageSide + 20] = 255;
    Locator locator;
    ShiftAveraging shifted(locator);
    std::vector<float> logProbabilities(2 * 10);
    shifted.predict(images, logProbabilities);
    for (std::size_t i = 0; i < 2; ++i) {
        const int column = i == 0 ? 3 : 20 % 7; // rows do not count: 28 is a multiple of 7
        for (int digit = 0; digit < 10; ++digit) {
            const float views = digit == column ? 3 : digit == (column + 1) % 7 || digit == (column + 6) % 7 ? 1 : 0;
            EXPECT_NEAR(std::exp(logProbabilities[i * 10 + static_cast<std::size_t>(digit)]), 0.1F + views / 5, 1e-5);
        }
    }
}

TEST(ShiftAveraging, ProbabilitiesTooSmallForAFloatAreAveragedToo) {
    struct Certain : Predictor {
        int classes() const override { return 10; }
        void predict(std::span<const DigitImage>, std::span<float> logProbabilities) override {
            std::ranges::fill(logProbabilities, -200.0F);
            logProbabilities[3] = 0;
        }
    };
    Certain certain;
    ShiftAveraging shifted(certain);
    std::vector<float> logProbabilities(10);
    shifted.predict(std::vector<DigitImage>(1), logProbabilities);
    for (std::size_t digit = 0; digit < 10; ++digit) {
        EXPECT_NEAR(logProbabilities[digit], digit == 3 ? 0 : -200, 1e-4);
    }
}

TEST(BatchLoader, DigitsAloneAreWrittenInStyles) {
    DataSet set = synthetic::digits(40, 1);
    Recipe plain;
    Recipe recipe;
    StyleSettings& styles = recipe.augmentation.styles;
    styles.slashedZero = styles.flaggedOne = styles.loopedTwo = styles.detachedFive = styles.barredSeven = styles.openNine = 1;
    const auto rewritten = [&](int index) { return trainingImage(set, index, recipe, 1) != trainingImage(set, index, plain, 1); };
    const std::set<int> styled{0, 1, 2, 5, 7, 9};
    for (int i = 0; i < set.size(); ++i) {
        set.classes = {};
        EXPECT_EQ(rewritten(i), styled.contains(set.labels[static_cast<std::size_t>(i)])) << i;
        set.classes = namesOrDigits({});
        EXPECT_EQ(rewritten(i), styled.contains(set.labels[static_cast<std::size_t>(i)])) << i;
        set.classes[9] = "boot";
        EXPECT_FALSE(rewritten(i)) << i;
    }
}

TEST(BatchLoader, StrokesAreVariedAnewForEachImageAndEpoch) {
    DataSet set;
    for (int i = 0; i < 20; ++i) {
        Random random{7, static_cast<std::uint64_t>(i)};
        set.drawings.push_back(synthetic::digitStrokes(i % 10, random));
        set.add(frameDrawing(set.drawings.back()).value(), static_cast<std::uint8_t>(i % 10));
    }
    const DataSet pixels{set.images, set.labels};
    Recipe plain;
    plain.epochs = 3;
    plain.calmEpochs = 1;
    plain.calmFactor = 0;
    plain.augmentation.rotationDegrees = plain.augmentation.translation = plain.augmentation.scale = 0;
    plain.augmentation.brightness = plain.augmentation.contrast = 0;
    Recipe recipe = plain;
    recipe.augmentation.strokes = 1;
    for (int i = 0; i < set.size(); ++i) {
        const DigitImage& original = set.images[static_cast<std::size_t>(i)];
        const DigitImage first = trainingImage(set, i, recipe, 1);
        EXPECT_NE(first, original);
        EXPECT_EQ(first, trainingImage(set, i, recipe, 1));
        EXPECT_NE(first, trainingImage(set, i, recipe, 2));
        EXPECT_EQ(trainingImage(set, i, recipe, 3), original) << "a calm epoch";
        EXPECT_EQ(trainingImage(pixels, i, recipe, 1), original) << "there are no strokes";
        EXPECT_EQ(trainingImage(set, i, plain, 1), original);
    }
}

TEST(BatchLoader, WhereStrokesAreVariedAllClassesComeEquallyOften) {
    DataSet set;
    for (int i = 0; i < 120; ++i) { // 90, 20 and 10 of a class
        set.add(DigitImage{}, static_cast<std::uint8_t>(i < 90 ? 0 : i < 110 ? 1 : 2));
    }
    set.drawings.resize(set.images.size());
    Recipe recipe;
    recipe.augmentation.strokes = 0.5;
    std::set<int> seen;
    for (int epoch = 1; epoch <= 12; ++epoch) {
        std::array<int, 3> counts{};
        for (const int index : epochOrder(recipe, epoch, set, 120)) {
            ++counts[set.labels[static_cast<std::size_t>(index)]];
            seen.insert(index);
        }
        EXPECT_EQ(counts, (std::array{40, 40, 40}));
    }
    EXPECT_GT(seen.size(), 115U) << "over the epochs every drawing comes";
    recipe.augmentation.strokes = 0;
    EXPECT_EQ(epochOrder(recipe, 1, set, 120), epochOrder(recipe, 1, 120));
}

TEST(VaryStrokes, AnotherHandWritesTheSameDrawing) {
    Random shape{1};
    const Drawing drawing = synthetic::digitStrokes(4, shape);
    const auto varied = [&](const Drawing& of, double amount, std::uint64_t seed) {
        Random random{seed};
        return varyStrokes(of, amount, random);
    };
    const auto distance = [&](const Drawing& other) {
        double furthest = 0;
        EXPECT_EQ(other.size(), drawing.size());
        for (std::size_t s = 0; s < drawing.size(); ++s) {
            EXPECT_EQ(other[s].points.size(), drawing[s].points.size());
            for (std::size_t i = 0; i < drawing[s].points.size(); ++i) {
                const StrokePoint& a = drawing[s].points[i];
                const StrokePoint& b = other[s].points[i];
                furthest = std::max(furthest, static_cast<double>(std::hypot(a.x - b.x, a.y - b.y)));
            }
        }
        return furthest;
    };
    EXPECT_LT(distance(varied(drawing, 0, 1)), 1e-3);
    double slightly = 0;
    double much = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        slightly += distance(varied(drawing, 0.2, seed)) / 50;
        much += distance(varied(drawing, 1, seed)) / 50;
    }
    EXPECT_GT(slightly, 2); // of 100
    EXPECT_GT(much, 3 * slightly);
    EXPECT_LT(much, 70);

    Drawing larger = drawing; // the unit does not matter, nor where it lies
    for (Stroke& stroke : larger) {
        for (StrokePoint& point : stroke.points) {
            point.x = 8 * point.x + 256;
            point.y = 8 * point.y - 512;
        }
    }
    const DigitImage image = frameDrawing(varied(drawing, 1, 3)).value();
    const DigitImage same = frameDrawing(varied(larger, 1, 3)).value();
    for (std::size_t i = 0; i < image.size(); ++i) {
        EXPECT_NEAR(image[i], same[i], 1);
    }
    const Drawing dot{{{{5, 5, 1}}}};
    EXPECT_TRUE(frameDrawing(varied(dot, 1, 1)).has_value());
}

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
    Recipe other = recipe;
    other.seed = 2;
    EXPECT_NE(epochOrder(recipe, 1, 70), epochOrder(other, 1, 70));
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
    const Architecture& notebook = *notebookArchitecture();
    std::size_t fromTensors = 0;
    for (const TensorSpec& spec : notebook.tensors()) {
        fromTensors += spec.learned ? elementCount(spec.shape) : 0;
    }
    EXPECT_EQ(notebook.parameters(), 12364);
    EXPECT_EQ(fromTensors, 12364U);
}

} // namespace
} // namespace model
