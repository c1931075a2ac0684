// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"

#include <cmath>

namespace model {
namespace {

/// Values in braces, wrapped near 120 columns.
std::string cArray(const std::string& declaration, const std::vector<std::string>& values) {
    constexpr std::size_t kColumns = 120;
    std::string text = "static const " + declaration + "[] = {\n";
    std::string line = "   ";
    for (const std::string& value : values) {
        if (line.size() + value.size() + 2 > kColumns) {
            text += line + "\n";
            line = "   ";
        }
        line += " " + value + ",";
    }
    return text + line + "};\n";
}

std::vector<std::string> cFloats(const std::vector<float>& values) {
    std::vector<std::string> texts;
    for (const float value : values) {
        texts.push_back(exactLiteral(value) + "F");
    }
    return texts;
}

/// The metadata as lines of a comment that nothing in them can end or begin anew (-Wcomment), each of printable ASCII.
std::string commentOf(const Model& model) {
    std::string text;
    for (const auto& [key, value] : exportMetadata(model)) {
        std::string line = key + ": ";
        for (const char c : value) {
            const bool delimits = (c == '/' && line.ends_with('*')) || (c == '*' && line.ends_with('/'));
            const bool plain = c >= ' ' && c <= '~' && !delimits && !(c == '?' && line.ends_with('?'));
            line += plain ? c : '.';
        }
        text += (text.empty() ? "" : "\n") + std::string(" * ") + line;
    }
    return text;
}

struct CodeKind {
    std::string title; ///< how the first sentence ends
    std::string weightType;
    std::size_t weightBytes;
    std::string memory;  ///< where the layers' results lie
    std::string storage; ///< "static " or nothing
};

/// `weights` has a text a weight, a list a layer.
std::string codeOf(const Model& model, const CodeKind& kind, const std::vector<FoldedLayer>& layers,
                   const std::vector<std::vector<std::string>>& weights) {
    std::string arrays;
    std::string table;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const std::string n = std::to_string(i + 1);
        const Convolution& conv = convolutions()[i];
        arrays += cArray("weight weights" + n, weights[i]) + cArray("float gain" + n, cFloats(layers[i].gain)) +
                  cArray("float shift" + n, cFloats(layers[i].shift)) + "\n";
        bytes += weights[i].size() * kind.weightBytes + 2 * layers[i].gain.size() * sizeof(float);
        table += "    {weights" + n + ", gain" + n + ", shift" + n;
        for (const int value :
             {conv.inputs, conv.outputs, conv.kernel, conv.padding, conv.relu ? 1 : 0, conv.poolAfter ? 1 : 0}) {
            table += ", " + std::to_string(value);
        }
        table += "},\n";
    }
    return filledIn(kCodeTemplate, {{"kind", kind.title},
                                    {"type", kind.weightType},
                                    {"bytes", std::to_string(bytes)},
                                    {"memory", kind.memory},
                                    {"storage", kind.storage},
                                    {"metadata", commentOf(model)},
                                    {"arrays", arrays},
                                    {"layers", table}});
}

} // namespace

std::string writeC(const Model& model) {
    const std::vector<FoldedLayer> layers = foldedLayers(model.weights);
    std::vector<std::vector<std::string>> weights;
    for (const FoldedLayer& layer : layers) {
        weights.push_back(cFloats(layer.weights));
    }
    return codeOf(model, {".", "float", sizeof(float), "31 KB on the stack; several threads may call it at a time.", ""}, layers,
                  weights);
}

std::string writeInt8C(const Model& model, std::optional<double> int8Accuracy) {
    std::vector<FoldedLayer> layers = foldedLayers(model.weights);
    std::vector<std::vector<std::string>> weights;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const QuantisedTensor small = quantised(model.weights.at("conv" + std::to_string(i + 1) + ".weight"));
        std::vector<std::string>& texts = weights.emplace_back();
        for (const std::int8_t value : small.values) {
            texts.push_back(std::to_string(value));
        }
        for (std::size_t channel = 0; channel < small.scales.size(); ++channel) {
            layers[i].gain[channel] *= small.scales[channel]; // ReLU lets a positive factor through
        }
    }
    std::string title = ", its weights rounded to int8.\n * ";
    if (int8Accuracy) { // in whole hundredths, without the locale's comma
        const long hundredths = std::lround(*int8Accuracy * 10000);
        const std::string rest = std::to_string(100 + hundredths % 100).substr(1);
        title += "Rounded so it reads " + std::to_string(hundredths / 100) + "." + rest + " % of the test images right.";
    } else {
        title += "How many images it reads right is not known: no test images of its classes were there.";
    }
    const Model rounded{model.weights, withoutFigures(model.card)};
    return codeOf(rounded, {title, "signed char", 1, "31 KB of static memory; one call at a time.", "static "}, layers, weights);
}

} // namespace model
