// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "torch_reference.h"

#include <string>

struct Difference {
    double worst = 0; ///< relative to the largest gradient of the same tensor
    std::string where;
};

/// The largest difference of any learned tensor's gradient.
Difference compareGradients(const model::Weights& gradients, const ReferenceStep& reference);

/// ReLU has a kink at 0: a pre-activation within rounding of it may pass the gradient in single precision and not in double,
/// which changes gradients by more than rounding. Turns gates of the reference over, those nearest to the kink first, where that
/// brings the gradients closer, until they agree to `bound`; returns what remains. Only pre-activations within 1e-5 of their
/// layer's largest count as being at the kink.
/// `plain` is `referenceStep(weights, input, mask)`.
Difference compareAcrossKinks(const model::Weights& gradients, const ReferenceStep& plain, const model::Weights& weights,
                              const model::StepInput& input, const DropoutMask& mask, double bound);
