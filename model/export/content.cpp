// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that several formats share.
#include "model/export/formats.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace model {

namespace {

std::string numbersBelow(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += (i == 0 ? "" : ",") + std::to_string(i);
    }
    return text;
}

} // namespace

std::vector<std::pair<std::string, std::string>> exportMetadata(const Model& model) {
    const int classes = model.weights.classes();
    std::vector<std::pair<std::string, std::string>> metadata{
        {"input", "image: float32 [N,1,28,28], each pixel (v/255 - 0.1307)/0.3081 of a grey level v, 255 is full ink"},
        {"output", "log_probabilities: float32 [N," + std::to_string(classes) + "], natural logarithms"},
        {"classes", model.card.classes.empty() ? numbersBelow(classes) : classesToJson(model.card.classes)},
        {"mean", "0.1307"},
        {"deviation", "0.3081"},
        {"exported_by", std::string("DigitLab ") + DIGITLAB_VERSION}};
    for (auto& entry : cardMetadata(exportedCard(model.card), *model.weights.architecture)) {
        if (entry.first != "format" && entry.first != "classes" && !entry.second.empty()) { // "format" is safetensors' own
            metadata.push_back(std::move(entry));
        }
    }
    return metadata;
}

Weights exportedWeights(std::map<std::string, NamedTensor> tensors, const std::map<std::string, std::string>& metadata,
                        const std::string& source) {
    const auto listed = metadata.find("network");
    ArchitecturePointer architecture = listed == metadata.end()
                                           ? notebookArchitecture()
                                           : architectureOf(networkFromJson(listed->second, source), tensors, source);
    return arrangeWeights(std::move(tensors), std::move(architecture), source);
}

ModelCard exportedCard(const ModelCard& card) {
    const bool readOnce = card.measured && card.measured->shiftAveraging == false;
    return readOnce ? card : withoutFigures(card);
}

bool readsDigits(const Model& model) {
    return model.weights.classes() == 10 && areDigits(model.card.classes);
}

std::string groupedDigits(std::int64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3;) {
        i -= 3;
        text.insert(i, ",");
    }
    return text;
}

ModelCard withoutFigures(ModelCard card) {
    card.measured.reset();
    card.trainAccuracy.reset();
    card.validationAccuracy.reset();
    return card;
}

std::string exactLiteral(float value) {
    std::array<char, 32> text{};
    std::string literal(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
    return literal.find_first_of(".e") == std::string::npos ? literal + ".0" : literal;
}

std::string fixedDigits(double number, int digits) {
    std::array<char, 350> text{}; // the largest number has 309 digits before its point
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, digits).ptr;
    return {text.data(), end};
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
