// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/export/forward_steps.h"

#include <algorithm>
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
    return text + line + "\n};\n";
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
    bool alwaysStatic; ///< the memory for what the steps leave
};

/// Of its latest pixels that many must lie in memory when the next step's kernel takes the oldest of them: with pooling, a line
/// of them is being made at a time.
int pixelsKept(const ForwardStep& step, const ForwardStep* next) {
    const int side = step.output.side;
    const int kernel = next != nullptr ? next->kernel : 1;
    return std::min(side * side, step.pooling > 1 ? kernel * side : (kernel - 1) * side + kernel);
}

/// `weights` has a text a weight, a list a step.
std::string codeOf(const Model& model, const CodeKind& kind, const std::vector<ForwardStep>& steps,
                   const std::vector<std::vector<std::string>>& weights) {
    std::string arrays;
    std::string table;
    std::size_t bytes = 0;
    int floats = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const ForwardStep& step = steps[i];
        std::string row;
        const auto add = [&](const char* name, const char* type, const std::vector<std::string>& values, std::size_t size) {
            const std::string own = name + std::to_string(i + 1);
            if (!values.empty()) {
                arrays += cArray(std::string(type) + " " + own, values);
                bytes += values.size() * size;
            }
            row += (values.empty() ? "0" : own) + ", ";
        };
        add("weights", "weight", weights[i], kind.weightBytes);
        add("bias", "float", cFloats(step.bias), sizeof(float));
        add("gain", "float", cFloats(step.gain), sizeof(float));
        add("shift", "float", cFloats(step.shift), sizeof(float));
        const int kept = pixelsKept(step, i + 1 < steps.size() ? &steps[i + 1] : nullptr);
        for (const int value : {step.input.channels, step.output.channels, step.kernel, step.padding, step.stride, step.pooling,
                                step.averages ? 1 : 0, step.input.side, step.output.side, floats, kept}) {
            row += std::to_string(value) + ", ";
        }
        floats += kept * step.output.channels;
        arrays += arrays.empty() || arrays.ends_with("\n\n") ? "" : "\n";
        table += "    {" + row + exactLiteral(step.slope) + "F},\n";
    }
    constexpr std::size_t kLargestOnStack = 1U << 16U; // threads have as little as 128 KB
    const std::size_t memory = static_cast<std::size_t>(floats) * sizeof(float);
    const bool onStack = !kind.alwaysStatic && memory <= kLargestOnStack;
    const int classes = model.weights.classes();
    return filledIn(kCodeTemplate,
                    {{"parameters", groupedDigits(model.weights.architecture->parameters())},
                     {"purpose", readsDigits(model) ? "reads handwritten digits"
                                                    : "tells " + std::to_string(classes) + " classes of images apart"},
                     {"kind", kind.title},
                     {"type", kind.weightType},
                     {"classes", std::to_string(classes)},
                     {"bytes", std::to_string(bytes)},
                     {"memory", std::to_string(memory) + (onStack ? " bytes on the stack; several threads may call it at a time."
                                                                  : " bytes of static memory; one call at a time.")},
                     {"storage", onStack ? "" : "static "},
                     {"floats", std::to_string(floats)},
                     {"metadata", commentOf(model)},
                     {"arrays", arrays},
                     {"steps", table}});
}

} // namespace

std::string writeC(const Model& model) {
    std::vector<ForwardStep> steps = forwardSteps(model.weights);
    std::vector<std::vector<std::string>> weights;
    for (ForwardStep& step : steps) {
        foldScale(step);
        weights.push_back(cFloats(step.weights));
    }
    return codeOf(model, {".", "float", sizeof(float), false}, steps, weights);
}

std::string writeInt8C(const Model& model, std::optional<double> int8Accuracy) {
    std::vector<ForwardStep> steps = forwardSteps(model.weights);
    std::vector<std::vector<std::string>> weights;
    for (ForwardStep& step : steps) {
        std::vector<std::string>& texts = weights.emplace_back();
        for (const std::int8_t value : takeInt8(step)) {
            texts.push_back(std::to_string(value));
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
    return codeOf(rounded, {title, "signed char", 1, true}, steps, weights);
}

} // namespace model
