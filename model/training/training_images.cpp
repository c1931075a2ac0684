// SPDX-License-Identifier: GPL-3.0-or-later
// The split of the training set into images that are trained on and images that are held back.
#include "model/data/divide.h"
#include "model/training/trainer.h"

#include <algorithm>
#include <span>
#include <string>

namespace model {

int usedImages(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet) {
    const int there = trainSet.size() - (recipe.validate ? kValidationImages : 0);
    return std::min(options.trainImages.value_or(there), there);
}

DataSet validationImages(const DataSet& trainSet) {
    if (trainSet.size() <= kValidationImages) {
        throw Error("There are only " + std::to_string(trainSet.size()) + " training images: too few to hold " +
                        std::to_string(kValidationImages) + " of them back.",
                    "Train without validation, or use a larger data set.");
    }
    const auto learned = static_cast<std::size_t>(trainSet.size() - kValidationImages);
    DataSet last{{}, {}, trainSet.classes};
    for (std::size_t i = learned; i < trainSet.images.size(); ++i) {
        last.add(trainSet, i);
    }
    const DataSet held = without(last, std::span(trainSet.images).first(learned));
    if (held.images.empty()) {
        throw Error("Each of the last " + std::to_string(kValidationImages) + " training images is learned from, too.",
                    "Train without validation, or use a data set with more different images.");
    }
    return held;
}

void checkFits(const Recipe& recipe, const TrainingOptions& options, const DataSet& trainSet) {
    validate(recipe);
    if (recipe.validate) {
        validationImages(trainSet);
    }
    const int images = usedImages(recipe, options, trainSet);
    if (images < 1) {
        throw Error("There are no images to train on.", "Use at least one training image.");
    }
    if (recipe.batchSize > images) {
        throw Error("A batch of " + std::to_string(recipe.batchSize) + " is larger than the " + std::to_string(images) +
                        " training images.",
                    "Choose a batch size from 1 to " + std::to_string(images) + ".");
    }
}

} // namespace model
