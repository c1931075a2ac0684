// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/architecture.h"

#include "model/values/classes.h"
#include "model/values/error.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace model {
namespace {

constexpr const char* kTooLarge = "Use fewer maps or units, or pooling before them.";

/// What its layers' names begin with.
const char* prefixOf(LayerKind kind) {
    switch (kind) {
    case LayerKind::convolution:
        return "conv";
    case LayerKind::linear:
        return "linear";
    case LayerKind::batchNorm:
        return "bn";
    case LayerKind::relu:
    case LayerKind::leakyRelu:
        return "relu";
    case LayerKind::dropout:
        return "dropout";
    case LayerKind::maxPooling:
    case LayerKind::averagePooling:
    case LayerKind::globalAveragePooling:
        break;
    }
    return "pool";
}

std::string times(int side) {
    return std::to_string(side) + "×" + std::to_string(side);
}

} // namespace

std::string describe(const Layer& layer) {
    const std::string size = layer.size == kClasses ? "as many as classes" : std::to_string(layer.size);
    switch (layer.kind) {
    case LayerKind::convolution:
        return "convolution " + size + ", " + times(layer.kernel) +
               (layer.padding > 0 ? ", padding " + std::to_string(layer.padding) : "") +
               (layer.stride > 1 ? ", stride " + std::to_string(layer.stride) : "") + (layer.bias ? ", bias" : "");
    case LayerKind::linear:
        return "linear " + size + (layer.bias ? "" : ", no bias");
    case LayerKind::batchNorm:
        return "batch norm";
    case LayerKind::relu:
        return "relu";
    case LayerKind::leakyRelu:
        return "leaky relu";
    case LayerKind::dropout:
        return "dropout";
    case LayerKind::maxPooling:
        return "max pooling " + times(layer.size);
    case LayerKind::averagePooling:
        return "average pooling " + times(layer.size);
    case LayerKind::globalAveragePooling:
        break;
    }
    return "global average pooling";
}

std::size_t elementCount(const std::vector<int>& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::size_t{1},
                           [](std::size_t count, int extent) { return count * static_cast<std::size_t>(extent); });
}

Examined examine(const Network& network, int classes) {
    Examined examined;
    Architecture checked(network, classes, &examined.problems);
    // Each layer that cannot work has a problem, in their order; the last is blamed for what comes out, too.
    std::size_t failed = 0;
    auto next = checked.layers_.begin();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const bool fails = failed < examined.problems.size() && examined.problems[failed].layer() == i;
        const bool placed = next != checked.layers_.end() && (!fails || i + 1 == network.layers.size());
        failed += fails ? 1 : 0;
        examined.layers.push_back(placed ? std::optional(*next++) : std::nullopt);
    }
    if (examined.problems.empty()) {
        examined.works = std::make_shared<const Architecture>(std::move(checked));
    }
    return examined;
}

/// Notes what is wrong in `problems`, and leaves that layer out; throws where that is null.
Architecture::Architecture(Network network, int classes, std::vector<NetworkError>* problems)
    : network_(std::move(network)), classes_(classes) {
    const auto refuse = [problems](const NetworkError& error) {
        if (problems == nullptr) {
            throw error;
        }
        problems->push_back(error);
    };
    const std::string source = "The network \"" + network_.name + "\"";
    if (classes < 2 || classes > kMaxClasses) {
        refuse({source + " cannot tell " + std::to_string(classes) + " classes apart.",
                "Choose data with 2 to " + std::to_string(kMaxClasses) + " classes."});
        return;
    }
    if (network_.layers.empty() || network_.layers.size() > kMaxLayers) {
        refuse({source + " has " + std::to_string(network_.layers.size()) + " layers.",
                "List 1 to " + std::to_string(kMaxLayers) + " layers."});
        return;
    }
    std::map<std::string, int> numbers;
    PlacedLayer before;
    std::int64_t activations = before.output.count();
    for (std::size_t i = 0; i < network_.layers.size(); ++i) {
        const Layer& layer = network_.layers[i];
        PlacedLayer placed;
        try {
            placed = place(layer, before);
            activations += placed.output.count();
            if (activations > kMaxActivations || parameters_ > kMaxParameters) {
                throw Error("it makes the network too large: more than " +
                                (parameters_ > kMaxParameters ? std::to_string(kMaxParameters) + " parameters"
                                                              : std::to_string(kMaxActivations) + " values an image"),
                            kTooLarge);
            }
        } catch (const Error& error) {
            refuse({source + ", layer " + std::to_string(i + 1) + " (" + describe(layer) + "): " + error.what() + ".",
                    error.hint(), i, error.what()});
            continue;
        }
        placed.name = prefixOf(layer.kind) + std::to_string(++numbers[prefixOf(layer.kind)]);
        for (std::size_t t = placed.firstTensor; t < tensors_.size(); ++t) {
            tensors_[t].name = placed.name + "." + tensors_[t].name;
        }
        if (isWeighted(layer)) {
            weighted_.push_back(layers_.size());
        }
        layers_.push_back(placed);
        before = placed;
    }
    if (before.output != Extent{classes, 1}) {
        const std::string ends = std::to_string(before.output.channels) + " maps of " + times(before.output.side) + ", and " +
                                 std::to_string(classes) + " classes need as many of 1×1";
        refuse({source + " ends in " + ends + ".",
                R"(End it with {"linear": "classes"}, or with {"convolution": "classes"} and "global average pooling".)",
                network_.layers.size() - 1, "it makes " + ends});
    }
}

/// The layer behind `before`; its tensors are added, without its name.
PlacedLayer Architecture::place(const Layer& layer, const PlacedLayer& before) {
    PlacedLayer placed;
    placed.layer = layer;
    placed.input = placed.output = before.output;
    placed.firstTensor = tensors_.size();
    placed.receptiveField = before.receptiveField;
    placed.jump = before.jump;
    placed.offset = before.offset;
    Layer& own = placed.layer;
    const Extent& input = placed.input;
    const auto addTensor = [&](const char* name, std::vector<int> shape, bool learned = true) {
        placed.parameters += learned ? static_cast<std::int64_t>(elementCount(shape)) : 0;
        tensors_.push_back({name, std::move(shape), learned});
    };
    const auto slide = [&](int window, int padding, int stride) { // of what moves over the image
        if (input.side + 2 * padding < window) {
            throw Error("its window of " + times(window) + " is larger than its input, " + times(input.side) +
                            (padding > 0 ? " with padding " + std::to_string(padding) : ""),
                        "Use a smaller one, more padding, or less pooling before it.");
        }
        placed.output.side = (input.side + 2 * padding - window) / stride + 1;
        if (placed.output.side > kMaxSide) {
            throw Error("its output would be " + times(placed.output.side) + ", and " + times(kMaxSide) + " is the most",
                        "Use less padding.");
        }
        placed.offset -= padding * placed.jump;
        placed.receptiveField += (window - 1) * placed.jump;
        placed.jump *= stride;
    };
    const auto check = [](bool fine, const std::string& what, const char* hint) {
        if (!fine) {
            throw Error(what, hint);
        }
    };
    if (isWeighted(own)) {
        own.size = own.size == kClasses ? classes_ : own.size;
        check(own.size > 0 && own.size <= kMaxMaps, "it cannot have " + std::to_string(own.size) + " outputs",
              "Use 1 to 4096, or \"classes\".");
    }
    switch (own.kind) {
    case LayerKind::convolution:
        check(own.kernel == 1 || own.kernel == 3 || own.kernel == 5 || own.kernel == 7,
              "its kernel cannot be " + times(own.kernel), "Use 1, 3, 5 or 7.");
        check(own.padding >= 0 && own.padding < own.kernel, "its padding cannot be " + std::to_string(own.padding),
              "Use at least 0 and less than the kernel.");
        check(own.stride == 1 || own.stride == 2, "its stride cannot be " + std::to_string(own.stride), "Use 1 or 2.");
        placed.output.channels = own.size;
        slide(own.kernel, own.padding, own.stride);
        addTensor("weight", {own.size, input.channels, own.kernel, own.kernel});
        placed.multiplyAdds = placed.parameters * placed.output.side * placed.output.side;
        break;
    case LayerKind::linear:
        placed.output.channels = own.size;
        slide(input.side, 0, 1); // sees all of it
        addTensor("weight", {own.size, input.count()});
        placed.multiplyAdds = placed.parameters;
        break;
    case LayerKind::batchNorm:
        addTensor("weight", {input.channels});
        addTensor("bias", {input.channels});
        addTensor("running_mean", {input.channels}, false);
        addTensor("running_var", {input.channels}, false);
        break;
    case LayerKind::leakyRelu:
        check(own.slope >= 0 && own.slope <= 1, "its slope cannot be " + std::to_string(own.slope), "Use 0 to 1, 0.01 say.");
        break;
    case LayerKind::dropout:
        check(!own.rate || (*own.rate >= 0 && *own.rate < 1), "its rate cannot be " + std::to_string(own.rate.value_or(0)),
              "Use at least 0 and less than 1.");
        break;
    case LayerKind::maxPooling:
    case LayerKind::averagePooling:
        check(own.size == 2 || own.size == 3, "its size cannot be " + std::to_string(own.size), "Use 2 or 3.");
        slide(own.size, 0, own.size);
        break;
    case LayerKind::globalAveragePooling:
        slide(input.side, 0, 1);
        break;
    case LayerKind::relu:
        break;
    }
    if (own.bias && isWeighted(own)) {
        addTensor("bias", {own.size});
    }
    parameters_ += placed.parameters;
    multiplyAdds_ += placed.multiplyAdds;
    return placed;
}

std::size_t Architecture::featureLayers() const {
    const auto last = std::find_if(layers_.rbegin(), layers_.rend(), [](const PlacedLayer& placed) {
        const LayerKind kind = placed.layer.kind;
        return kind == LayerKind::relu || kind == LayerKind::leakyRelu || kind == LayerKind::maxPooling;
    });
    const auto behind =
        std::find_if(last.base(), layers_.end(), [](const PlacedLayer& placed) { return isWeighted(placed.layer); });
    return last == layers_.rend() ? 0 : static_cast<std::size_t>(behind - layers_.begin());
}

Extent Architecture::features() const {
    const std::size_t before = featureLayers();
    return before == 0 ? Extent{} : layers_[before - 1].output;
}

} // namespace model
