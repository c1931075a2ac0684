// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/fused_step.h"

#include <torch/torch.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

/// A copy in double precision.
torch::Tensor tensorOf(const model::NamedTensor& tensor);

/// The network in plain LibTorch, double precision, autograd: what the fused kernels are compared with.
struct ReferenceStep {
    double loss = 0;
    int correct = 0;
    std::map<std::string, torch::Tensor> gradients;  ///< of the learned tensors
    std::map<std::string, torch::Tensor> statistics; ///< running_mean and running_var after the step
    std::vector<torch::Tensor> preActivations;       ///< of the six ReLUs, [N,C,H,W]
};

/// Multiplies the output of dropout `layer` (0 … 3), [N,C,H,W].
using DropoutMask = std::function<torch::Tensor(int layer, const torch::Tensor& values)>;

/// ReLU's gate of layer 0 … 5 (1 where the gradient passes); lets a test turn single gates over.
using ReluGate = std::function<torch::Tensor(int layer, const torch::Tensor& preActivation)>;

ReferenceStep referenceStep(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask = {},
                            const ReluGate& gate = {});

/// Log-probabilities [N,10] of the plain forward pass.
torch::Tensor referenceLogProbabilities(const model::Weights& weights, std::span<const float> pixels);
