// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/augment/style_settings.h"

#include <cstdint>
#include <string>

namespace model {

enum class Interpolation { nearest, bilinear };

/// Ranges the training images are varied in; every value is drawn uniformly, anew for each image and epoch.
struct AugmentationSettings {
    bool enabled = true;
    double rotationDegrees = 20; ///< ± degrees
    double translation = 0.10;   ///< ± fraction of the side, drawn in whole pixels
    double scale = 0.10;         ///< factor in 1 ± scale
    double brightness = 0.20;    ///< factor in 1 ± brightness
    double contrast = 0.20;      ///< factor in 1 ± contrast
    Interpolation interpolation = Interpolation::nearest;
    StyleSettings styles;
    bool operator==(const AugmentationSettings&) const = default;
};

/// Everything that decides how a network learns. The defaults are the notebook's.
struct Recipe {
    std::string name = "notebook";
    int epochs = 20;
    int batchSize = 128;
    double learningRate = 0.01;
    double momentum = 0.9;
    double dropout = 0.1;
    std::uint64_t seed = 1;
    int threads = 0; ///< compute threads; 0 takes every processor
    bool shuffle = true;
    AugmentationSettings augmentation;
    bool operator==(const Recipe&) const = default;
};

/// Throws `Error` naming the first setting that cannot work and its sane range.
void validate(const Recipe& recipe);

} // namespace model
