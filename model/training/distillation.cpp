// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/distillation.h"

#include "model/network/fused/fused_learner.h"
#include "model/training/trainer.h"
#include "model/values/random.h"

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

} // namespace

Recipe teacherRecipe(const Recipe& recipe, int teacher) {
    Recipe own = recipe;
    own.epochs = recipe.distillation.epochs;
    own.calmEpochs = (recipe.calmEpochs * own.epochs + recipe.epochs / 2) / recipe.epochs;
    own.seed = Random{recipe.seed, kTeacherStream, static_cast<std::uint64_t>(teacher)}.next();
    own.threads = 1;
    own.recomputeStatistics = true; // labels teach; see resources/recipes/README.md
    own.distillation = {};
    own.validate = false; // `images` leaves those that are held back out
    return own;
}

void trainTeachers(const Recipe& recipe, const ArchitecturePointer& network, int images, const DataSet& trainSet,
                   TrainingControl& control, double checkpointSeconds, std::vector<Checkpoint>& states,
                   const std::function<void(double)>& progressed, const std::function<void()>& checkpointTaken) {
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
        observer.checkpointTaken = [&](Checkpoint state, const RunProgress&) { keep(std::move(state)); };
        TrainingOptions options;
        options.trainImages = images;
        options.checkpointSeconds = checkpointSeconds;
        {
            const std::lock_guard lock(mutex);
            if (const Weights& begun = states[teacher].weights; !begun.tensors.empty()) {
                if (*begun.architecture != *network) {
                    throw Error("The run's checkpoint and its recipe disagree about the network of its teachers.",
                                "Start the run anew with the same recipe.");
                }
                options.resumed = std::make_shared<const Checkpoint>(states[teacher]);
            }
        }
        FusedLearner learner(network, {own.seed, own.threads});
        const TrainingResult result = train(own, options, trainSet, DataSet{}, learner, control, observer);
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
            } catch (const TrainingFailed& error) {
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

Teachers::Teachers(const std::vector<Weights>& networks, const Recipe& recipe, int images)
    : temperature_(static_cast<float>(recipe.distillation.temperature)),
      labelShare_(static_cast<float>(recipe.distillation.labelShare)), variantsComeBack_(recipe.distillation.variants > 0),
      images_(static_cast<std::size_t>(images)), classes_(static_cast<std::size_t>(networks.front().classes())) {
    for (const Weights& weights : networks) {
        networks_.push_back(makePredictor(weights, {.threads = recipe.threads}));
    }
}

std::span<const float> Teachers::targets(const Batch& batch) {
    variantsComeBack_ ? recall(batch) : ask(batch.images);
    targets_.clear();
    for (std::size_t sample = 0; sample < batch.labels.size(); ++sample) {
        for (std::size_t i = 0; i < classes_; ++i) {
            targets_.push_back((1 - labelShare_) * answers_[sample][i] + (i == batch.labels[sample] ? labelShare_ : 0));
        }
    }
    return targets_;
}

/// Fills `answers_`, one an image, in their order.
void Teachers::ask(std::span<const DigitImage> images) {
    logProbabilities_.resize(images.size() * classes_);
    answers_.assign(images.size(), Answer(classes_));
    Answer softened(classes_);
    for (const auto& network : networks_) {
        network->predict(images, logProbabilities_);
        const float* logProbability = logProbabilities_.data();
        for (Answer& answer : answers_) {
            float sum = 0;
            for (float& value : softened) {
                value = std::exp(*logProbability++ / temperature_);
                sum += value;
            }
            for (std::size_t i = 0; i < classes_; ++i) {
                answer[i] += softened[i] / (sum * static_cast<float>(networks_.size()));
            }
        }
    }
}

/// The same for a batch, asking only for images that were never asked for in this variant.
void Teachers::recall(const Batch& batch) {
    std::vector<Answer>& known = known_[batch.variant];
    known.resize(images_);
    const auto answerTo = [&](int index) -> Answer& { return known[static_cast<std::size_t>(index)]; };
    std::vector<int> asked;
    std::vector<DigitImage> images;
    for (std::size_t sample = 0; sample < batch.indices.size(); ++sample) {
        if (answerTo(batch.indices[sample]).empty()) {
            asked.push_back(batch.indices[sample]);
            images.push_back(batch.images[sample]);
        }
    }
    ask(images);
    for (std::size_t i = 0; i < asked.size(); ++i) {
        answerTo(asked[i]) = answers_[i];
    }
    answers_.clear();
    for (const int index : batch.indices) {
        answers_.push_back(answerTo(index));
    }
}

} // namespace model
