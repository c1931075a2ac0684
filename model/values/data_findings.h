// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

#include <vector>

namespace model {

/// The result of checking a data set before training.
struct DataFindings {
    ClassNames classes;     ///< ten digits where there are no names
    std::vector<int> train; ///< images of each class
    std::vector<int> test;
    int leakedTestImages = 0; ///< test images of which the very pixels are among the training images
    int contradicted = 0;     ///< images of both splits of which the very pixels have another label elsewhere in either
    int constant = 0;         ///< images of one grey level, of both splits
    int unreadable = 0;       ///< pictures that were left out

    std::vector<int> repeated;          ///< the test images that `leakedTestImages` counts, by their index in the split
    std::vector<int> contradictedTrain; ///< those that `contradicted` counts, likewise
    std::vector<int> contradictedTest;
    std::vector<int> constantTrain; ///< those that `constant` counts, likewise
    std::vector<int> constantTest;

    int emptyClass = -1; ///< a class without a training image
    int largest = 0;     ///< the class with the most training images …
    int smallest = 0;    ///< … and with the fewest

    /// Of the training images. How often the largest class is as large as the smallest; 0 where one is empty.
    double imbalance() const {
        const int fewest = train.empty() ? 0 : train[static_cast<std::size_t>(smallest)];
        return fewest == 0 ? 0 : static_cast<double>(train[static_cast<std::size_t>(largest)]) / fewest;
    }
    bool isImbalanced() const { return imbalance() >= 3; }
};

/// The mean image of each class; blank for a class without images.
struct ClassMeans {
    std::vector<DigitImage> train;
    std::vector<DigitImage> test;
};

} // namespace model
