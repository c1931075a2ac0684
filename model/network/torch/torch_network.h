// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <torch/torch.h>

#include <optional>
#include <vector>

namespace model {

/// Any chain of layers as PyTorch's modules, with the names of `Architecture::tensors()`: conv1, linear1, bn1. Batch norm after
/// linear layers is BatchNorm2d too, of maps of 1×1, which has the same tensors and values as BatchNorm1d.
class TorchNetworkImpl : public torch::nn::Module {
public:
    explicit TorchNetworkImpl(const Architecture& architecture);

    /// x [N,1,28,28] float → log-probabilities [N,classes]. `dropout`: of the layers without a rate of their own; without it
    /// nothing is dropped.
    torch::Tensor forward(torch::Tensor x, std::optional<double> dropout);

    /// Of batch norm's running statistics, in training mode.
    void setStatisticsMomentum(double momentum);

private:
    std::vector<Layer> layers_;
    std::vector<torch::nn::AnyModule> modules_; ///< of the layers that have tensors, in their order
};
TORCH_MODULE(TorchNetwork);

/// Whether LibTorch's oneDNN computes the gradients of this network's convolutions correctly. Where it does not, oneDNN is turned
/// off for the whole process: Debian 13's (3.7.2) is off by half of their size on processors with AVX-512, and training diverges
/// at the second step. Each shape is checked once.
bool trustOneDnn(const Architecture& architecture);

} // namespace model
