// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_network.h"

namespace model {
namespace {

torch::nn::Conv2d convolution(int inputs, int outputs, int kernel, int padding) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(inputs, outputs, kernel).padding(padding).bias(false));
}

} // namespace

TorchNetworkImpl::TorchNetworkImpl()
    : conv1_(register_module("conv1", convolution(1, 8, 3, 1))), conv2_(register_module("conv2", convolution(8, 8, 3, 1))),
      conv3_(register_module("conv3", convolution(8, 16, 3, 1))), conv4_(register_module("conv4", convolution(16, 16, 3, 1))),
      conv5_(register_module("conv5", convolution(16, 16, 3, 0))), conv6_(register_module("conv6", convolution(16, 32, 3, 0))),
      conv7_(register_module("conv7", convolution(32, 10, 1, 0))), conv8_(register_module("conv8", convolution(10, 10, 3, 0))),
      bn1_(register_module("bn1", torch::nn::BatchNorm2d(8))), bn2_(register_module("bn2", torch::nn::BatchNorm2d(8))),
      bn3_(register_module("bn3", torch::nn::BatchNorm2d(16))), bn4_(register_module("bn4", torch::nn::BatchNorm2d(16))),
      bn5_(register_module("bn5", torch::nn::BatchNorm2d(16))) {}

void TorchNetworkImpl::setStatisticsMomentum(double momentum) {
    for (torch::nn::BatchNorm2d* norm : {&bn1_, &bn2_, &bn3_, &bn4_, &bn5_}) {
        (*norm)->options.momentum(momentum);
    }
}

torch::Tensor TorchNetworkImpl::forward(torch::Tensor x, double dropout) {
    const auto drop = [&](const torch::Tensor& t) { return torch::dropout(t, dropout, is_training()); };
    x = drop(bn1_(torch::relu(conv1_(x))));
    x = drop(bn2_(torch::relu(conv2_(x))));
    x = torch::max_pool2d(x, 2);
    x = drop(bn3_(torch::relu(conv3_(x))));
    x = drop(bn4_(torch::relu(conv4_(x))));
    x = torch::max_pool2d(x, 2);
    x = bn5_(torch::relu(conv5_(x)));
    x = torch::relu(conv6_(x));
    x = conv8_(conv7_(x));
    return torch::log_softmax(x.flatten(1), 1);
}

} // namespace model
