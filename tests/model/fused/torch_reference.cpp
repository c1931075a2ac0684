// SPDX-License-Identifier: GPL-3.0-or-later
#include "torch_reference.h"

#include "tests/model/fused/is_dropped.h"

#include <limits>

namespace {

namespace F = torch::nn::functional;

using Tensors = std::map<std::string, torch::Tensor>;

Tensors doubleTensors(const model::Weights& weights) {
    Tensors tensors;
    for (const model::NamedTensor& tensor : weights.tensors) {
        tensors[tensor.name] = tensorOf(tensor);
    }
    return tensors;
}

torch::Tensor images(std::span<const float> pixels) {
    const auto count = static_cast<std::int64_t>(pixels.size()) / model::kImagePixels;
    return torch::from_blob(const_cast<float*>(pixels.data()), {count, 1, model::kImageSide, model::kImageSide})
        .to(torch::kFloat64)
        .clone();
}

/// The layers as they are listed, independently of what the program makes of the list.
struct Network {
    const std::vector<model::Layer>& layers;
    Tensors tensors;
    bool training = false;
    DropoutMask mask = {};
    ReluGate gate = {};
    std::vector<torch::Tensor> preActivations = {};
    std::vector<torch::Tensor> windows = {}; ///< of max pooling, [N,C,H,W,size,size]
    std::vector<torch::Tensor> outputs = {}; ///< of each layer
    std::map<std::string, int> numbers = {}; ///< of layers of a kind, so far

    torch::Tensor rectified(const torch::Tensor& x, double slope) {
        const int layer = static_cast<int>(preActivations.size());
        preActivations.push_back(x.detach());
        if (!gate) {
            return torch::leaky_relu(x, slope);
        }
        const torch::Tensor open = gate(layer, x.detach());
        return x * (open + (1 - open) * slope);
    }

    torch::Tensor pooled(const torch::Tensor& x, int size) {
        windows.push_back(x.detach().unfold(2, size, size).unfold(3, size, size));
        return F::max_pool2d(x, F::MaxPool2dFuncOptions(size));
    }

    torch::Tensor output(const model::Layer& layer, const torch::Tensor& x) {
        using enum model::LayerKind;
        const auto numbered = [this](const std::string& kind) { return kind + std::to_string(++numbers[kind]) + "."; };
        const auto biasOf = [&](const std::string& name) { return layer.bias ? tensors.at(name + "bias") : torch::Tensor(); };
        switch (layer.kind) {
        case convolution: {
            const std::string name = numbered("conv");
            return F::conv2d(x, tensors.at(name + "weight"),
                             F::Conv2dFuncOptions().bias(biasOf(name)).padding(layer.padding).stride(layer.stride));
        }
        case linear: {
            const std::string name = numbered("linear");
            return F::linear(x.flatten(1), tensors.at(name + "weight"), biasOf(name)).view({x.size(0), -1, 1, 1});
        }
        case batchNorm: {
            const std::string name = numbered("bn");
            return F::batch_norm(x, tensors.at(name + "running_mean"), tensors.at(name + "running_var"),
                                 F::BatchNormFuncOptions()
                                     .weight(tensors.at(name + "weight"))
                                     .bias(tensors.at(name + "bias"))
                                     .training(training)
                                     .momentum(0.1));
        }
        case relu:
            return rectified(x, 0);
        case leakyRelu:
            return rectified(x, layer.slope);
        case dropout:
            return mask ? x * mask(numbers["dropout"]++, x) : x;
        case maxPooling:
            return pooled(x, layer.size);
        case averagePooling:
            return F::avg_pool2d(x, F::AvgPool2dFuncOptions(layer.size));
        case globalAveragePooling:
            break;
        }
        return x.mean({2, 3}, true);
    }

    torch::Tensor logProbabilities(torch::Tensor x) {
        for (const model::Layer& layer : layers) {
            x = output(layer, x);
            outputs.push_back(x);
        }
        return torch::log_softmax(x.flatten(1), 1);
    }
};

torch::Tensor lossOf(const torch::Tensor& output, const torch::Tensor& labels, const model::StepInput& input) {
    if (input.targets.empty()) {
        return torch::nll_loss(output, labels);
    }
    const torch::Tensor targets = torch::from_blob(const_cast<float*>(input.targets.data()), output.sizes()).to(torch::kFloat64);
    const torch::Tensor softened = torch::log_softmax(output / input.temperature, 1);
    return -(targets * softened).sum(1).mean() * (input.temperature * input.temperature);
}

} // namespace

torch::Tensor tensorOf(const model::NamedTensor& tensor) {
    const std::vector<std::int64_t> shape(tensor.shape.begin(), tensor.shape.end());
    return torch::from_blob(const_cast<float*>(tensor.values.data()), shape).to(torch::kFloat64).clone();
}

DropoutMask sameMask(const model::Architecture& architecture, const model::StepInput& input) {
    std::vector<double> rates;
    for (const model::Layer& layer : architecture.network().layers) {
        if (layer.kind == model::LayerKind::dropout) {
            rates.push_back(layer.rate.value_or(input.dropout));
        }
    }
    return [rates, seed = input.dropoutSeed](int layer, const torch::Tensor& values) {
        const double rate = rates.at(static_cast<std::size_t>(layer));
        if (rate == 0) {
            return torch::ones_like(values);
        }
        const std::uint32_t threshold = model::fused::dropThreshold(rate);
        const auto side = static_cast<int>(values.size(2));
        torch::Tensor mask = torch::empty_like(values, values.options().requires_grad(false), torch::MemoryFormat::Contiguous);
        double* at = mask.data_ptr<double>();
        for (int sample = 0; sample < values.size(0); ++sample) {
            const model::fused::DropoutKeys keys = model::fused::dropoutKeys(seed, layer, sample);
            for (int channel = 0; channel < values.size(1); ++channel) {
                for (int y = 0; y < side; ++y) {
                    for (int x = 0; x < side; ++x) {
                        *at++ = model::fused::isDropped(keys, threshold, side, channel, y, x) ? 0.0 : 1 / (1 - rate);
                    }
                }
            }
        }
        return mask;
    };
}

ReferenceStep referenceStep(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask,
                            const ReluGate& gate) {
    Network network{weights.architecture->network().layers, doubleTensors(weights), true, mask, gate};
    for (const model::TensorSpec& spec : weights.architecture->tensors()) {
        network.tensors[spec.name].set_requires_grad(spec.learned);
    }
    const torch::Tensor output = network.logProbabilities(images(input.pixels));
    const torch::Tensor labels = torch::from_blob(const_cast<std::uint8_t*>(input.labels.data()),
                                                  {static_cast<std::int64_t>(input.labels.size())}, torch::kUInt8)
                                     .to(torch::kInt64);
    const torch::Tensor loss = lossOf(output, labels, input);
    loss.backward();

    ReferenceStep result;
    result.loss = loss.item<double>();
    result.correct = static_cast<int>(output.argmax(1).eq(labels).sum().item<std::int64_t>());
    result.preActivations = network.preActivations;
    for (const model::TensorSpec& spec : weights.architecture->tensors()) {
        const torch::Tensor& tensor = network.tensors[spec.name];
        (spec.learned ? result.gradients : result.statistics)[spec.name] = spec.learned ? tensor.grad() : tensor;
    }
    return result;
}

torch::Tensor referenceMargins(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask) {
    const torch::NoGradGuard plain;
    Network network{weights.architecture->network().layers, doubleTensors(weights), true, mask};
    network.logProbabilities(images(input.pixels));
    constexpr double kFar = std::numeric_limits<double>::infinity();
    torch::Tensor margins = torch::full({static_cast<std::int64_t>(input.labels.size())}, kFar, torch::kFloat64);
    const auto take = [&](const torch::Tensor& distances, const torch::Tensor& values) {
        constexpr double kSame = 1e-13; // two sums of the same numbers
        const torch::Tensor relative = distances.flatten(1) / (values.abs().max() + 1e-300);
        margins = torch::minimum(margins, relative.masked_fill(relative.lt(kSame), kFar).amin(1));
    };
    for (const torch::Tensor& x : network.preActivations) {
        take(x.abs(), x);
    }
    for (const torch::Tensor& windows : network.windows) {
        const torch::Tensor best = std::get<0>(windows.flatten(4).topk(2, -1));
        take(best.select(-1, 0) - best.select(-1, 1), best);
    }
    return margins;
}

std::vector<torch::Tensor> referenceOutputs(const model::Weights& weights, const torch::Tensor& images) {
    Network network{weights.architecture->network().layers, doubleTensors(weights)};
    network.logProbabilities(images);
    return network.outputs;
}

torch::Tensor referenceLogProbabilities(const model::Weights& weights, std::span<const float> pixels) {
    const torch::NoGradGuard plain;
    return torch::log_softmax(referenceOutputs(weights, images(pixels)).back().flatten(1), 1);
}

std::unique_ptr<torch::optim::Optimizer> referenceOptimiser(const model::StepSettings& settings,
                                                            const std::vector<torch::Tensor>& parameters) {
    std::vector<torch::optim::OptimizerParamGroup> groups;
    for (const torch::Tensor& parameter : parameters) {
        const double decay = parameter.dim() > 1 ? settings.weightDecay : 0;
        std::unique_ptr<torch::optim::OptimizerOptions> options;
        if (settings.optimiser == model::Optimiser::adamw) {
            options = std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(settings.learningRate).betas({settings.momentum, 0.999}).weight_decay(decay));
        } else {
            options = std::make_unique<torch::optim::SGDOptions>(torch::optim::SGDOptions(settings.learningRate)
                                                                     .momentum(settings.momentum)
                                                                     .weight_decay(decay)
                                                                     .nesterov(settings.optimiser == model::Optimiser::nesterov));
        }
        groups.emplace_back(std::vector<torch::Tensor>{parameter}, std::move(options));
    }
    if (settings.optimiser == model::Optimiser::adamw) {
        return std::make_unique<torch::optim::AdamW>(groups, torch::optim::AdamWOptions());
    }
    return std::make_unique<torch::optim::SGD>(groups, torch::optim::SGDOptions(settings.learningRate));
}
