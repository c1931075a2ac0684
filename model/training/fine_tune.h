// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/training/trainer.h"
#include "model/values/data_set.h"

namespace model {

/// The images to fine-tune on, and those to measure the result with.
struct FineTuningSets {
    DataSet train;   ///< own digits, repeated to make up about a quarter, and images of the training set against forgetting
    int learned = 0; ///< own digits in it, each counted once
    DataSet held;    ///< own digits that are not learned from: every fourth different one of each class
};

/// `own`: framed drawings with their labels. Those that are training images, too, are not held; those that are test images are
/// not learned from. Throws `Error` unless there are four different drawings of one digit at least.
FineTuningSets fineTuningSets(const DataSet& own, const DataSet& trainSet, const DataSet& testSet, std::uint64_t seed);

/// Two epochs with a small learning rate that falls to 0, for a model trained by `learned`: with its augmentation, weakened, and
/// statistics recomputed if they were then.
Recipe fineTuningRecipe(const Recipe& learned);

struct Accuracies {
    double own = 0; ///< of the held-out drawings, a fraction
    double test = 0;
    int read = 0; ///< of all own drawings, those that are read rightly
};

struct FineTuningResult {
    TrainingEnd end = TrainingEnd::completed;
    std::shared_ptr<const Weights> weights;
    Accuracies before;
    Accuracies after;
    int drawings = 0;     ///< all own ones
    int learned = 0;      ///< own drawings learned from
    int held = 0;         ///< and held out
    RunProgress progress; ///< `testAccuracy` is `after.test`
};

/// Trains `start` on. Its outputs, the labels of `own` and those of the sets number the same classes
/// (`model/network/class_order.h`). Takes a few seconds; pauses, stops and reports as `train` does (the observer's epochs are
/// measured on the held-out drawings). Throws as `fineTuningSets` and `train`.
FineTuningResult fineTune(const Weights& start, const Recipe& recipe, const DataSet& own, const DataSet& trainSet,
                          const DataSet& testSet, TrainingControl& control, const TrainingObserver& observer);

/// Follows the data set's name on the card of a fine-tuned model.
inline constexpr const char* kOwnDrawingsNote = " and own drawings";

/// The fine-tuned model with its card; `data` is that of the training and test images.
Model fineTunedModel(const Recipe& recipe, const FineTuningResult& result, const DataIdentity& data);

/// "your digits 9 of 14 → 14 of 14, MNIST 99.60 % → 99.57 %".
std::string beforeAndAfter(const FineTuningResult& result, const std::string& dataSet);

} // namespace model
