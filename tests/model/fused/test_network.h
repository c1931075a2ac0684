// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/fused_step.h"

#include <vector>

/// Weights like those of a network that has learned a little: scaled for their fan-in, batch norms away from 1 and 0. Always the
/// same.
model::Weights testWeights(model::ArchitecturePointer architecture);
model::Weights testWeights(const std::string& network = "notebook");

/// One network's tensors and gradients as `FusedStep` takes them.
struct TestNetwork {
    explicit TestNetwork(model::Weights start = testWeights());

    model::StepResult step(model::FusedStep& fused, const model::StepInput& input);

    model::Weights weights;
    model::Weights gradients; ///< the same tensors; those that are not learned stay zero
};

/// The instruction sets this machine runs.
std::vector<model::Isa> availableIsas();
