// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/training/training_control.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"

#include <optional>
#include <vector>

namespace model {

/// How the images of one class are read by networks that have not learned from them.
struct ClassReading {
    int images = 0;
    int right = 0;
    double doubt = 0; ///< mean of 1 − the probability of their class
    int instead = -1; ///< the other class that most are read as; −1: all are read rightly
    int asThat = 0;   ///< so many are
};

/// What a few images can tell of what more would bring.
struct CrossReading {
    struct Point {
        int images = 0; ///< of each class that were learned from, at most
        double accuracy = 0;
    };
    std::vector<ClassReading> classes; ///< learned from two thirds of what there is
    std::vector<Point> curve;          ///< learned from fewer and fewer images, ascending

    /// The class that is doubted most, which more images would help most; −1 where none is in doubt.
    int neediest() const;
};

/// Reads each image with a network that has learned from the other two thirds, anew for every point of the curve: 5, 10, 20 and
/// 50 images a class as far as there are, then all. Every class needs two images at least. Takes a few trainings by `recipe`;
/// nothing where `control` stops it. Throws as `train`.
std::optional<CrossReading> crossRead(const DataSet& images, const Recipe& recipe, const ArchitecturePointer& network,
                                      TrainingControl& control);

} // namespace model
