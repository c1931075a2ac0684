// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

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
    torch::nn::Conv2d conv1_, conv2_, conv3_, conv4_, conv5_, conv6_, conv7_, conv8_;
    torch::nn::BatchNorm2d bn1_, bn2_, bn3_, bn4_, bn5_;
};
TORCH_MODULE(TorchNetwork);

} // namespace model
