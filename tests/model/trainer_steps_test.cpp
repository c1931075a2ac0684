// SPDX-License-Identifier: GPL-3.0-or-later
// What the trainer asks of its learner step by step, seen by a learner that only takes notes.
#include "model/formats/network_json.h"
#include "model/network/learner.h"
#include "model/training/batch_loader.h"
#include "model/training/distillation.h"
#include "model/training/trainer.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace model {
namespace {

/// Its only weight counts the steps; step n (from 0) has the loss n + 1 and n + 1 right answers.
class NoteTaker final : public Learner {
public:
    struct Note {
        StepSettings settings;
        std::uint64_t dropoutSeed;
        double temperature;
        std::vector<std::uint8_t> labels;
        std::vector<float> targets;
    };

    const ArchitecturePointer& architecture() const override { return architecture_; }
    std::string backend() const override { return "notes"; }
    Weights weights() const override {
        const auto steps = static_cast<int>(notes.size());
        return {{{"steps", {}, {steps < overflowsAt ? static_cast<float>(steps) : std::numeric_limits<float>::infinity()}}}};
    }
    void setWeights(const Weights&) override {}
    Weights gradients(const StepInput&) override { return {}; }
    void updateStatistics(std::span<const float>, double) override {}
    OptimiserState optimiserState() const override { return {}; }
    void setOptimiserState(const OptimiserState&) override {}
    void predict(std::span<const DigitImage>, std::span<float> logProbabilities) override {
        std::ranges::fill(logProbabilities, std::log(0.1F));
    }

    StepResult step(const StepInput& input, const StepSettings& settings) override {
        notes.push_back({settings,
                         input.dropoutSeed,
                         input.temperature,
                         {input.labels.begin(), input.labels.end()},
                         {input.targets.begin(), input.targets.end()}});
        const auto number = static_cast<int>(notes.size());
        return {number - 1 == divergesAt ? std::numeric_limits<double>::quiet_NaN() : number, number};
    }

    std::vector<Note> notes;
    int divergesAt = -1;
    int overflowsAt = std::numeric_limits<int>::max(); ///< steps behind which the weights are infinite

private:
    ArchitecturePointer architecture_ = notebookArchitecture();
};

class TrainerSteps : public testing::Test {
protected:
    /// Three steps an epoch: 32, 32 and 6 images.
    static Recipe threeSteps() {
        Recipe recipe;
        recipe.epochs = 2;
        recipe.batchSize = 32;
        recipe.threads = 1;
        recipe.augmentation.enabled = false;
        return recipe;
    }

    std::vector<NoteTaker::Note> notesOf(const Recipe& recipe, const TrainingObserver& observer = {},
                                         const TrainingOptions& options = {}) {
        NoteTaker learner;
        train(recipe, options, set_, set_, learner, control_, observer);
        return learner.notes;
    }

    const DataSet set_ = synthetic::digits(70, 1);
    TrainingControl control_;
};

TEST_F(TrainerSteps, EachDropsOtherElementsAndTheSeedDecidesWhich) {
    Recipe recipe = threeSteps();
    const auto seeds = [&] {
        std::vector<std::uint64_t> drawn;
        for (const NoteTaker::Note& note : notesOf(recipe)) {
            drawn.push_back(note.dropoutSeed);
        }
        return drawn;
    };
    const std::vector<std::uint64_t> first = seeds();
    EXPECT_EQ(std::set<std::uint64_t>(first.begin(), first.end()).size(), 6U);
    EXPECT_EQ(seeds(), first);
    recipe.seed = 2;
    std::vector<std::uint64_t> both = seeds();
    both.insert(both.end(), first.begin(), first.end());
    EXPECT_EQ(std::set<std::uint64_t>(both.begin(), both.end()).size(), 12U);
}

TEST_F(TrainerSteps, RatesFollowTheScheduleAndTheRestStays) {
    Recipe recipe = threeSteps();
    recipe.learningRate = 0.12;
    recipe.schedule = Schedule::linear;
    recipe.optimiser = Optimiser::nesterov;
    recipe.momentum = 0.8;
    recipe.weightDecay = 0.001;
    std::vector<double> told;
    TrainingObserver observer;
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation&) { told.push_back(m.learningRate); };
    const std::vector<NoteTaker::Note> notes = notesOf(recipe, observer);
    const std::vector<double> expected{0.11, 0.09, 0.07, 0.05, 0.03, 0.01};
    ASSERT_EQ(notes.size(), expected.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
        EXPECT_NEAR(notes[i].settings.learningRate, expected[i], 1e-12);
        EXPECT_EQ(notes[i].settings.momentum, 0.8);
        EXPECT_EQ(notes[i].settings.weightDecay, 0.001);
        EXPECT_EQ(notes[i].settings.optimiser, Optimiser::nesterov);
    }
    ASSERT_EQ(told.size(), 2U);
    EXPECT_NEAR(told[0], 0.07, 1e-12) << "the last step's";
    EXPECT_NEAR(told[1], 0.01, 1e-12);
}

TEST_F(TrainerSteps, AnEpochsFiguresAreMeansOverItsImages) {
    std::vector<EpochMetrics> epochs;
    TrainingObserver observer;
    observer.epochFinished = [&](const EpochMetrics& m, const Evaluation&) { epochs.push_back(m); };
    notesOf(threeSteps(), observer);
    ASSERT_EQ(epochs.size(), 2U);
    EXPECT_DOUBLE_EQ(epochs[0].trainLoss, (1 * 32 + 2 * 32 + 3 * 6) / 70.0);
    EXPECT_DOUBLE_EQ(epochs[0].trainAccuracy, (1 + 2 + 3) / 70.0);
    EXPECT_DOUBLE_EQ(epochs[1].trainLoss, (4 * 32 + 5 * 32 + 6 * 6) / 70.0);
    EXPECT_DOUBLE_EQ(epochs[1].trainAccuracy, (4 + 5 + 6) / 70.0);
    EXPECT_EQ(epochs[1].epoch, 2);
    EXPECT_EQ(epochs[1].epochs, 2);
    EXPECT_DOUBLE_EQ(epochs[1].testLoss, static_cast<double>(-std::log(0.1F)));
}

TEST_F(TrainerSteps, OnlyTheFirstImagesAreUsedWhereSoAskedFor) {
    Recipe recipe = threeSteps();
    recipe.epochs = 1;
    TrainingOptions options;
    options.trainImages = 35;
    std::vector<std::uint8_t> learned;
    for (const NoteTaker::Note& note : notesOf(recipe, {}, options)) {
        learned.insert(learned.end(), note.labels.begin(), note.labels.end());
    }
    std::ranges::sort(learned);
    std::vector<std::uint8_t> expected(set_.labels.begin(), set_.labels.begin() + 35);
    std::ranges::sort(expected);
    EXPECT_EQ(learned, expected);
}

TEST_F(TrainerSteps, TheLastGoodWeightsGaveTheLastFiniteLoss) {
    for (const int at : {0, 1, 4}) {
        NoteTaker learner;
        learner.divergesAt = at;
        try {
            train(threeSteps(), {}, set_, set_, learner, control_, {});
            ADD_FAILURE() << "a loss that is no number should end the run";
        } catch (const Diverged& error) {
            // The weights behind `at` steps gave the loss that is no number.
            EXPECT_EQ(error.progress.steps, std::max(at - 1, 0));
            EXPECT_EQ(error.weights->at("steps").values[0], static_cast<float>(std::max(at - 1, 0)));
        }
    }
}

/// With an infinite variance of batch norm every loss is finite, and the model can't be opened.
TEST_F(TrainerSteps, InfiniteWeightsAreADivergenceWhateverTheirLoss) {
    NoteTaker learner;
    learner.overflowsAt = 5; // within the second epoch
    try {
        train(threeSteps(), {}, set_, set_, learner, control_, {});
        ADD_FAILURE() << "infinite weights should end the run";
    } catch (const Diverged& error) {
        EXPECT_EQ(error.progress.steps, 3) << "of the epoch before";
        EXPECT_EQ(error.weights->at("steps").values[0], 3.0F);
    }
}

TEST_F(TrainerSteps, SmoothedLabelsShareOutWhatTheyGiveUp) {
    Recipe recipe = threeSteps();
    EXPECT_TRUE(notesOf(recipe)[0].targets.empty());
    recipe.labelSmoothing = 0.2;
    for (const NoteTaker::Note& note : notesOf(recipe)) {
        EXPECT_EQ(note.temperature, 1);
        ASSERT_EQ(note.targets.size(), note.labels.size() * 10);
        for (std::size_t i = 0; i < note.targets.size(); ++i) {
            EXPECT_NEAR(note.targets[i], i % 10 == note.labels[i / 10] ? 0.82F : 0.02F, 1e-6);
        }
    }
}

TEST_F(TrainerSteps, TeachersAnswersAreSoftenedAndMixedWithTheLabels) {
    const Weights weights = randomWeights(5);
    Recipe recipe = threeSteps();
    recipe.distillation.temperature = 4;
    recipe.distillation.labelShare = 0.25;
    TrainingOptions options;
    options.teachers = {weights};
    const std::vector<NoteTaker::Note> notes = notesOf(recipe, {}, options);

    const auto teacher = makePredictor(weights, {.threads = 1});
    const std::vector<int> order = epochOrder(recipe, 1, 70);
    for (std::size_t sample = 0; sample < 32; ++sample) {
        std::array<float, 10> answer{};
        teacher->predict({&set_.images[static_cast<std::size_t>(order[sample])], 1}, answer);
        double sum = 0;
        for (const float logProbability : answer) {
            sum += std::pow(std::exp(static_cast<double>(logProbability)), 0.25); // the fourth root, and normalised
        }
        for (std::size_t i = 0; i < 10; ++i) {
            const double softened = std::pow(std::exp(static_cast<double>(answer[i])), 0.25) / sum;
            const double label = i == notes[0].labels[sample] ? 1 : 0;
            EXPECT_NEAR(static_cast<double>(notes[0].targets[sample * 10 + i]), 0.75 * softened + 0.25 * label, 1e-5);
        }
    }
    EXPECT_EQ(notes[0].temperature, 4);
}

TEST_F(TrainerSteps, VariantsComeBackWithTheirAnswers) {
    Recipe recipe = threeSteps();
    recipe.epochs = 7;
    recipe.calmEpochs = 3;
    recipe.augmentation.enabled = true;
    recipe.distillation.variants = 2;
    TrainingOptions options;
    options.teachers = {randomWeights(5), randomWeights(6)};
    const std::vector<NoteTaker::Note> notes = notesOf(recipe, {}, options);
    recipe.distillation.variants = 0;
    const auto targetsOf = [&](int epoch, const std::vector<NoteTaker::Note>& from) { // by image
        std::map<int, std::vector<float>> found;
        const std::vector<int> order = epochOrder(recipe, epoch, 70);
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::vector<float>& targets = from[static_cast<std::size_t>(epoch - 1) * 3 + i / 32].targets;
            const auto first = targets.begin() + static_cast<std::ptrdiff_t>(i % 32 * 10);
            found[order[i]] = {first, first + 10};
        }
        return found;
    };
    EXPECT_EQ(targetsOf(3, notes), targetsOf(1, notes));
    EXPECT_EQ(targetsOf(4, notes), targetsOf(2, notes));
    EXPECT_NE(targetsOf(2, notes), targetsOf(1, notes));
    EXPECT_EQ(targetsOf(7, notes), targetsOf(5, notes)) << "the calm epochs have their own";
    EXPECT_NE(targetsOf(5, notes), targetsOf(1, notes));
    const std::vector<NoteTaker::Note> always = notesOf(recipe, {}, options);
    for (const int epoch : {1, 2, 5, 6}) { // the first time they are new ones
        EXPECT_EQ(targetsOf(epoch, notes), targetsOf(epoch, always)) << epoch;
    }
    EXPECT_NE(targetsOf(3, always), targetsOf(1, always));
}

TEST(TeacherRecipe, IsTheNetworksWithAnotherSeedAndLength) {
    Recipe recipe;
    recipe.epochs = 80;
    recipe.calmEpochs = 16;
    recipe.learningRate = 0.1;
    recipe.validate = true;
    recipe.distillation = {4, "wide", 12, 2, 0, 10};
    Recipe expected = recipe;
    expected.epochs = 12;
    expected.calmEpochs = 2; // a fifth of them too
    expected.threads = 1;
    expected.validate = false;
    expected.recomputeStatistics = true;
    expected.distillation = {};
    std::set<std::uint64_t> seeds{recipe.seed};
    for (const int teacher : {0, 1, 2, 3}) {
        const Recipe own = teacherRecipe(recipe, teacher);
        seeds.insert(expected.seed = own.seed);
        EXPECT_EQ(own, expected);
    }
    EXPECT_EQ(seeds.size(), 5U);
}

TEST_F(TrainerSteps, TeachersAreAskedOnceForAVariant) {
    Recipe recipe = threeSteps();
    recipe.distillation.variants = 2;
    Teachers teachers({randomWeights(5)}, recipe, 70);
    Batch batch;
    const auto answersTo = [&](std::vector<int> indices, int variant, std::size_t shift) {
        batch.indices = std::move(indices);
        batch.variant = variant;
        batch.images.clear();
        for (const int index : batch.indices) {
            batch.images.push_back(set_.images[static_cast<std::size_t>(index) + shift]);
        }
        batch.labels.assign(batch.indices.size(), 3);
        const std::span<const float> targets = teachers.targets(batch);
        return std::vector<float>(targets.begin(), targets.end());
    };
    const std::vector<float> first = answersTo({4, 9}, 1, 0);
    EXPECT_EQ(answersTo({4, 9}, 1, 20), first) << "other images under the same numbers: what was said stays";
    EXPECT_NE(answersTo({4, 9}, 2, 20), first);
    const std::vector<float> both = answersTo({9, 30, 4}, 1, 0); // one of them is new
    EXPECT_TRUE(std::equal(both.begin(), both.begin() + 10, first.begin() + 10));
    EXPECT_TRUE(std::equal(both.end() - 10, both.end(), first.begin()));
    EXPECT_EQ(std::vector<float>(both.begin() + 10, both.end() - 10), answersTo({30}, 1, 20));
}

} // namespace
} // namespace model
