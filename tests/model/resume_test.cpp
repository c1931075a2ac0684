// SPDX-License-Identifier: GPL-3.0-or-later
// A run that goes on from a checkpoint against the same run that was never interrupted: the same bits.
#include "model/files/atomic_file.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/network/architecture.h"
#include "model/training/trainer.h"
#include "model/values/error.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace model {
namespace {

struct Case {
    std::string name;
    std::function<void(Recipe&)> change;
    StepKind step = StepKind::automatic;

    friend void PrintTo(const Case& recipe, std::ostream* out) { *out << recipe.name; }
};

class Resume : public testing::TestWithParam<Case> {
protected:
    Resume() {
        recipe_.epochs = 3;
        recipe_.batchSize = 32;
        recipe_.learningRate = 0.02;
        recipe_.threads = 1;
        GetParam().change(recipe_);
    }

    std::unique_ptr<Learner> learner(std::uint64_t seed) const {
        return makeLearner(notebookArchitecture(), {seed, recipe_.threads, "cpu", GetParam().step});
    }

    /// By a learner with other initial weights, as a program that was started anew has.
    TrainingResult resumeFrom(const Checkpoint& checkpoint, TrainingObserver observer = {}, TrainingOptions options = {}) {
        options.resumed = std::make_shared<const Checkpoint>(checkpoint);
        TrainingControl control;
        return train(recipe_, options, train_, test_, *learner(999), control, observer);
    }

    Recipe recipe_;
    const DataSet train_ = [] {
        DataSet set = synthetic::digits(200, 1);
        for (int i = 0; i < set.size(); ++i) {
            Random random{1, static_cast<std::uint64_t>(i)};
            set.drawings.push_back(synthetic::digitStrokes(i % 10, random)); // what the image was framed from
        }
        return set;
    }();
    const DataSet test_ = synthetic::digits(60, 2);
};

TEST_P(Resume, GivesTheSameBitsFromEveryCheckpoint) {
    const synthetic::TemporaryFolder folder;
    std::vector<Checkpoint> checkpoints;
    std::vector<double> losses;
    TrainingObserver observer;
    observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress&) {
        saveCheckpoint(folder / "checkpoint", checkpoint); // through a file, as after a crash
        checkpoints.push_back(loadCheckpoint(folder / "checkpoint"));
    };
    observer.batchFinished = [&](const BatchMetrics& m) { losses.push_back(m.loss); };
    TrainingOptions options;
    options.checkpointSeconds = 0; // after every step
    TrainingControl control;
    const TrainingResult whole = train(recipe_, options, train_, test_, *learner(recipe_.seed), control, observer);
    const std::size_t steps = 3 * 7;
    ASSERT_EQ(losses.size(), steps);
    ASSERT_GE(checkpoints.size(), steps);

    // Teachers have more; LibTorch takes several times as long, and an epoch has seven steps.
    const std::size_t stride = checkpoints.size() > 2 * steps ? 7 : GetParam().step == StepKind::libtorch ? 4 : 1;
    for (std::size_t i = 0; i < checkpoints.size(); i += stride) {
        TrainingObserver again;
        auto step = static_cast<std::size_t>(checkpoints[i].steps);
        again.batchFinished = [&](const BatchMetrics& m) {
            ASSERT_EQ(static_cast<std::size_t>(m.step), step);
            EXPECT_EQ(m.loss, losses[step++]);
        };
        const TrainingResult resumed = resumeFrom(checkpoints[i], again);
        EXPECT_EQ(step, steps);
        EXPECT_EQ(*resumed.weights, *whole.weights) << "from checkpoint " << i;
        EXPECT_EQ(resumed.progress.steps, whole.progress.steps);
        EXPECT_EQ(resumed.progress.epochs, whole.progress.epochs);
        EXPECT_EQ(resumed.progress.trainAccuracy, whole.progress.trainAccuracy) << "from checkpoint " << i;
        EXPECT_EQ(resumed.test->correct, whole.test->correct);
        EXPECT_EQ(resumed.test->loss, whole.test->loss);
        EXPECT_GE(resumed.progress.seconds, checkpoints[i].seconds);
    }
}

TEST_P(Resume, AStoppedRunCanGoOn) {
    TrainingControl control;
    std::vector<Checkpoint> checkpoints;
    TrainingObserver observer;
    observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress&) { checkpoints.push_back(checkpoint); };
    observer.batchFinished = [&](const BatchMetrics& m) {
        if (m.step == 9) {
            control.stop();
        }
    };
    const TrainingResult stopped = train(recipe_, {}, train_, test_, *learner(recipe_.seed), control, observer);
    EXPECT_EQ(stopped.end, TrainingEnd::stopped);
    EXPECT_EQ(checkpoints.back().steps, 10);
    TrainingControl free;
    const TrainingResult whole = train(recipe_, {}, train_, test_, *learner(recipe_.seed), free, {});
    EXPECT_EQ(*resumeFrom(checkpoints.back()).weights, *whole.weights);

    TrainingControl stoppedAtOnce;
    stoppedAtOnce.stop();
    TrainingOptions options;
    options.resumed = std::make_shared<const Checkpoint>(checkpoints.back());
    const TrainingResult again = train(recipe_, options, train_, test_, *learner(999), stoppedAtOnce, {});
    EXPECT_EQ(*again.weights, *stopped.weights);
    EXPECT_EQ(again.test->loss, stopped.test->loss);
}

TEST_P(Resume, AStopWhileTheLastEpochEndsComesTooLate) {
    TrainingControl free;
    const TrainingResult whole = train(recipe_, {}, train_, test_, *learner(recipe_.seed), free, {});
    TrainingControl control;
    TrainingObserver observer;
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation&) {
        if (m.epoch == m.epochs) {
            control.stop();
        }
    };
    const TrainingResult result = train(recipe_, {}, train_, test_, *learner(recipe_.seed), control, observer);
    EXPECT_EQ(result.end, TrainingEnd::completed);
    for (const auto& [kind, weights] : whole.all) {
        EXPECT_EQ(*result.all.at(kind), *weights);
    }
}

INSTANTIATE_TEST_SUITE_P(Recipes, Resume,
                         testing::Values(Case{"Notebook", [](Recipe&) {}}, Case{"LibTorch", [](Recipe&) {}, StepKind::libtorch},
                                         Case{"Nesterov",
                                              [](Recipe& recipe) {
                                                  recipe.optimiser = Optimiser::nesterov;
                                                  recipe.weightDecay = 1e-3;
                                                  recipe.schedule = Schedule::oneCycle;
                                                  recipe.threads = 2;
                                                  recipe.labelSmoothing = 0.1;
                                              }},
                                         Case{"AdamWithAveraging",
                                              [](Recipe& recipe) {
                                                  recipe.optimiser = Optimiser::adamw;
                                                  recipe.learningRate = 0.003;
                                                  recipe.weightAveraging = 0.9;
                                                  recipe.recomputeStatistics = true;
                                                  recipe.shiftAveraging = true;
                                                  recipe.calmEpochs = 1;
                                              }},
                                         Case{"WithoutMomentum", [](Recipe& recipe) { recipe.momentum = 0; }},
                                         Case{"Strokes", [](Recipe& recipe) { recipe.augmentation.strokes = 0.7; }},
                                         Case{"Distillation",
                                              [](Recipe& recipe) {
                                                  recipe.distillation.teachers = 2;
                                                  recipe.distillation.epochs = 1;
                                                  recipe.threads = 1;
                                              }},
                                         Case{"WideTeacher",
                                              [](Recipe& recipe) {
                                                  recipe.distillation.teachers = 1;
                                                  recipe.distillation.network = "wide";
                                                  recipe.distillation.epochs = 2;
                                                  recipe.distillation.variants = 1;
                                                  recipe.calmEpochs = 1;
                                              }}),
                         [](const auto& recipe) { return recipe.param.name; });

TEST(CheckpointFile, IsWholeOrRefused) {
    const synthetic::TemporaryFolder folder;
    Recipe recipe;
    recipe.threads = 1;
    const DataSet set = synthetic::digits(64, 1);
    Checkpoint last;
    TrainingObserver observer;
    observer.checkpointTaken = [&](const Checkpoint& checkpoint, const RunProgress&) { last = checkpoint; };
    TrainingControl control;
    observer.batchFinished = [&](const BatchMetrics&) { control.stop(); };
    recipe.batchSize = 32;
    train(recipe, {}, set, set, *makeLearner(notebookArchitecture(), {1, 1, "cpu", StepKind::automatic}), control, observer);
    saveCheckpoint(folder / "whole", last);
    const std::string bytes = readWholeFile(folder / "whole", 1U << 24);
    for (const std::size_t length : {std::size_t{7}, std::size_t{100}, bytes.size() / 2, bytes.size() - 1}) {
        writeFileAtomically(folder / "cut", std::string_view(bytes).substr(0, length));
        EXPECT_THROW(loadCheckpoint(folder / "cut"), Error) << length;
    }
    std::string other = bytes;
    const std::size_t at = other.find("optimiser/conv1.weight.momentum_buffer");
    ASSERT_NE(at, std::string::npos);
    other.replace(at, 15, "optimiser/convX");
    writeFileAtomically(folder / "other", other);
    const Checkpoint foreign = loadCheckpoint(folder / "other");
    EXPECT_THROW(makeLearner(notebookArchitecture(), {1, 1, "cpu", StepKind::automatic})->setOptimiserState(foreign.optimiser),
                 Error);
}

/// What a former version would have written: it did not say of which networks the weights are.
void forgetNetworks(const std::filesystem::path& path) {
    Safetensors file = parseSafetensors(readWholeFile(path, 1U << 24), "test");
    for (auto& [key, value] : file.metadata) {
        if (key == "state") {
            auto state = nlohmann::json::parse(value);
            const auto forget = [](nlohmann::json& one) { EXPECT_EQ(one.erase("network") + one.erase("classes"), 2U); };
            forget(state);
            if (state.contains("teachers")) {
                std::ranges::for_each(state["teachers"], forget);
            }
            value = state.dump();
        }
    }
    writeFileAtomically(path, formatSafetensors(file));
}

TEST(CheckpointFile, KeepsTheNetworkOfEach) {
    const synthetic::TemporaryFolder folder;
    Checkpoint checkpoint;
    checkpoint.weights = checkpoint.average = initialWeights(shippedArchitecture("lenet-5", 3), 1);
    checkpoint.teachers = {finishedTeacher(initialWeights(shippedArchitecture("tiny", 3), 2)), {}};
    saveCheckpoint(folder / "c", checkpoint);
    const Checkpoint found = loadCheckpoint(folder / "c");
    EXPECT_EQ(found.weights, checkpoint.weights);
    EXPECT_EQ(found.average, checkpoint.average);
    EXPECT_EQ(found.weights.architecture->network().name, "lenet-5");
    EXPECT_EQ(found.teachers.at(0).weights, checkpoint.teachers[0].weights);
    EXPECT_EQ(found.teachers.at(1).weights.architecture, nullptr);
}

TEST(CheckpointFile, OnlyTeachersOfFormerVersionsMayBeWide) {
    const synthetic::TemporaryFolder folder;
    Checkpoint checkpoint;
    checkpoint.weights = initialWeights(shippedArchitecture("wide", 10), 1);
    saveCheckpoint(folder / "wide", checkpoint);
    EXPECT_EQ(loadCheckpoint(folder / "wide").weights, checkpoint.weights);
    forgetNetworks(folder / "wide");
    EXPECT_THROW(loadCheckpoint(folder / "wide"), Error);

    checkpoint.weights = initialWeights(notebookArchitecture(), 1);
    checkpoint.teachers = {finishedTeacher(initialWeights(shippedArchitecture("wide", 10), 2))};
    saveCheckpoint(folder / "taught", checkpoint);
    forgetNetworks(folder / "taught");
    Checkpoint found = loadCheckpoint(folder / "taught");
    EXPECT_EQ(found.weights, checkpoint.weights);
    EXPECT_EQ(found.teachers.front().weights, checkpoint.teachers.front().weights);

    found.teachers.front().finished = false; // it would go on learning, in a network of another width
    Recipe recipe;
    recipe.threads = 1;
    recipe.batchSize = 32;
    recipe.distillation.teachers = 1;
    TrainingOptions options;
    options.resumed = std::make_shared<const Checkpoint>(found);
    TrainingControl control;
    const DataSet set = synthetic::digits(64, 1);
    const auto learner = makeLearner(notebookArchitecture(), {1, 1, "cpu", StepKind::automatic});
    try {
        train(recipe, options, set, set, *learner, control, {});
        FAIL();
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("network of its teachers"), std::string::npos) << error.what();
    }
}

} // namespace
} // namespace model
