// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/distillation.h"

#include "model/random.h"
#include "model/train/trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <mutex>
#include <numeric>

namespace model {
namespace {

/// A stream of random numbers that the trainer and the loader do not use.
constexpr std::uint64_t kTeacherStream = 4;

/// Ends a teacher's training because another one has failed.
struct Abandoned {};

Recipe teacherRecipe(const Recipe& recipe, int teacher) {
    Recipe own = recipe;
    own.epochs = recipe.distillation.epochs;
    own.seed = Random{recipe.seed, kTeacherStream, static_cast<std::uint64_t>(teacher)}.next();
    own.threads = 1;
    own.distillation = {};
    own.validate = false; // `images` leaves those that are held back out
    return own;
}

} // namespace

void trainTeachers(const Recipe& recipe, int images, const DataSet& trainSet, TrainingControl& control, double checkpointSeconds,
                   std::vector<Checkpoint>& states, const std::function<void(double)>& progressed,
                   const std::function<void()>& checkpointTaken) {
    const std::size_t count = states.size();
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> failed = false;
    std::mutex mutex;                // of what follows
    std::vector<double> done(count); // epochs of each
    const auto trainOne = [&](std::size_t teacher) {
        const Recipe own = teacherRecipe(recipe, static_cast<int>(teacher));
        const auto keep = [&](Checkpoint state) {
            const std::lock_guard lock(mutex);
            states[teacher] = std::move(state);
            checkpointTaken();
        };
        TrainingObserver observer;
        observer.batchFinished = [&](const BatchMetrics& m) {
            if (failed) {
                throw Abandoned();
            }
            const std::lock_guard lock(mutex);
            done[teacher] = m.epochsDone;
            if (progressed) {
                progressed(std::accumulate(done.begin(), done.end(), 0.0) / (static_cast<double>(count) * own.epochs));
            }
        };
        observer.checkpointTaken = keep;
        TrainingOptions options;
        options.trainImages = images;
        options.checkpointSeconds = checkpointSeconds;
        {
            const std::lock_guard lock(mutex);
            if (!states[teacher].weights.tensors.empty()) {
                options.resumed = std::make_shared<const Checkpoint>(states[teacher]);
            }
        }
        const auto learner = makeLearner({own.seed, own.threads, "cpu", StepKind::automatic});
        const TrainingResult result = train(own, options, trainSet, DataSet{}, *learner, control, observer);
        if (result.end == TrainingEnd::completed) {
            keep(finishedTeacher(*result.weights));
        }
    };
    std::vector<std::future<void>> workers;
    for (std::size_t worker = 0; worker < std::min(static_cast<std::size_t>(resolveThreads(recipe.threads)), count); ++worker) {
        workers.push_back(std::async(std::launch::async, [&] {
            try {
                for (std::size_t teacher = next++; teacher < count && !control.stopRequested() && !failed; teacher = next++) {
                    bool trained = false;
                    {
                        const std::lock_guard lock(mutex);
                        trained = states[teacher].finished;
                        done[teacher] = trained ? recipe.distillation.epochs : 0;
                    }
                    if (!trained) {
                        trainOne(teacher);
                    }
                }
            } catch (const Abandoned&) {
            } catch (const Diverged& error) {
                failed = true;
                throw Error(std::string("A teacher could not be trained. ") + error.what(), error.hint());
            } catch (...) {
                failed = true;
                throw;
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
}

Teachers::Teachers(const std::vector<Weights>& networks, const Recipe& recipe)
    : temperature_(static_cast<float>(recipe.distillation.temperature)),
      labelShare_(static_cast<float>(recipe.distillation.labelShare)) {
    for (const Weights& weights : networks) {
        networks_.push_back(makePredictor(weights, {.threads = recipe.threads}));
    }
}

std::span<const float> Teachers::targets(const Batch& batch) {
    logProbabilities_.resize(batch.labels.size() * kClassCount);
    targets_.assign(logProbabilities_.size(), 0);
    const float share = (1 - labelShare_) / static_cast<float>(networks_.size());
    for (const auto& network : networks_) {
        network->predict(batch.images, logProbabilities_);
        for (std::size_t first = 0; first < targets_.size(); first += kClassCount) {
            std::array<float, kClassCount> softened{};
            float sum = 0;
            for (std::size_t i = 0; i < kClassCount; ++i) {
                softened[i] = std::exp(logProbabilities_[first + i] / temperature_);
                sum += softened[i];
            }
            for (std::size_t i = 0; i < kClassCount; ++i) {
                targets_[first + i] += share * softened[i] / sum;
            }
        }
    }
    for (std::size_t sample = 0; sample < batch.labels.size(); ++sample) {
        targets_[sample * kClassCount + batch.labels[sample]] += labelShare_;
    }
    return targets_;
}

} // namespace model
