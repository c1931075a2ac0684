// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/trainer.h"

#include "model/nn/shift_averaging.h"
#include "model/random.h"
#include "model/train/batch_loader.h"
#include "model/train/distillation.h"
#include "model/train/evaluation.h"
#include "model/train/schedule.h"

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
    Run(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet, Learner& learner,
        TrainingControl& control, const TrainingObserver& observer)
        : recipe_(recipe), options_(options), testSet_(testSet), learner_(learner), control_(control), observer_(observer),
          images_(usedImages(options, trainSet)), stepsPerEpoch_((images_ + recipe.batchSize - 1) / recipe.batchSize),
          trainSet_(trainSet), loader_(trainSet, images_, recipe), current_(std::make_shared<const Weights>(learner.weights())),
          average_(*current_) {}

    TrainingResult run() {
        findTeachers();
        Batch batch;
        int epoch = 1;
        beginEpoch();
        for (;;) {
            control_.waitWhilePaused();
            if (control_.stopRequested()) {
                result_.end = TrainingEnd::stopped;
                break;
            }
            if (options_.maxSteps && result_.steps >= *options_.maxSteps) {
                finishWeights();
                result_.test = read();
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
        result_.weights = latest();
        result_.seconds = elapsed();
        publish(result_.weights, std::min(epoch, recipe_.epochs));
        return std::move(result_);
    }

private:
    double elapsed() const { return secondsSince(start_) - (control_.sleptSeconds() - sleptBefore_); }

    void beginEpoch() {
        epochStart_ = elapsed();
        epochImages_ = 0;
        epochCorrect_ = 0;
        epochLoss_ = 0;
    }

    void step(const Batch& batch, int epoch) {
        StepInput input{batch.pixels, batch.labels, recipe_.dropout, 0};
        input.dropoutSeed = Random{recipe_.seed, 3, static_cast<std::uint64_t>(result_.steps)}.next();
        aim(batch, input);
        learningRate_ = learningRateAt(recipe_, result_.steps, static_cast<std::int64_t>(recipe_.epochs) * stepsPerEpoch_);
        const StepResult done = learner_.step(input, {learningRate_, recipe_.momentum, recipe_.weightDecay, recipe_.optimiser});
        if (!std::isfinite(done.loss)) {
            // `current_` gave the loss that is not finite: the weights of the step before are the last good ones.
            throw Diverged(result_.steps, recipe_.learningRate, lastGood_ ? lastGood_ : current_,
                           std::max<std::int64_t>(result_.steps - 1, 0));
        }
        lastGood_ = std::exchange(current_, std::make_shared<const Weights>(learner_.weights()));
        averageWeights();
        const int count = static_cast<int>(batch.labels.size());
        epochImages_ += count;
        epochCorrect_ += done.correct;
        epochLoss_ += done.loss * count;
        ++result_.steps;
        if (observer_.batchFinished) {
            observer_.batchFinished(metrics(done, count, epoch));
        }
        if (secondsSince(lastPublished_) >= kSnapshotSeconds) {
            publish(latest(), epoch);
        }
    }

    void findTeachers() {
        if (recipe_.distillation.teachers == 0 && options_.teachers.empty()) {
            return;
        }
        const std::vector<Weights> networks =
            options_.teachers.empty() ? trainTeachers(recipe_, images_, trainSet_, control_, observer_.teachersProgressed)
                                      : options_.teachers;
        if (!networks.empty()) { // else the run was stopped
            teachers_.emplace(networks, recipe_);
        }
        networkStart_ = elapsed();
    }

    /// What the step aims at: the label, or probabilities.
    void aim(const Batch& batch, StepInput& input) {
        if (teachers_) {
            input.targets = teachers_->targets(batch);
            input.temperature = recipe_.distillation.temperature;
        } else if (recipe_.labelSmoothing > 0) {
            const auto share = static_cast<float>(recipe_.labelSmoothing);
            targets_.assign(batch.labels.size() * kClassCount, share / kClassCount);
            for (std::size_t i = 0; i < batch.labels.size(); ++i) {
                targets_[i * kClassCount + batch.labels[i]] += 1 - share;
            }
            input.targets = targets_;
        }
    }

    /// The moving average's decay grows to the recipe's, so that the first weights are soon forgotten.
    void averageWeights() {
        if (recipe_.weightAveraging == 0) {
            return;
        }
        const auto steps = static_cast<double>(result_.steps);
        const auto decay = static_cast<float>(std::min(recipe_.weightAveraging, (1 + steps) / (10 + steps)));
        for (std::size_t i = 0; i < average_.tensors.size(); ++i) {
            std::vector<float>& mean = average_.tensors[i].values;
            const std::vector<float>& now = current_->tensors[i].values;
            std::transform(mean.begin(), mean.end(), now.begin(), mean.begin(),
                           [decay](float old, float value) { return decay * old + (1 - decay) * value; });
        }
    }

    /// The weights to use: the averaged ones where asked for.
    std::shared_ptr<const Weights> latest() const {
        return recipe_.weightAveraging == 0 || finished_ ? current_ : std::make_shared<const Weights>(average_);
    }

    /// After the last step.
    void finishWeights() {
        if (recipe_.weightAveraging > 0) {
            learner_.setWeights(average_);
        }
        if (recipe_.recomputeStatistics) {
            constexpr int kBatch = 1000;
            std::vector<float> pixels;
            for (int first = 0, batches = 1; first < images_; first += kBatch, ++batches) {
                const auto count = static_cast<std::size_t>(std::min(kBatch, images_ - first));
                normalise(std::span(trainSet_.images).subspan(static_cast<std::size_t>(first), count), pixels);
                learner_.updateStatistics(pixels, 1.0 / batches); // the mean over the batches
            }
        }
        current_ = std::make_shared<const Weights>(learner_.weights());
        finished_ = true;
    }

    Evaluation read() {
        std::unique_ptr<Predictor> averaged;
        if (recipe_.weightAveraging > 0) {
            averaged = makePredictor(*latest(), {.threads = recipe_.threads});
        }
        Predictor& predictor = averaged ? *averaged : learner_;
        ShiftAveraging shifted(predictor);
        return evaluate(recipe_.shiftAveraging ? shifted : predictor, testSet_);
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
        m.secondsLeft =
            (elapsed() - networkStart_) / static_cast<double>(result_.steps) * (total - static_cast<double>(result_.steps));
        return m;
    }

    void finishEpoch(int epoch) {
        EpochMetrics m;
        if (epoch == recipe_.epochs) {
            finishWeights();
        }
        m.trainSeconds = elapsed() - epochStart_;
        publish(latest(), epoch);
        result_.test = read();
        if (!std::isfinite(result_.test->loss)) {
            throw Diverged(result_.steps - 1, recipe_.learningRate, lastGood_, result_.steps - 1);
        }
        result_.epochs = epoch;
        m.epoch = epoch;
        m.epochs = recipe_.epochs;
        m.trainLoss = epochLoss_ / epochImages_;
        m.trainAccuracy = result_.trainAccuracy = static_cast<double>(epochCorrect_) / epochImages_;
        m.testLoss = result_.test->loss;
        m.testAccuracy = result_.test->accuracy();
        m.learningRate = learningRate_;
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
    const TrainingOptions& options_;
    const DataSet& testSet_;
    Learner& learner_;
    TrainingControl& control_;
    const TrainingObserver& observer_;
    const int images_;
    const int stepsPerEpoch_;
    const DataSet& trainSet_;
    BatchLoader loader_;
    std::optional<Teachers> teachers_;
    std::vector<float> targets_;
    std::shared_ptr<const Weights> current_;  ///< behind the latest step
    std::shared_ptr<const Weights> lastGood_; ///< one step before
    Weights average_;
    bool finished_ = false; ///< no step will follow: current_ is what the run gives
    double learningRate_ = 0;
    double networkStart_ = 0; ///< when the teachers had learned
    const Clock::time_point start_ = Clock::now();
    Clock::time_point lastPublished_ = start_;
    const double sleptBefore_ = control_.sleptSeconds();
    double epochStart_ = 0;
    int epochImages_ = 0;
    int epochCorrect_ = 0;
    double epochLoss_ = 0;
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

void TrainingControl::waitWhilePaused() {
    if (!paused_) {
        return;
    }
    std::unique_lock lock(mutex_);
    if (sleepers_++ == 0) {
        asleepSince_ = Clock::now();
    }
    changed_.wait(lock, [this] { return !paused_ || stop_; });
    if (--sleepers_ == 0) {
        slept_ += Clock::now() - asleepSince_;
    }
}

int TrainingControl::sleepers() const {
    const std::lock_guard lock(mutex_);
    return sleepers_;
}

double TrainingControl::sleptSeconds() const {
    const std::lock_guard lock(mutex_);
    const Clock::duration now = sleepers_ == 0 ? Clock::duration() : Clock::now() - asleepSince_;
    return std::chrono::duration<double>(slept_ + now).count();
}

Diverged::Diverged(std::int64_t step, double learningRate, std::shared_ptr<const Weights> lastGood, std::int64_t learned)
    : Error("Training diverged: the loss of step " + std::to_string(step + 1) +
                " is not a finite number. The last good weights were kept.",
            "Choose a learning rate below " + std::to_string(learningRate) + " and train again."),
      weights(std::move(lastGood)), learnedSteps(learned) {}

int usedImages(const TrainingOptions& options, const DataSet& trainSet) {
    return std::min(options.trainImages.value_or(trainSet.size()), trainSet.size());
}

void checkFits(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet) {
    validate(recipe);
    const int images = usedImages(options, trainSet);
    if (images < 1) {
        throw Error("There are no images to train on.", "Use at least one training image.");
    }
    if (recipe.batchSize > images) {
        throw Error("A batch of " + std::to_string(recipe.batchSize) + " is larger than the " + std::to_string(images) +
                        " training images.",
                    "Choose a batch size from 1 to " + std::to_string(images) + ".");
    }
}

TrainingResult train(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer) {
    checkFits(recipe, options, trainSet);
    return Run(recipe, options, trainSet, testSet, learner, control, observer).run();
}

} // namespace model
