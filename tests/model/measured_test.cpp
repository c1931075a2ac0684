// SPDX-License-Identifier: GPL-3.0-or-later
// A figure belongs to the weights it was measured with: every one that a run gives out is measured again here.
#include "model/export/export.h"
#include "model/export/formats.h"
#include "model/export/forward_steps.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/network/evaluation.h"
#include "model/training/model_card.h"
#include "model/training/trainer.h"
#include "tests/model/random_weights.h"
#include "tests/synthetic_digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace model {
namespace {

struct Way {
    std::string name;
    std::function<void(Recipe&)> change;

    friend void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }
};

class Measured : public testing::TestWithParam<Way> {
protected:
    Measured() {
        recipe_.epochs = 3;
        recipe_.batchSize = 60;
        recipe_.learningRate = 0.05;
        recipe_.threads = 1;
        GetParam().change(recipe_);
    }

    /// As the recipe measures.
    double accuracy(const Weights& weights) const {
        const auto predictor = makePredictor(weights, {.threads = 1});
        ShiftAveraging shifted(*predictor);
        return evaluate(recipe_.shiftAveraging ? shifted : *predictor, test_).accuracy();
    }

    TrainingResult run(const TrainingObserver& observer, TrainingControl& control, const TrainingOptions& options = {}) {
        const auto learner = makeLearner(notebookArchitecture(), {recipe_.seed, recipe_.threads, "cpu", StepKind::automatic});
        return train(recipe_, options, train_, test_, *learner, control, observer);
    }

    /// Stopped in the second of its epochs of ten steps, as is the one that goes on from its last checkpoint at once.
    std::vector<TrainingResult> stopped(bool byTheProgramsEnd = false) {
        std::vector<TrainingResult> results;
        TrainingControl control;
        TrainingOptions options;
        TrainingObserver observer;
        observer.batchFinished = [&](const BatchMetrics& m) {
            if (m.step == 14) {
                byTheProgramsEnd ? control.interrupt() : control.stop();
                control.stop();
            }
        };
        observer.epochFinished = [&](const EpochMetrics& m, const Evaluation&) { firstEpoch_ = m.testAccuracy; };
        observer.checkpointTaken = [&](const Checkpoint& taken, const RunProgress& progress) {
            EXPECT_EQ(progress.testAccuracy, taken.testAccuracy);
            EXPECT_EQ(taken.testAccuracy.has_value(), taken.epochs > 0 && !recipe_.validate);
            if (taken.testAccuracy) {
                EXPECT_EQ(*taken.testAccuracy, accuracy(taken.epochWeights));
            }
            options.resumed = std::make_shared<const Checkpoint>(taken);
        };
        results.push_back(run(observer, control));
        results.push_back(run(observer, control, options));
        return results;
    }

    Recipe recipe_;
    const DataSet train_ = synthetic::digits(600, 1);
    const DataSet test_ = synthetic::digits(200, 2);
    double firstEpoch_ = 0;
};

TEST_P(Measured, WhatAStoppedRunGivesIsMeasured) {
    for (const TrainingResult& result : stopped()) {
        ASSERT_EQ(result.end, TrainingEnd::stopped);
        ASSERT_EQ(result.progress.steps, 15);
        EXPECT_EQ(result.progress.testAccuracy, accuracy(*result.weights));
        EXPECT_EQ(result.test.value().accuracy(), accuracy(*result.weights));
        EXPECT_NE(accuracy(*result.weights), firstEpoch_) << "or the comparison says nothing";
        const DataHashes hashes{"a", "b", "c", "d"};
        const Measurement expected{accuracy(*result.weights), "digits", "c", "d", recipe_.shiftAveraging};
        EXPECT_EQ(modelOf(recipe_, result, {"digits", hashes}).card.measured, expected);
        for (const auto& [kind, model] : modelsOf(recipe_, result, {"digits", hashes})) {
            EXPECT_EQ(model.card.measured.has_value(), kind == result.kind);
        }
    }
}

TEST_P(Measured, AProgramThatEndsDoesNotWaitAndClaimsNothing) {
    for (const TrainingResult& result : stopped(true)) {
        EXPECT_FALSE(result.progress.testAccuracy.has_value());
        EXPECT_FALSE(result.test.has_value());
        EXPECT_FALSE(modelOf(recipe_, result, {"digits", {}}).card.measured.has_value());
    }
}

TEST_P(Measured, WeightsThatAreShownMeanwhileCarryTheirOwnFigureOrNone) {
    recipe_.batchSize = 300;
    recipe_.epochs = 4;
    int figures = 0;
    const auto work = makePredictor(randomWeights(1), {.threads = 1});
    TrainingObserver observer;
    observer.batchFinished = [&](const BatchMetrics&) { // takes long enough for the weights to be shown after each step
        for (int i = 0; i < 8; ++i) {
            evaluate(*work, train_);
        }
    };
    observer.weightsChanged = [&](const std::shared_ptr<const Weights>& weights, const RunProgress& progress) {
        if (progress.testAccuracy) {
            ++figures;
            EXPECT_EQ(progress.steps % 2, 0) << "at an epoch's end";
            EXPECT_EQ(*progress.testAccuracy, accuracy(*weights));
        }
    };
    TrainingControl control;
    run(observer, control);
    EXPECT_GE(figures, 4);
}

TEST_P(Measured, WhatADivergedRunGivesCarriesItsOwnFigureOrNone) {
    TrainingObserver observer;
    recipe_.learningRate = 30;
    recipe_.momentum = 0.99;
    recipe_.optimiser = Optimiser::sgd;
    recipe_.epochs = 200;
    TrainingControl control;
    try {
        run(observer, control);
        FAIL() << "it should have diverged";
    } catch (const Diverged& error) {
        EXPECT_FALSE(error.progress.validationAccuracy.has_value());
        if (error.progress.testAccuracy) {
            EXPECT_EQ(*error.progress.testAccuracy, accuracy(*error.weights));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Recipes, Measured,
                         testing::Values(Way{"plain", [](Recipe&) {}},
                                         Way{"averaged", [](Recipe& recipe) { recipe.weightAveraging = 0.9; }},
                                         Way{"shifts", [](Recipe& recipe) { recipe.shiftAveraging = true; }}),
                         [](const auto& way) { return way.param.name; });

/// Enough to hold some back.
const DataSet& manyDigits() {
    static const DataSet set = synthetic::digits(12000, 1);
    return set;
}

TEST(MeasuredOnValidation, ItsFigureBelongsToTheBestEpochsWeights) {
    Recipe recipe;
    recipe.epochs = 3;
    recipe.batchSize = 500;
    recipe.learningRate = 0.05;
    recipe.threads = 2;
    recipe.validate = true;
    const DataSet& train = manyDigits();
    const DataSet test = synthetic::digits(100, 2);
    const DataSet held = validationImages(train);
    const auto accuracy = [](const Weights& weights, const DataSet& set) {
        return evaluate(*makePredictor(weights, {.threads = 2}), set).accuracy();
    };
    TrainingObserver observer;
    observer.weightsChanged = [&](const std::shared_ptr<const Weights>& weights, const RunProgress& progress) {
        if (progress.validationAccuracy) {
            EXPECT_EQ(*progress.validationAccuracy, accuracy(*weights, held));
        }
        if (progress.testAccuracy) {
            EXPECT_EQ(*progress.testAccuracy, accuracy(*weights, test));
        }
    };
    TrainingControl control;
    observer.batchFinished = [&](const BatchMetrics& m) {
        if (m.step == 6) { // of four an epoch
            control.stop();
        }
    };
    const auto learner = makeLearner(notebookArchitecture(), {1, 2, "cpu", StepKind::automatic});
    const TrainingResult result = model::train(recipe, {}, train, test, *learner, control, observer);
    EXPECT_EQ(result.kind, WeightsKind::best);
    EXPECT_EQ(result.progress.validationAccuracy, accuracy(*result.weights, held));
    EXPECT_EQ(result.progress.testAccuracy, accuracy(*result.weights, test));
}

TEST(MeasuredOnValidation, AStopBeforeTheFirstEpochsEndIsMeasuredToo) {
    Recipe recipe;
    recipe.epochs = 3;
    recipe.batchSize = 500;
    recipe.threads = 2;
    recipe.validate = true;
    const DataSet& train = manyDigits();
    const DataSet test = synthetic::digits(100, 2);
    TrainingControl control;
    TrainingObserver observer;
    observer.batchFinished = [&](const BatchMetrics&) { control.stop(); };
    const auto learner = makeLearner(notebookArchitecture(), {1, 2, "cpu", StepKind::automatic});
    const TrainingResult result = model::train(recipe, {}, train, test, *learner, control, observer);
    EXPECT_EQ(result.kind, WeightsKind::last);
    EXPECT_EQ(result.progress.testAccuracy, evaluate(*makePredictor(*result.weights, {}), test).accuracy());
}

TEST(MeasuredCheckpoint, KeepsTheFigureOfItsEpoch) {
    const synthetic::TemporaryFolder folder;
    Checkpoint state;
    state.weights = state.epochWeights = randomWeights(1);
    state.epochs = 1;
    saveCheckpoint(folder / "former", state); // as former versions wrote it
    EXPECT_FALSE(loadCheckpoint(folder / "former").testAccuracy.has_value());
    state.testAccuracy = 1.0 / 3;
    saveCheckpoint(folder / "present", state);
    EXPECT_EQ(loadCheckpoint(folder / "present").testAccuracy, 1.0 / 3);
}

TEST(MeasuredCard, AFormerVersionsFigureIsOfUnknownImages) {
    Model model{randomWeights(1), {}};
    model.card.program = "DigitLab 1.0.0";
    model.card.measured = Measurement{0.98, {}, {}, {}, {}};
    const Metadata metadata = cardMetadata(model.card, *model.weights.architecture);
    const auto key = [&](const std::string& name) {
        return std::ranges::count_if(metadata, [&](const auto& entry) { return entry.first == name; });
    };
    EXPECT_EQ(key("test_accuracy"), 1);
    EXPECT_EQ(key("test_reading") + key("test_dataset") + key("test_images_sha256"), 0);
    EXPECT_EQ(readSafetensors(writeSafetensors(model), "former").card.measured, model.card.measured);
    for (const bool shifts : {false, true}) {
        model.card.measured = Measurement{0.98, "MNIST", "1", "2", shifts};
        EXPECT_EQ(readSafetensors(writeSafetensors(model), "present").card.measured, model.card.measured);
    }
}

/// Whether an export of any kind says how well it reads.
bool claims(const Model& model) {
    const auto says = [](const std::string& text) { return text.find("_accuracy") != std::string::npos; };
    const bool code = says(writeC(model));
    // The page's script names the key, too.
    EXPECT_EQ(writeHtml(model).find("\"test_accuracy\"") != std::string::npos, code);
    EXPECT_EQ(says(writeNumpy(model)), code);
    EXPECT_EQ(says(writeOnnx(model)), code);
    EXPECT_FALSE(says(writeInt8C(model, {}))) << "its weights are others";
    return code;
}

TEST(MeasuredExport, ClaimsOnlyWhatOnePassReads) {
    Model model{randomWeights(1), {}};
    model.card.trainAccuracy = 0.97;
    model.card.measured = Measurement{0.98, "MNIST", "1", "2", false};
    EXPECT_TRUE(claims(model));
    EXPECT_NE(writeHtml(model).find("\"test_dataset\":\"MNIST\""), std::string::npos);
    model.card.measured->shiftAveraging = true;
    EXPECT_FALSE(claims(model));
    model.card.measured->shiftAveraging.reset();
    EXPECT_FALSE(claims(model)) << "how it was measured is not known";
}

TEST(MeasuredExport, Int8IsMeasuredOnItsOwnClassesByTheirNames) {
    const synthetic::TemporaryFolder folder;
    Model model{randomWeights(1), {}};
    model.card.program = "DigitLab 1.0.0";
    DataSet set = synthetic::digits(200, 2);
    const auto reported = [&] { return exportModel(folder / "net.c", model, ExportFormat::cInt8, &set).check->accuracy; };
    const std::optional<double> accuracy = reported();
    EXPECT_EQ(accuracy, evaluate(*makePredictor(roundedToInt8(model.weights), {}), set).accuracy());
    set.classes = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
    for (std::uint8_t& label : set.labels) {
        label = static_cast<std::uint8_t>((label + 9) % 10);
    }
    EXPECT_EQ(reported(), accuracy);
    set.classes[3] = "ant";
    EXPECT_EQ(reported(), std::nullopt);
}

} // namespace
} // namespace model
