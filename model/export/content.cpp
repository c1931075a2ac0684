// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that several formats share.
#include "model/export/formats.h"
#include "model/formats/tensor_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace model {

std::vector<std::pair<std::string, std::string>> exportMetadata(const Model& model) {
    std::vector<std::pair<std::string, std::string>> metadata{
        {"input", "image: float32 [N,1,28,28], each pixel (v/255 - 0.1307)/0.3081 of a grey level v, 255 is full ink"},
        {"output", "log_probabilities: float32 [N,10], natural logarithms"},
        {"classes", model.card.classes.empty() ? "0,1,2,3,4,5,6,7,8,9" : classesToJson(model.card.classes)},
        {"mean", "0.1307"},
        {"deviation", "0.3081"},
        {"exported_by", std::string("DigitLab ") + DIGITLAB_VERSION}};
    const bool readOnce = model.card.measured && model.card.measured->shiftAveraging == false;
    for (auto& entry : cardMetadata(readOnce ? model.card : withoutFigures(model.card), *model.weights.architecture)) {
        if (entry.first != "format" && entry.first != "classes" && !entry.second.empty()) { // "format" is safetensors' own
            metadata.push_back(std::move(entry));
        }
    }
    return metadata;
}

ModelCard withoutFigures(ModelCard card) {
    card.measured.reset();
    card.trainAccuracy.reset();
    card.validationAccuracy.reset();
    return card;
}

std::vector<FoldedLayer> foldedLayers(const Weights& weights) {
    std::vector<FoldedLayer> layers;
    int number = 0;
    for (const Convolution& conv : convolutions()) {
        const std::string suffix = std::to_string(++number);
        const auto channels = static_cast<std::size_t>(conv.outputs);
        FoldedLayer layer{weights.at("conv" + suffix + ".weight").values, std::vector<float>(channels, 1),
                          std::vector<float>(channels, 0)};
        for (std::size_t i = 0; conv.batchNorm && i < channels; ++i) {
            const auto value = [&](const char* name) { return static_cast<double>(weights.at("bn" + suffix + name).values[i]); };
            const double gain = value(".weight") / std::sqrt(value(".running_var") + kBatchNormEpsilon);
            layer.gain[i] = static_cast<float>(gain);
            layer.shift[i] = static_cast<float>(value(".bias") - value(".running_mean") * gain);
        }
        layers.push_back(std::move(layer));
    }
    return layers;
}

QuantisedTensor quantised(const NamedTensor& tensor) {
    constexpr float kLargest = 127;
    const auto outputs = static_cast<std::size_t>(tensor.shape.front());
    const std::size_t count = tensor.values.size() / outputs;
    QuantisedTensor result;
    for (std::size_t output = 0; output < outputs; ++output) {
        const std::span channel = std::span(tensor.values).subspan(output * count, count);
        float largest = 0;
        for (const float weight : channel) {
            largest = std::max(largest, std::abs(weight));
        }
        const float scale = largest > 0 ? largest / kLargest : 1;
        result.scales.push_back(scale);
        for (const float weight : channel) {
            result.values.push_back(static_cast<std::int8_t>(std::lround(std::clamp(weight / scale, -kLargest, kLargest))));
        }
    }
    return result;
}

Weights roundedToInt8(const Weights& weights) {
    Weights rounded = weights;
    for (NamedTensor& tensor : rounded.tensors) {
        if (tensor.shape.size() == 4) {
            const QuantisedTensor small = quantised(tensor);
            const std::size_t count = tensor.values.size() / small.scales.size();
            for (std::size_t i = 0; i < tensor.values.size(); ++i) {
                tensor.values[i] = small.scales[i / count] * static_cast<float>(small.values[i]);
            }
        }
    }
    return rounded;
}

std::string exactLiteral(float value) {
    std::array<char, 32> text{};
    std::string literal(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
    return literal.find_first_of(".e") == std::string::npos ? literal + ".0" : literal;
}

std::string filledIn(std::string_view text, const std::map<std::string, std::string, std::less<>>& values) {
    std::string result;
    for (;;) {
        const std::size_t start = text.find("{{");
        result += text.substr(0, start);
        if (start == std::string_view::npos) {
            return result;
        }
        const std::size_t end = text.find("}}", start);
        result += values.at(std::string(text.substr(start + 2, end - start - 2)));
        text.remove_prefix(end + 2);
    }
}

} // namespace model
