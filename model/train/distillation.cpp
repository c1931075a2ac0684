// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/distillation.h"

#include "model/random.h"
#include "model/train/trainer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <future>
#include <mutex>

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
    return own;
}

} // namespace

std::vector<Weights> trainTeachers(const Recipe& recipe, int images, const DataSet& trainSet, TrainingControl& control,
                                   const std::function<void(double)>& progress) {
    const int count = recipe.distillation.teachers;
    std::vector<std::shared_ptr<const Weights>> trained(static_cast<std::size_t>(count));
    std::atomic<int> next = 0;
    std::atomic<bool> failed = false;
    std::mutex mutex;
    std::vector<double> done(static_cast<std::size_t>(count)); // epochs of each
    const auto trainOne = [&](int teacher) {
        const Recipe own = teacherRecipe(recipe, teacher);
        const auto learner = makeLearner({own.seed, own.threads, "cpu", StepKind::automatic});
        TrainingObserver observer;
        observer.batchFinished = [&, teacher](const BatchMetrics& m) {
            if (failed) {
                throw Abandoned();
            }
            const std::lock_guard lock(mutex);
            done[static_cast<std::size_t>(teacher)] = m.epochsDone;
            if (progress) {
                double sum = 0;
                for (const double epochs : done) {
                    sum += epochs;
                }
                progress(sum / (count * own.epochs));
            }
        };
        TrainingOptions options;
        options.trainImages = images;
        const TrainingResult result = train(own, options, trainSet, DataSet{}, *learner, control, observer);
        if (result.end == TrainingEnd::completed) {
            trained[static_cast<std::size_t>(teacher)] = result.weights;
        }
    };
    std::vector<std::future<void>> workers;
    for (int worker = 0; worker < std::min(resolveThreads(recipe.threads), count); ++worker) {
        workers.push_back(std::async(std::launch::async, [&] {
            try {
                for (int teacher = next++; teacher < count && !control.stopRequested() && !failed; teacher = next++) {
                    trainOne(teacher);
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
    std::vector<Weights> networks;
    for (const auto& weights : trained) {
        if (weights) {
            networks.push_back(*weights);
        }
    }
    return networks;
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
