// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/fine_tune.h"

#include "model/data/divide.h"
#include "model/network/evaluation.h"
#include "model/training/batch_loader.h"
#include "model/training/model_card.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace model {
namespace {

constexpr int kHeldOut = 4; ///< one of so many different ones of each digit
constexpr int kReplayedImages = 15000;
constexpr int kOwnImages = 5000;    ///< about so many, by repeating
constexpr int kMaxRepetitions = 50; ///< more would overfit a few drawings

} // namespace

FineTuningSets fineTuningSets(const DataSet& own, const DataSet& trainSet, const DataSet& testSet, std::uint64_t seed) {
    FineTuningSets sets;
    DataSet drawn = own;
    sets.held = without(takeOut(drawn, [](int n, int) { return n % kHeldOut == 0; }), trainSet.images);
    drawn = without(drawn, testSet.images);
    if (sets.held.images.empty() || drawn.images.empty()) {
        throw Error("There are too few own drawings to learn from and to measure by.",
                    "Draw one digit at least four times, better every digit ten times.");
    }
    sets.learned = drawn.size();
    const int repetitions = std::clamp(kOwnImages / drawn.size(), 1, kMaxRepetitions);
    for (int again = 0; again < repetitions; ++again) {
        sets.train.images.insert(sets.train.images.end(), drawn.images.begin(), drawn.images.end());
        sets.train.labels.insert(sets.train.labels.end(), drawn.labels.begin(), drawn.labels.end());
    }
    Recipe shuffled;
    shuffled.seed = seed;
    const std::vector<int> order = epochOrder(shuffled, 1, trainSet.size());
    for (int i = 0; i < std::min(kReplayedImages, trainSet.size()); ++i) {
        const auto index = static_cast<std::size_t>(order[static_cast<std::size_t>(i)]);
        sets.train.add(trainSet.images[index], trainSet.labels[index]);
    }
    return sets;
}

Recipe fineTuningRecipe(const Recipe& learned) {
    Recipe recipe;
    recipe.name = "fine-tuning";
    recipe.epochs = 2;
    recipe.batchSize = 64;
    recipe.learningRate = 0.005;
    recipe.schedule = Schedule::cosine;
    recipe.warmUp = 0.1;
    recipe.optimiser = Optimiser::nesterov;
    recipe.dropout = 0;
    recipe.weightDecay = 5e-4;
    recipe.recomputeStatistics = learned.recomputeStatistics;
    recipe.calmEpochs = recipe.epochs;
    recipe.augmentation = learned.augmentation;
    return recipe;
}

FineTuningResult fineTune(const Weights& start, const Recipe& recipe, const DataSet& own, const DataSet& trainSet,
                          const DataSet& testSet, TrainingControl& control, const TrainingObserver& observer) {
    const FineTuningSets sets = fineTuningSets(own, trainSet, testSet, recipe.seed);
    const auto measure = [&](const Weights& weights) {
        const auto predictor = makePredictor(weights, {.threads = recipe.threads});
        return Accuracies{evaluate(*predictor, sets.held).accuracy(), evaluate(*predictor, testSet).accuracy(),
                          evaluate(*predictor, own).correct};
    };
    const auto learner = makeLearner(start.architecture, {recipe.seed, recipe.threads, "auto", StepKind::automatic});
    learner->setWeights(start);
    FineTuningResult result;
    result.before = measure(start);
    result.drawings = own.size();
    result.held = sets.held.size();
    result.learned = sets.learned;
    TrainingObserver forwarding = observer;
    forwarding.weightsChanged = [&](std::shared_ptr<const Weights> weights, RunProgress progress) {
        progress.testAccuracy.reset(); // it is of the drawings held out
        if (observer.weightsChanged) {
            observer.weightsChanged(std::move(weights), progress);
        }
    };
    const TrainingResult run = train(recipe, {}, sets.train, sets.held, *learner, control, forwarding);
    result.end = run.end;
    result.weights = run.weights;
    result.after = measure(*run.weights);
    result.progress = run.progress;
    result.progress.testAccuracy = result.after.test;
    return result;
}

Model fineTunedModel(const Recipe& recipe, const FineTuningResult& result, const DataIdentity& data) {
    RunProgress progress;
    progress.epochs = recipe.epochs;
    progress.testAccuracy = result.after.test;
    Model model{*result.weights, makeCard(recipe, progress, data)};
    model.card.dataSet += kOwnDrawingsNote;
    model.card.weightsKind = WeightsKind::last;
    return model;
}

std::string beforeAndAfter(const FineTuningResult& result, const std::string& dataSet) {
    char own[80];
    char test[80];
    std::snprintf(own, sizeof own, "%d of %d → %d of %d", result.before.read, result.drawings, result.after.read,
                  result.drawings);
    std::snprintf(test, sizeof test, "%.2f %% → %.2f %%", 100 * result.before.test, 100 * result.after.test);
    return std::string("your digits ") + own + ", " + dataSet + " " + test;
}

} // namespace model
