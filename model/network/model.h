// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/values/classes.h"
#include "model/values/recipe.h"

#include <cstdint>
#include <optional>
#include <string>

namespace model {

/// How many of which images a model read rightly: of its very weights. What is empty is not known, as in files of former
/// versions.
struct Measurement {
    double accuracy = 0; ///< a fraction
    std::string dataSet; ///< its name
    std::string images;  ///< SHA-256 of the raw test images, hexadecimal
    std::string labels;  ///< and of their labels
    /// Each image was read five times, moved by a pixel, and averaged; false: once, as everything but the trainer reads.
    std::optional<bool> shiftAveraging;
    bool operator==(const Measurement&) const = default;
};

/// A model's metadata. Files of other programs may lack any of it.
struct ModelCard {
    std::string program; ///< "DigitLab 1.0.0"
    std::string date;    ///< ISO 8601, UTC
    std::optional<Recipe> recipe;
    int epochs = 0; ///< finished
    std::int64_t steps = 0;
    std::optional<double> trainAccuracy; ///< a fraction, while the last of the epochs was learned
    std::optional<Measurement> measured; ///< on test images
    std::optional<double> temperature;   ///< the logits have been divided by
    std::optional<WeightsKind> weightsKind;
    std::optional<double> validationAccuracy; ///< a fraction of the images that the recipe held back, of these weights
    int bestEpoch = 0;                        ///< by them; 0 without any
    std::string dataSet;                      ///< its name
    std::string dataSetHash;                  ///< SHA-256 of the raw training images, hexadecimal
    ClassNames classes;                       ///< what its answers are called; empty: the ten digits
};

struct Model {
    Weights weights;
    ModelCard card;
};

} // namespace model
