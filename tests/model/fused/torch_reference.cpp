// SPDX-License-Identifier: GPL-3.0-or-later
#include "torch_reference.h"

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

/// The architecture, once more and independently of the program's own description.
struct Network {
    Tensors& tensors;
    bool training;
    DropoutMask mask;
    ReluGate gate;
    std::vector<torch::Tensor> preActivations;

    torch::Tensor convolution(int number, const torch::Tensor& x, int padding) {
        return F::conv2d(x, tensors["conv" + std::to_string(number) + ".weight"], F::Conv2dFuncOptions().padding(padding));
    }

    torch::Tensor relu(const torch::Tensor& x) {
        const int layer = static_cast<int>(preActivations.size());
        preActivations.push_back(x.detach());
        return gate ? x * gate(layer, x.detach()) : torch::relu(x);
    }

    torch::Tensor normalised(int number, const torch::Tensor& x) {
        const std::string name = "bn" + std::to_string(number) + ".";
        return F::batch_norm(x, tensors[name + "running_mean"], tensors[name + "running_var"],
                             F::BatchNormFuncOptions()
                                 .weight(tensors[name + "weight"])
                                 .bias(tensors[name + "bias"])
                                 .training(training)
                                 .momentum(0.1));
    }

    torch::Tensor dropped(int number, const torch::Tensor& x) { return mask ? x * mask(number - 1, x) : x; }

    torch::Tensor block(int number, const torch::Tensor& x) {
        return dropped(number, normalised(number, relu(convolution(number, x, 1))));
    }

    torch::Tensor logProbabilities(torch::Tensor x) {
        x = F::max_pool2d(block(2, block(1, x)), F::MaxPool2dFuncOptions(2));
        x = F::max_pool2d(block(4, block(3, x)), F::MaxPool2dFuncOptions(2));
        x = normalised(5, relu(convolution(5, x, 0)));
        x = convolution(8, convolution(7, relu(convolution(6, x, 0)), 0), 0);
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

ReferenceStep referenceStep(const model::Weights& weights, const model::StepInput& input, const DropoutMask& mask,
                            const ReluGate& gate) {
    Tensors tensors = doubleTensors(weights);
    for (const model::TensorSpec& spec : weights.architecture->tensors()) {
        tensors[spec.name].set_requires_grad(spec.learned);
    }
    Network network{tensors, true, mask, gate, {}};
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
        (spec.learned ? result.gradients : result.statistics)[spec.name] =
            spec.learned ? tensors[spec.name].grad() : tensors[spec.name];
    }
    return result;
}

torch::Tensor referenceLogProbabilities(const model::Weights& weights, std::span<const float> pixels) {
    const torch::NoGradGuard plain;
    Tensors tensors = doubleTensors(weights);
    Network network{tensors, false, {}, {}, {}};
    return network.logProbabilities(images(pixels));
}
