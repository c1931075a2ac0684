// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/architecture.h"

#include "model/values/error.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace model {
namespace {

std::string shapeText(const std::vector<int>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

} // namespace

void checkWeights(const Weights& weights, const std::string& source) {
    const std::string hint =
        "Choose a model of the network \"" + weights.architecture->network().name + "\", or say of which network it is.";
    const auto specs = weights.architecture->tensors();
    for (const TensorSpec& spec : specs) {
        const auto found = std::ranges::find(weights.tensors, spec.name, &NamedTensor::name);
        if (found == weights.tensors.end()) {
            throw Error(source + ": the tensor " + spec.name + " is missing.", hint);
        }
        if (found->shape != spec.shape || found->values.size() != elementCount(spec.shape)) {
            throw Error(source + ": " + spec.name + " has shape " + shapeText(found->shape) + ", the network needs " +
                            shapeText(spec.shape) + ".",
                        hint);
        }
        if (!found->finite()) {
            throw Error(source + ": " + spec.name + " holds values that are not finite.",
                        "The model was damaged or its training diverged; choose another file.");
        }
        if (spec.name.ends_with("running_var") && std::ranges::any_of(found->values, [](float v) { return v < 0; })) {
            throw Error(source + ": " + spec.name + " holds a negative variance.", "The file is damaged; choose another one.");
        }
    }
    if (weights.tensors.size() != specs.size()) {
        throw Error(source + ": it holds " + std::to_string(weights.tensors.size()) + " tensors, the network has " +
                        std::to_string(specs.size()) + ".",
                    hint);
    }
}

Weights initialWeights(ArchitecturePointer architecture, std::uint64_t seed) {
    std::mt19937 random(static_cast<std::uint32_t>(seed)); // PyTorch's generator, which takes the lower half of its seed
    const auto draw = [&](std::vector<float>& values, float bound) {
        for (float& value : values) {
            const float share = static_cast<float>(random() & 0xFFFFFFU) * 0x1p-24F; // [0, 1), 24 bits of 32
            value = std::fma(share, bound + bound, -bound);
        }
    };
    Weights weights;
    double fanIn = 1; // of the latest convolution or linear layer
    for (const TensorSpec& spec : architecture->tensors()) {
        NamedTensor tensor{spec.name, spec.shape, std::vector<float>(elementCount(spec.shape))};
        const bool norm = spec.name.starts_with("bn");
        if (spec.shape.size() > 1) {
            fanIn = static_cast<double>(elementCount(spec.shape)) / spec.shape[0];
            const double gain = std::sqrt(2.0 / (1 + 5.0)); // of a leaky ReLU with slope √5
            draw(tensor.values, static_cast<float>(std::sqrt(3.0) * (gain / std::sqrt(fanIn))));
        } else if (!norm) {
            draw(tensor.values, static_cast<float>(1 / std::sqrt(fanIn)));
        } else if (spec.name.ends_with(".weight") || spec.name.ends_with(".running_var")) {
            tensor.values.assign(tensor.values.size(), 1);
        }
        weights.tensors.push_back(std::move(tensor));
    }
    weights.architecture = std::move(architecture);
    return weights;
}

} // namespace model
