// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace model {

/// One training step's inputs apart from the parameters.
struct StepInput {
    std::span<const float> pixels;        ///< [N,28,28] float32, normalised
    std::span<const std::uint8_t> labels; ///< [N], 0 … 9
    double dropout = 0;                   ///< probability of zeroing, in [0, 1)
    std::uint64_t dropoutSeed = 0;        ///< a new one each step; the same one gives the same masks
    /// [N,10] target probabilities, with which the loss is the cross-entropy; empty: the labels are the targets.
    std::span<const float> targets = {};
    /// Logits are divided by it and, so that gradients keep their size, the loss is multiplied by its square.
    double temperature = 1;
};

struct StepResult {
    double loss = 0; ///< mean negative log-likelihood of the batch (or its cross-entropy towards the targets), nats
    int correct = 0;
};

} // namespace model
