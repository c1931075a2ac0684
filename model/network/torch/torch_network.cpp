// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_network.h"

namespace model {

TorchNetworkImpl::TorchNetworkImpl(const Architecture& architecture) {
    const auto add = [this](const std::string& name, auto module) {
        modules_.emplace_back(register_module(name, std::move(module)));
    };
    for (const PlacedLayer& placed : architecture.layers()) {
        const Layer& layer = placed.layer;
        layers_.push_back(layer);
        if (layer.kind == LayerKind::convolution) {
            torch::nn::Conv2dOptions options(placed.input.channels, layer.size, layer.kernel);
            options.padding(layer.padding).stride(layer.stride).bias(layer.bias);
            add(placed.name, torch::nn::Conv2d(options));
        } else if (layer.kind == LayerKind::linear) {
            add(placed.name, torch::nn::Linear(torch::nn::LinearOptions(placed.input.count(), layer.size).bias(layer.bias)));
        } else if (layer.kind == LayerKind::batchNorm) {
            add(placed.name, torch::nn::BatchNorm2d(placed.input.channels));
        }
    }
}

void TorchNetworkImpl::setStatisticsMomentum(double momentum) {
    for (const auto& child : children()) {
        if (auto* norm = child->as<torch::nn::BatchNorm2d>()) {
            norm->options.momentum(momentum);
        }
    }
}

torch::Tensor TorchNetworkImpl::forward(torch::Tensor x, std::optional<double> dropout) {
    auto module = modules_.begin();
    for (const Layer& layer : layers_) {
        switch (layer.kind) {
        case LayerKind::convolution:
            x = (module++)->forward(x);
            break;
        case LayerKind::batchNorm: {
            // PyTorch refuses a channel's only value, which an epoch's last batch may have: twice the same has no variance
            // either.
            const bool single = is_training() && x.numel() == x.size(1);
            x = (module++)->forward(single ? torch::cat({x, x}) : x).narrow(0, 0, x.size(0));
            break;
        }
        case LayerKind::linear:
            x = (module++)->forward(x.flatten(1)).unsqueeze(2).unsqueeze(3);
            break;
        case LayerKind::relu:
            x = torch::relu(x);
            break;
        case LayerKind::leakyRelu:
            x = torch::leaky_relu(x, layer.slope);
            break;
        case LayerKind::dropout:
            x = dropout ? torch::dropout(x, layer.rate.value_or(*dropout), true) : x;
            break;
        case LayerKind::maxPooling:
            x = torch::max_pool2d(x, layer.size);
            break;
        case LayerKind::averagePooling:
            x = torch::avg_pool2d(x, layer.size);
            break;
        case LayerKind::globalAveragePooling:
            x = x.mean({2, 3}, true);
            break;
        }
    }
    return torch::log_softmax(x.flatten(1), 1);
}

} // namespace model
