// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"
#include "model/values/types.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// Labelled images of one split; `labels[i]`, less than the number of classes, belongs to `images[i]`.
struct DataSet {
    std::vector<DigitImage> images;
    std::vector<std::uint8_t> labels;
    ClassNames classes = {}; ///< empty: the ten digits

    int size() const { return static_cast<int>(images.size()); }
};

/// What a model's card and a run's record say of the data they learned from.
struct DataIdentity {
    std::string name;
    std::string sha256; ///< of the raw training images, hexadecimal
    ClassNames classes = {};
};

/// Which of the two.
enum class Split { train, test };

} // namespace model
