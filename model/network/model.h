// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/values/classes.h"
#include "model/values/recipe.h"

#include <cstdint>
#include <optional>
#include <string>

namespace model {

/// A model's metadata. Files of other programs may lack any of it.
struct ModelCard {
    std::string program; ///< "DigitLab 1.0.0"
    std::string date;    ///< ISO 8601, UTC
    std::optional<Recipe> recipe;
    int epochs = 0; ///< finished
    std::int64_t steps = 0;
    std::optional<double> trainAccuracy; ///< fractions
    std::optional<double> testAccuracy;
    std::optional<double> temperature; ///< the logits have been divided by
    std::optional<WeightsKind> weightsKind;
    std::optional<double> validationAccuracy; ///< a fraction of the images that the recipe held back
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
