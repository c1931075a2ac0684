// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"

#include <cstdint>

namespace model {

/// The learning rate of step `step` (from 0) of `steps`. During the warm-up it grows linearly to `recipe.learningRate`; over the
/// rest, with t from 0 to 1:
///     constant   stays
///     linear     1 − t
///     cosine     (1 + cos πt) / 2                               (Loshchilov and Hutter 2017, without restarts)
///     one-cycle  up from 1/25, down to 4·10⁻⁶ along cosines    (Smith 2018, with PyTorch's OneCycleLR's defaults;
///                                                                it rises over the warm-up, or 0.3 when there is none)
///     step       1, then 1/10 from the half, then 1/100 from three quarters
double learningRateAt(const Recipe& recipe, std::int64_t step, std::int64_t steps);

/// The augmentation of an epoch (from 1): the recipe's own, or in its calm last epochs every range times the calm factor.
AugmentationSettings augmentationAt(const Recipe& recipe, int epoch);

/// The epoch that `epoch` takes the variants of its images from: itself, or an earlier one where the recipe limits the number of
/// variants. The calm last epochs have their own.
int variantAt(const Recipe& recipe, int epoch);

} // namespace model
