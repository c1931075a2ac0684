// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/random.h"
#include "model/values/recipe.h"
#include "model/values/types.h"

/// Augmentation with torchvision's semantics to the byte: the same numbers give the same 784 bytes as
/// `F.affine` (PIL image, fill 0, centre of rotation at the image's centre), `F.adjust_brightness` and `F.adjust_contrast`.
namespace model {

/// Draws the numbers for one image as `RandomAffine` and `ColorJitter` do: all uniform, translations in whole pixels
/// where asked. Elastic deformation gets a seed for its field.
AugmentationParameters drawAugmentation(const AugmentationSettings& settings, Random& random);

/// A drawing as another hand might have written it: turned, slanted, stretched, bent, its strokes moved against each other, the
/// pen thicker or thinner, each in a range times `amount` in [0, 1]. As many strokes and points as before.
Drawing varyStrokes(const Drawing& drawing, double amount, Random& random);

/// Applies them: shape first, then brightness and contrast in their order, rounded to 8 bits after each.
DigitImage augment(const DigitImage& image, const AugmentationParameters& parameters, Interpolation interpolation);

/// `image` as its writer might have written it in another style, or `image` itself. Strokes are added, or the digit written anew,
/// with the image's own stroke width and grey; the result is framed as MNIST is. A `label` other than 0 … 9 is of no digit: its
/// strokes may become thicker or thinner, no more.
DigitImage applyStyles(const DigitImage& image, int label, const StyleSettings& settings, Random& random);

} // namespace model
