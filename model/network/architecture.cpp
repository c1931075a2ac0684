// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/architecture.h"

#include "model/values/classes.h"
#include "model/values/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>

namespace model {
namespace {

constexpr Convolution kConvolutions[] = {
    {1, 8, 3, 1, true, true, true, false},      {8, 8, 3, 1, true, true, true, true},
    {8, 16, 3, 1, true, true, true, false},     {16, 16, 3, 1, true, true, true, true},
    {16, 16, 3, 0, true, true, false, false},   {16, 32, 3, 0, true, false, false, false},
    {32, 10, 1, 0, false, false, false, false}, {10, 10, 3, 0, false, false, false, false},
};
constexpr int kLastWidened = 6; ///< convolution, from 1: after it come the classes

std::vector<TensorSpec> makeSpecs(int width) {
    std::vector<TensorSpec> specs;
    int number = 0;
    for (Convolution conv : kConvolutions) {
        conv.inputs *= number > 0 && number <= kLastWidened ? width : 1;
        conv.outputs *= number < kLastWidened ? width : 1;
        const std::string suffix = std::to_string(++number);
        specs.push_back({"conv" + suffix + ".weight", {conv.outputs, conv.inputs, conv.kernel, conv.kernel}, true});
        if (!conv.batchNorm) {
            continue;
        }
        const std::string norm = "bn" + suffix;
        specs.push_back({norm + ".weight", {conv.outputs}, true});
        specs.push_back({norm + ".bias", {conv.outputs}, true});
        specs.push_back({norm + ".running_mean", {conv.outputs}, false});
        specs.push_back({norm + ".running_var", {conv.outputs}, false});
    }
    return specs;
}

std::string shapeText(const std::vector<int>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

} // namespace

int widthOf(const Weights& weights) {
    return weights.tensors.front().shape.front() / kConvolutions[0].outputs;
}

std::span<const Convolution> convolutions() {
    return kConvolutions;
}

std::span<const TensorSpec> tensorSpecs(int width) {
    static const std::array<std::vector<TensorSpec>, kMaxWidth> specs{makeSpecs(1), makeSpecs(2)};
    return specs.at(static_cast<std::size_t>(width - 1));
}

std::vector<LayerRow> layerTable() {
    std::vector<LayerRow> rows;
    int side = kImageSide;
    int field = 1; // side of the receptive field
    int jump = 1;  // input pixels between neighbouring outputs
    int number = 0;
    for (const Convolution& conv : kConvolutions) {
        const std::string suffix = std::to_string(++number);
        side += 2 * conv.padding - conv.kernel + 1;
        field += (conv.kernel - 1) * jump;
        const std::vector<int> shape{conv.outputs, side, side};
        const auto add = [&](std::string name, std::string kind, int parameters) {
            rows.push_back({std::move(name), std::move(kind), shape, parameters, field});
        };
        const std::string size = std::to_string(conv.kernel) + "×" + std::to_string(conv.kernel);
        add("conv" + suffix, "Conv2d " + size + (conv.padding > 0 ? ", pad 1" : ""),
            conv.inputs * conv.outputs * conv.kernel * conv.kernel);
        if (conv.relu) {
            add("", "ReLU", 0);
        }
        if (conv.batchNorm) {
            add("bn" + suffix, "BatchNorm2d", 2 * conv.outputs);
        }
        if (conv.dropout) {
            add("", "Dropout", 0);
        }
        if (conv.poolAfter) {
            side /= 2;
            field += jump;
            jump *= 2;
            rows.push_back({"", "MaxPool2d 2×2", {conv.outputs, side, side}, 0, field});
        }
    }
    rows.push_back({"", "LogSoftmax", {kDigits}, 0, field});
    return rows;
}

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
        if (!std::ranges::all_of(found->values, [](float v) { return std::isfinite(v); })) {
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
