// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/trainer.h"

#include "model/random.h"
#include "model/train/batch_loader.h"
#include "model/train/evaluation.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

namespace model {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

constexpr double kSnapshotSeconds = 0.05;

/// One run's state: what `train` adds up between its reports.
class Run {
public:
    Run(const Recipe& recipe, const TrainingLimits& limits, const DataSet& trainSet, const DataSet& testSet, Learner& learner,
        TrainingControl& control, const TrainingObserver& observer)
        : recipe_(recipe), limits_(limits), testSet_(testSet), learner_(learner), control_(control), observer_(observer),
          images_(std::min(limits.trainImages.value_or(trainSet.size()), trainSet.size())),
          stepsPerEpoch_((images_ + recipe.batchSize - 1) / recipe.batchSize), loader_(trainSet, images_, recipe) {}

    TrainingResult run() {
        Batch batch;
        int epoch = 1;
        beginEpoch();
        for (;;) {
            pausedSeconds_ += control_.waitWhilePaused();
            if (control_.stopRequested()) {
                result_.end = TrainingEnd::stopped;
                break;
            }
            if (limits_.maxSteps && result_.steps >= *limits_.maxSteps) {
                result_.test = evaluate(learner_, testSet_);
                break;
            }
            batch = loader_.next(std::move(batch));
            if (batch.labels.empty()) {
                break;
            }
            step(batch, epoch);
            if (result_.steps % stepsPerEpoch_ == 0) {
                finishEpoch(epoch++);
            }
        }
        result_.weights = std::make_shared<const Weights>(learner_.weights());
        result_.seconds = elapsed();
        publish(result_.weights, std::min(epoch, recipe_.epochs));
        return std::move(result_);
    }

private:
    double elapsed() const { return secondsSince(start_) - pausedSeconds_; }

    void beginEpoch() {
        epochStart_ = elapsed();
        epochImages_ = 0;
        epochCorrect_ = 0;
        epochLoss_ = 0;
    }

    void step(const Batch& batch, int epoch) {
        StepInput input{batch.pixels, batch.labels, recipe_.dropout, 0};
        input.dropoutSeed = Random{recipe_.seed, 3, static_cast<std::uint64_t>(result_.steps)}.next();
        auto before = std::make_shared<const Weights>(learner_.weights());
        const StepResult done = learner_.step(input, {recipe_.learningRate, recipe_.momentum});
        if (!std::isfinite(done.loss)) {
            // `before` gave the loss that is not finite: the weights of the step before are the last good ones.
            throw Diverged(result_.steps, recipe_.learningRate, lastGood_ ? lastGood_ : before);
        }
        lastGood_ = std::move(before);
        const int count = static_cast<int>(batch.labels.size());
        epochImages_ += count;
        epochCorrect_ += done.correct;
        epochLoss_ += done.loss * count;
        ++result_.steps;
        if (observer_.batchFinished) {
            observer_.batchFinished(metrics(done, count, epoch));
        }
        if (secondsSince(lastPublished_) >= kSnapshotSeconds) {
            publish(std::make_shared<const Weights>(learner_.weights()), epoch);
        }
    }

    BatchMetrics metrics(const StepResult& done, int count, int epoch) const {
        BatchMetrics m;
        m.epoch = epoch;
        m.step = result_.steps - 1;
        m.epochsDone = static_cast<double>(result_.steps) / stepsPerEpoch_;
        m.loss = static_cast<float>(done.loss);
        m.accuracy = static_cast<float>(done.correct) / static_cast<float>(count);
        m.imagesPerSecond = epochImages_ / std::max(elapsed() - epochStart_, 1e-9);
        const double total = static_cast<double>(recipe_.epochs) * stepsPerEpoch_;
        m.secondsLeft = elapsed() / static_cast<double>(result_.steps) * (total - static_cast<double>(result_.steps));
        return m;
    }

    void finishEpoch(int epoch) {
        EpochMetrics m;
        m.trainSeconds = elapsed() - epochStart_;
        publish(std::make_shared<const Weights>(learner_.weights()), epoch);
        result_.test = evaluate(learner_, testSet_);
        if (!std::isfinite(result_.test->loss)) {
            throw Diverged(result_.steps - 1, recipe_.learningRate, lastGood_);
        }
        result_.epochs = epoch;
        m.epoch = epoch;
        m.epochs = recipe_.epochs;
        m.trainLoss = epochLoss_ / epochImages_;
        m.trainAccuracy = result_.trainAccuracy = static_cast<double>(epochCorrect_) / epochImages_;
        m.testLoss = result_.test->loss;
        m.testAccuracy = result_.test->accuracy();
        m.learningRate = recipe_.learningRate;
        m.testSeconds = result_.test->seconds;
        m.imagesPerSecond = epochImages_ / m.trainSeconds;
        if (observer_.epochFinished) {
            observer_.epochFinished(m, *result_.test);
        }
        beginEpoch();
    }

    void publish(std::shared_ptr<const Weights> weights, int epoch) {
        lastPublished_ = Clock::now();
        if (observer_.weightsChanged) {
            observer_.weightsChanged(std::move(weights), epoch);
        }
    }

    const Recipe& recipe_;
    const TrainingLimits& limits_;
    const DataSet& testSet_;
    Learner& learner_;
    TrainingControl& control_;
    const TrainingObserver& observer_;
    const int images_;
    const int stepsPerEpoch_;
    BatchLoader loader_;
    const Clock::time_point start_ = Clock::now();
    Clock::time_point lastPublished_ = start_;
    double pausedSeconds_ = 0;
    double epochStart_ = 0;
    int epochImages_ = 0;
    int epochCorrect_ = 0;
    double epochLoss_ = 0;
    std::shared_ptr<const Weights> lastGood_;
    TrainingResult result_;
};

} // namespace

void TrainingControl::stop() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
}

void TrainingControl::setPaused(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        paused_ = paused;
    }
    changed_.notify_all();
}

double TrainingControl::waitWhilePaused() {
    if (!paused_) {
        return 0;
    }
    const Clock::time_point start = Clock::now();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !paused_ || stop_; });
    return secondsSince(start);
}

Diverged::Diverged(std::int64_t step, double learningRate, std::shared_ptr<const Weights> lastGood)
    : Error("Training diverged: the loss of step " + std::to_string(step + 1) +
                " is not a finite number. The last good weights were kept.",
            "Choose a learning rate below " + std::to_string(learningRate) + " and train again."),
      weights(std::move(lastGood)) {}

void checkFits(const Recipe& recipe, const TrainingLimits& limits, const DataSet& trainSet) {
    validate(recipe);
    const int images = std::min(limits.trainImages.value_or(trainSet.size()), trainSet.size());
    if (images < 1) {
        throw Error("There are no images to train on.", "Use at least one training image.");
    }
    if (recipe.batchSize > images) {
        throw Error("A batch of " + std::to_string(recipe.batchSize) + " is larger than the " + std::to_string(images) +
                        " training images.",
                    "Choose a batch size from 1 to " + std::to_string(images) + ".");
    }
}

TrainingResult train(const Recipe& recipe, const TrainingLimits& limits, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer) {
    checkFits(recipe, limits, trainSet);
    return Run(recipe, limits, trainSet, testSet, learner, control, observer).run();
}

} // namespace model
