// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/values/recipe.h"

#include <vector>

namespace app {

inline constexpr int kGalleryRows = 8;
inline constexpr int kGalleryColumns = 9;
inline constexpr int kStripImages = 12;

/// The gallery: `kGalleryRows` training images from `first` on (wrapping round), each with versions made by the code that feeds
/// training.
std::vector<model::AugmentationRow> galleryRows(const LoadedData& data, const model::Recipe& recipe, int first);

/// The images that open the first epoch of this recipe, exactly as the network would see them.
std::vector<model::DigitImage> previewStrip(const LoadedData& data, const model::Recipe& recipe);

/// The learning rate at even distances from the first step to the last.
std::vector<double> scheduleCurve(const model::Recipe& recipe);

} // namespace app
