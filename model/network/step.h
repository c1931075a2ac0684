// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace model {

/// One training step's inputs beside the parameters.
struct StepInput {
    std::span<const float> pixels;        ///< [N,28,28] float32, normalised
    std::span<const std::uint8_t> labels; ///< [N], 0 … 9
    double dropout = 0;                   ///< probability of zeroing, in [0, 1)
    std::uint64_t dropoutSeed = 0;        ///< a new one each step; the same one gives the same masks
    /// [N,10] probabilities to aim at instead of the labels; empty: the labels. The loss is then the cross-entropy towards them.
    std::span<const float> targets = {};
    double temperature =
        1; ///< logits are divided by it and, so that gradients keep their size, the loss multiplied by its square
};

struct StepResult {
    double loss = 0; ///< mean negative log-likelihood of the batch (or its cross-entropy towards the targets), nats
    int correct = 0;
};

} // namespace model
