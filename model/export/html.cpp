// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/formats.h"
#include "model/export/forward_steps.h"

#include <nlohmann/json.hpp>

namespace model {
namespace {

std::string base64(std::string_view bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
        const unsigned group = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (unsigned digit = 0; digit < 4; ++digit) {
            text += i + digit > bytes.size() ? '=' : kDigits[group >> (18U - 6U * digit) & 63U];
        }
    }
    return text;
}

/// JSON that can stand within a <script>: nothing in it ends the script.
std::string scriptJson(const nlohmann::ordered_json& json) {
    std::string text;
    for (const char c : json.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)) {
        text += c == '<' ? "\\u003c" : std::string(1, c);
    }
    return text;
}

} // namespace

std::string writeHtml(const Model& model) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    std::string floats; // little-endian, as this program's only processors have them
    for (ForwardStep& step : forwardSteps(model.weights)) {
        foldScale(step);
        nlohmann::ordered_json parts = nlohmann::ordered_json::array();
        const auto add = [&](const char* name, const std::vector<float>& values) {
            if (!values.empty()) {
                parts.push_back(name);
                floats.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
            }
        };
        add("weights", step.weights);
        add("bias", step.bias);
        add("gain", step.gain);
        add("shift", step.shift);
        steps.push_back({{"inputs", step.input.channels},
                         {"outputs", step.output.channels},
                         {"kernel", step.kernel},
                         {"padding", step.padding},
                         {"stride", step.stride},
                         {"slope", step.slope},
                         {"pooling", step.pooling},
                         {"averages", step.averages},
                         {"parts", parts}});
    }
    const auto texts = exportMetadata(model);
    const nlohmann::ordered_json metadata(nlohmann::ordered_json::object_t(texts.begin(), texts.end()));
    const std::string network = filledIn(kPageNetwork, {{"steps", scriptJson(steps)},
                                                        {"parameters", groupedDigits(model.weights.architecture->parameters())},
                                                        {"weights", base64(floats)}});
    return filledIn(kPageTemplate, {{"style", std::string(kPageStyle)},
                                    {"subject", readsDigits(model) ? "a digit" : "a picture"},
                                    {"metadata", scriptJson(metadata)},
                                    {"ink", std::string(kPageInk)},
                                    {"network", network},
                                    {"interface", std::string(kPageInterface)}});
}

} // namespace model
