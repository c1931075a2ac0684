// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How a data set is divided into images that are learned from and images that are measured. Images with the same pixels,
/// whatever their labels, belong together: an image that is learned from says nothing of what was learned.
namespace model {

/// An image's pixels, row by row, to be compared and hashed; of the image itself, which must stay where it is.
std::string_view pixelsOf(const DigitImage& image);

/// Mixes the images, so that any first or last part of the set, as is trained on or held back, has all classes in proportion, and
/// parts at most one lot of images with the same pixels. The images alone decide, not the order in which they came.
void mixClasses(DataSet& set);

/// Takes a share of each class out of `set` and returns it: those of its `count` different images whose number n, 1 … count in
/// the order of the set, is `taken`, each with all that have the same pixels.
DataSet takeOut(DataSet& set, const std::function<bool(int n, int count)>& taken);

/// Takes the last sixth of each class, at least one of a class that has two.
DataSet takeLastSixth(DataSet& set);

/// Takes all drawings of about a tenth of the writers, the same ones whatever the order of the drawings, so that no writer is on
/// both sides; `writers` has a name for each image of `set`, or none; those without one ("") stay. No class loses all it has;
/// where there are fewer than two writers nothing is taken.
DataSet takeWriters(DataSet& set, const std::vector<std::string>& writers);

/// The images of `set` that are not among `others`.
DataSet without(const DataSet& set, std::span<const DigitImage> others);

} // namespace model
