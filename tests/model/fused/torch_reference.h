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

/// Any network in plain LibTorch, double precision, autograd: what the fused kernels are compared with.
struct ReferenceStep {
    double loss = 0;
    int correct = 0;
    std::map<std::string, torch::Tensor> gradients;  ///< of the learned tensors
    std::map<std::string, torch::Tensor> statistics; ///< running_mean and running_var after the step
    std::vector<torch::Tensor> preActivations;       ///< of the ReLUs, leaky or not, [N,C,H,W]
};

/// What dropout `layer` (0 …, in their order) multiplies its input [N,C,H,W] by.
using DropoutMask = std::function<torch::Tensor(int layer, const torch::Tensor& values)>;

/// As the fused step draws it for this input.
DropoutMask sameMask(const model::Architecture& architecture, const model::StepInput& input);

/// ReLU's gate of layer 0 … (1 where the gradient passes whole); lets a test turn single gates over.
using ReluGate = std::function<torch::Tensor(int layer, const torch::Tensor& preActivation)>;

ReferenceStep referenceStep(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask = {},
                            const ReluGate& gate = {});

/// How near each sample [N] comes to a gradient that rounding decides: the smallest distance of a ReLU's input from 0, or of a
/// window's maximum from the next value, relative to the largest value there. Exact zeros and ties do not count: they are the
/// same in every precision.
torch::Tensor referenceMargins(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask);

/// What each layer makes of images [N,1,28,28] in double precision, without dropout and with the running statistics: [N,C,H,W].
std::vector<torch::Tensor> referenceOutputs(const model::Weights& weights, const torch::Tensor& images);

/// Log-probabilities [N,classes] of the plain forward pass.
torch::Tensor referenceLogProbabilities(const model::Weights& weights, std::span<const float> pixels);

/// LibTorch's own, with the settings of a step; weight decay is for tensors of more than one dimension.
std::unique_ptr<torch::optim::Optimizer> referenceOptimiser(const model::StepSettings& settings,
                                                            const std::vector<torch::Tensor>& parameters);
