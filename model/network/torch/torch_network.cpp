// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_network.h"

#include "model/network/architecture.h"

namespace model {

TorchNetworkImpl::TorchNetworkImpl() {
    for (const Convolution& shape : convolutions()) {
        const std::string number = std::to_string(convolutions_.size() + 1);
        const auto options =
            torch::nn::Conv2dOptions(shape.inputs, shape.outputs, shape.kernel).padding(shape.padding).bias(false);
        convolutions_.push_back(register_module("conv" + number, torch::nn::Conv2d(options)));
        if (shape.batchNorm) {
            norms_.push_back(register_module("bn" + number, torch::nn::BatchNorm2d(shape.outputs)));
        }
    }
}

void TorchNetworkImpl::setStatisticsMomentum(double momentum) {
    for (torch::nn::BatchNorm2d& norm : norms_) {
        norm->options.momentum(momentum);
    }
}

torch::Tensor TorchNetworkImpl::forward(torch::Tensor x, double dropout) {
    auto convolution = convolutions_.begin();
    auto norm = norms_.begin();
    for (const Convolution& shape : convolutions()) {
        x = (*convolution++)(x);
        x = shape.relu ? torch::relu(x) : x;
        x = shape.batchNorm ? (*norm++)(x) : x;
        x = shape.dropout ? torch::dropout(x, dropout, is_training()) : x;
        x = shape.poolAfter ? torch::max_pool2d(x, 2) : x;
    }
    return torch::log_softmax(x.flatten(1), 1);
}

} // namespace model
