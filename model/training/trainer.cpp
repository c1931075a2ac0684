// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/trainer.h"

#include "model/network/evaluation.h"
#include "model/training/batch_loader.h"
#include "model/training/kept_weights.h"
#include "model/training/schedule.h"
#include "model/training/targets.h"
#include "model/training/training_errors.h"
#include "model/values/random.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <utility>

namespace model {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

constexpr double kSnapshotSeconds = 0.05;

/// One run's state: what `train` adds up between its reports.
class TrainingLoop {
public:
    TrainingLoop(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                 Learner& learner, TrainingControl& control, const TrainingObserver& observer)
        : recipe_(recipe), options_(options), testSet_(testSet), learner_(learner), control_(control), observer_(observer),
          images_(usedImages(recipe, options, trainSet)), stepsPerEpoch_(stepsPerEpoch(recipe, images_)), trainSet_(trainSet),
          loader_(trainSet, images_, recipe, options.resumed ? options.resumed->steps : 0), kept_(recipe, learner.weights()) {
        if (recipe.validate) {
            validationSet_ = validationImages(trainSet);
        }
        if (options.resumed) {
            resume(*options.resumed);
        }
    }

    TrainingResult run() {
        try {
            trainAllEpochs();
            collectWeights();
        } catch (const Diverged&) {
            throw;
        } catch (...) {
            const Error error = currentError();
            throw TrainingFailed(error, kept_.latest(), progressOfLatest());
        }
        result_.progress = progress();
        publish(result_.weights, result_.progress);
        return std::move(result_);
    }

private:
    void trainAllEpochs() {
        takeCheckpoint();
        findTeachers();
        Batch batch;
        int epoch = static_cast<int>(result_.progress.steps / stepsPerEpoch_) + 1;
        if (result_.progress.steps == 0) {
            beginEpoch();
        }
        for (;;) {
            control_.waitWhilePaused();
            if (control_.stopRequested() && !kept_.finished()) { // with the last step done, a stop comes too late
                result_.end = TrainingEnd::stopped;
                takeCheckpoint();
                break;
            }
            if (options_.maxSteps && result_.progress.steps >= *options_.maxSteps) {
                if (!kept_.finished()) {
                    finishWeights();
                }
                measure(static_cast<int>((result_.progress.steps - 1) / stepsPerEpoch_) + 1);
                break;
            }
            batch = loader_.next(std::move(batch));
            if (batch.labels.empty()) {
                break;
            }
            step(batch, epoch);
            const bool epochEnds = result_.progress.steps % stepsPerEpoch_ == 0;
            if (epochEnds) {
                finishEpoch(epoch++);
            }
            if (!kept_.finished() && (epochEnds || secondsSince(lastCheckpoint_) >= options_.checkpointSeconds)) {
                takeCheckpoint();
            }
        }
    }

    double elapsed() const { return secondsBefore_ + secondsSince(start_) - (control_.sleptSeconds() - sleptBefore_); }

    RunProgress progress() const {
        RunProgress now = result_.progress;
        now.seconds = std::max(elapsed(), 0.0); // seconds that others slept through may be counted before they are over
        return now;
    }

    /// With the figures that were measured with the latest weights.
    RunProgress progressOfLatest() const {
        RunProgress now = progress();
        if (!kept_.latestIsBest()) {
            now.validationAccuracy.reset();
            now.bestEpoch = 0;
        }
        return now;
    }

    const DataSet& measuredSet() const { return recipe_.validate ? validationSet_ : testSet_; }

    void resume(const Checkpoint& from) {
        learner_.setWeights(from.weights);
        learner_.setOptimiserState(from.optimiser);
        kept_.resume(from);
        result_.progress.steps = from.steps;
        result_.progress.epochs = from.epochs;
        if (from.epochs > 0) {
            result_.progress.trainAccuracy = from.trainAccuracy;
        }
        noteBest();
        epochImages_ = from.epochImages;
        epochCorrect_ = from.epochCorrect;
        epochLoss_ = from.epochLoss;
        secondsBefore_ = from.seconds;
        epochStart_ = from.seconds - from.epochSeconds;
        networkStart_ = from.teachingSeconds;
        teacherStates_ = from.teachers;
    }

    void takeCheckpoint() {
        lastCheckpoint_ = Clock::now();
        if (!observer_.checkpointTaken) {
            return;
        }
        RunProgress now = progress();
        now.testAccuracy = kept_.accuracyOfEpoch(); // what it can show are the weights after the latest epoch
        Checkpoint state;
        state.steps = now.steps;
        kept_.writeTo(state);
        state.optimiser = learner_.optimiserState();
        state.epochs = now.epochs;
        state.trainAccuracy = now.trainAccuracy.value_or(0);
        state.epochImages = epochImages_;
        state.epochCorrect = epochCorrect_;
        state.epochLoss = epochLoss_;
        state.seconds = now.seconds;
        state.epochSeconds = std::max(state.seconds - epochStart_, 0.0);
        state.teachingSeconds = networkStart_;
        state.teachers = teacherStates_;
        observer_.checkpointTaken(std::move(state), now);
    }

    void beginEpoch() {
        epochStart_ = elapsed();
        epochImages_ = 0;
        epochCorrect_ = 0;
        epochLoss_ = 0;
    }

    void step(const Batch& batch, int epoch) {
        StepInput input{batch.pixels, batch.labels, recipe_.dropout, 0};
        input.dropoutSeed = Random{recipe_.seed, 3, static_cast<std::uint64_t>(result_.progress.steps)}.next();
        targets_.set(batch, input);
        learningRate_ =
            learningRateAt(recipe_, result_.progress.steps, static_cast<std::int64_t>(recipe_.epochs) * stepsPerEpoch_);
        const StepResult done = learner_.step(input, {learningRate_, recipe_.momentum, recipe_.weightDecay, recipe_.optimiser});
        if (!std::isfinite(done.loss)) {
            // The current weights gave the loss that is not finite: those of the step before are the last good ones.
            diverge(result_.progress.steps, kept_.before() ? kept_.before() : kept_.current(),
                    std::max<std::int64_t>(result_.progress.steps - 1, 0));
        }
        kept_.add(learner_.weights(), result_.progress.steps);
        result_.test.reset(); // it was of the weights before
        result_.progress.testAccuracy.reset();
        const int count = static_cast<int>(batch.labels.size());
        epochImages_ += count;
        epochCorrect_ += done.correct;
        epochLoss_ += done.loss * count;
        ++result_.progress.steps;
        if (observer_.batchFinished) {
            observer_.batchFinished(metrics(done, count, epoch));
        }
        if (secondsSince(lastPublished_) >= kSnapshotSeconds) {
            publish(kept_.latest(), progressOfLatest());
        }
    }

    /// After the step `step` (from 0), which gave no finite loss. The weights before it may read nothing either, when they had
    /// gone far: then those of the latest epoch are the last good ones.
    [[noreturn]] void diverge(std::int64_t step, std::shared_ptr<const Weights> weights, std::int64_t learned) {
        std::vector<float> answer(static_cast<std::size_t>(learner_.classes()));
        if (weights) {
            learner_.setWeights(*weights);
            learner_.predict(std::span(trainSet_.images).first(1), answer);
        }
        if (!weights || !weights->finite() || !std::ranges::all_of(answer, [](float value) { return std::isfinite(value); })) {
            weights = kept_.ofEpoch() ? kept_.ofEpoch() : kept_.initial();
            learned = static_cast<std::int64_t>(result_.progress.epochs) * stepsPerEpoch_;
        }
        RunProgress good = progress();
        good.steps = learned;
        good.testAccuracy = weights == kept_.ofEpoch() ? kept_.accuracyOfEpoch() : std::nullopt;
        good.validationAccuracy.reset();
        good.bestEpoch = 0;
        throw Diverged(divergence(step, recipe_.learningRate), std::move(weights), good);
    }

    void findTeachers() {
        if (recipe_.distillation.teachers == 0 && options_.teachers.empty() && teacherStates_.empty()) {
            return;
        }
        if (teacherStates_.empty()) {
            std::ranges::transform(options_.teachers, std::back_inserter(teacherStates_), finishedTeacher);
        }
        const bool known = !teacherStates_.empty() && std::ranges::all_of(teacherStates_, &Checkpoint::finished);
        if (!known) {
            teacherStates_.resize(static_cast<std::size_t>(recipe_.distillation.teachers));
            const auto progressed = [this](double share) {
                if (observer_.teachersProgressed) {
                    observer_.teachersProgressed(share, elapsed() * (1 - share) / share);
                }
            };
            trainTeachers(recipe_, options_.teacherNetwork ? options_.teacherNetwork : learner_.architecture(), images_,
                          trainSet_, control_, options_.checkpointSeconds, teacherStates_, progressed,
                          [this] { takeCheckpoint(); });
            networkStart_ = elapsed();
        }
        if (control_.stopRequested() && !std::ranges::all_of(teacherStates_, &Checkpoint::finished)) {
            return;
        }
        targets_.learnFrom(teacherStates_, images_);
    }

    /// After the last step.
    void finishWeights() {
        if (recipe_.weightAveraging > 0) {
            learner_.setWeights(kept_.average());
        }
        if (recipe_.recomputeStatistics) {
            constexpr int kBatch = 1000;
            std::vector<float> pixels;
            for (int first = 0; first < images_; first += kBatch) {
                const int count = std::min(kBatch, images_ - first);
                normalise(std::span(trainSet_.images).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)),
                          pixels);
                learner_.updateStatistics(pixels, static_cast<double>(count) / (first + count)); // each image weighs the same
            }
        }
        kept_.finish(learner_.weights());
    }

    /// With the latest weights.
    Evaluation read(const DataSet& set) {
        Evaluation read = recipe_.weightAveraging > 0 ? readWith(*kept_.latest(), set) : readWith(learner_, set);
        if (!std::isfinite(read.loss) || !kept_.latest()->finite()) { // an infinite variance reads all as 0
            diverge(result_.progress.steps - 1, kept_.before(), result_.progress.steps - 1);
        }
        return read;
    }

    Evaluation readWith(const Weights& weights, const DataSet& set) const {
        return readWith(*makePredictor(weights, {.threads = recipe_.threads}), set);
    }

    Evaluation readWith(Predictor& predictor, const DataSet& set) const {
        ShiftAveraging shifted(predictor);
        return evaluate(recipe_.shiftAveraging ? shifted : predictor, set);
    }

    /// Reads what the run is measured on; held-back images choose.
    void measure(int epoch) {
        result_.test = read(measuredSet());
        if (recipe_.validate) {
            kept_.offerAsBest(result_.test->accuracy(), result_.test->loss, epoch);
            noteBest();
        } else {
            result_.progress.testAccuracy = result_.test->accuracy();
        }
    }

    void noteBest() {
        if (kept_.best()) {
            result_.progress.validationAccuracy = kept_.bestAccuracy();
            result_.progress.bestEpoch = kept_.bestEpoch();
        }
    }

    /// What the run gives, and which of it is to be used.
    void collectWeights() {
        result_.all = kept_.all();
        result_.kind = kept_.chosen();
        result_.weights = result_.all.at(result_.kind);
        const bool isMeasured = result_.test && !recipe_.validate;
        const bool inHaste = result_.end == TrainingEnd::stopped && control_.interruptRequested(); // the program is ending
        const bool keptFromTest = recipe_.validate && !options_.readTest;
        if (result_.progress.steps == 0 || keptFromTest || (inHaste && !isMeasured)) {
            result_.test.reset();
        } else if (!isMeasured) { // held-back images chose the weights, or the run was stopped in the middle of an epoch
            result_.test = kept_.best() ? readWith(*kept_.best(), testSet_) : read(testSet_);
        }
        result_.progress.testAccuracy = result_.test ? std::optional(result_.test->accuracy()) : std::nullopt;
    }

    BatchMetrics metrics(const StepResult& done, int count, int epoch) const {
        BatchMetrics m;
        m.epoch = epoch;
        m.step = result_.progress.steps - 1;
        m.epochsDone = static_cast<double>(result_.progress.steps) / stepsPerEpoch_;
        m.loss = static_cast<float>(done.loss);
        m.accuracy = static_cast<float>(done.correct) / static_cast<float>(count);
        m.imagesPerSecond = epochImages_ / std::max(elapsed() - epochStart_, 1e-9);
        const double total = static_cast<double>(recipe_.epochs) * stepsPerEpoch_;
        m.secondsLeft = (elapsed() - networkStart_) / static_cast<double>(result_.progress.steps) *
                        (total - static_cast<double>(result_.progress.steps));
        return m;
    }

    void finishEpoch(int epoch) {
        EpochMetrics m;
        if (epoch == recipe_.epochs) {
            finishWeights();
        }
        m.trainSeconds = elapsed() - epochStart_;
        measure(epoch);
        kept_.endEpoch(result_.progress.testAccuracy);
        result_.progress.epochs = epoch;
        m.epoch = epoch;
        m.epochs = recipe_.epochs;
        m.trainLoss = epochLoss_ / epochImages_;
        m.trainAccuracy = static_cast<double>(epochCorrect_) / epochImages_;
        result_.progress.trainAccuracy = m.trainAccuracy;
        m.testLoss = result_.test->loss;
        m.testAccuracy = result_.test->accuracy();
        m.learningRate = learningRate_;
        m.testSeconds = result_.test->seconds;
        m.imagesPerSecond = epochImages_ / m.trainSeconds;
        publish(kept_.latest(), progressOfLatest());
        if (observer_.epochFinished) {
            observer_.epochFinished(m, *result_.test);
        }
        beginEpoch();
    }

    void publish(std::shared_ptr<const Weights> weights, const RunProgress& progress) {
        lastPublished_ = Clock::now();
        if (observer_.weightsChanged && result_.progress.steps > 0) {
            observer_.weightsChanged(std::move(weights), progress);
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
    DataSet validationSet_; ///< empty unless the recipe validates
    std::vector<Checkpoint> teacherStates_;
    Targets targets_{recipe_, learner_.architecture()->classes()};
    KeptWeights kept_;
    double learningRate_ = 0;
    double networkStart_ = 0; ///< when the teachers had learned
    const Clock::time_point start_ = Clock::now();
    Clock::time_point lastPublished_ = start_;
    Clock::time_point lastCheckpoint_ = start_;
    double secondsBefore_ = 0; ///< of the run that is resumed
    const double sleptBefore_ = control_.sleptSeconds();
    double epochStart_ = 0;
    int epochImages_ = 0;
    int epochCorrect_ = 0;
    double epochLoss_ = 0;
    TrainingResult result_;
};

} // namespace

TrainingResult train(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet, const DataSet& testSet,
                     Learner& learner, TrainingControl& control, const TrainingObserver& observer) {
    checkFits(recipe, options, trainSet);
    if (observer.started) {
        const int images = usedImages(recipe, options, trainSet);
        observer.started(images, static_cast<std::int64_t>(recipe.epochs) * stepsPerEpoch(recipe, images));
    }
    return TrainingLoop(recipe, options, trainSet, testSet, learner, control, observer).run();
}

} // namespace model
