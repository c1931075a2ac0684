// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

namespace model {

/// The network as the notebook writes it; parameters are named conv1 … conv8 and bn1 … bn5.
class TorchNetworkImpl : public torch::nn::Module {
public:
    TorchNetworkImpl();

    /// x [N,1,28,28] float → log-probabilities [N,10]. `dropout` is used in training mode only.
    torch::Tensor forward(torch::Tensor x, double dropout);

    /// Of batch norm's running statistics, in training mode.
    void setStatisticsMomentum(double momentum);

private:
    std::vector<torch::nn::Conv2d> convolutions_;
    std::vector<torch::nn::BatchNorm2d> norms_; ///< of those that have one
};
TORCH_MODULE(TorchNetwork);

/// Whether LibTorch's oneDNN computes this network's convolution gradients correctly. Where it does not, oneDNN is turned off:
/// Debian 13's (3.7.2) is off by half of their size on processors with AVX-512, and training diverges at the second step. Checked
/// once per process.
bool trustOneDnn();

} // namespace model
