// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/class_order.h"

#include "model/values/error.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace model {
namespace {

/// The last layer, whose outputs are the answers: a convolution with neither bias nor batch norm after it.
NamedTensor& lastLayer(Weights& weights) {
    const std::string name = "conv" + std::to_string(convolutions().size()) + ".weight";
    return *std::ranges::find(weights.tensors, name, &NamedTensor::name);
}

} // namespace

bool saysClasses(const ModelCard& card) {
    return !card.program.empty() || !card.classes.empty();
}

ClassMatch matchClasses(const ModelCard& card, const ClassNames& ofData) {
    return matchClasses(saysClasses(card) ? card.classes : ofData, ofData);
}

std::optional<Model> withClasses(Model model, const ClassNames& ofData) {
    NamedTensor& layer = lastLayer(model.weights);
    const int outputs = layer.shape[0];
    ClassMatch match = matchClasses(model.card, ofData);
    if (!match.fits() || classCount(ofData) > outputs) {
        return std::nullopt;
    }
    if (match.kind == ClassMatch::Kind::same) {
        model.card.classes = areDigits(ofData) ? ClassNames() : ofData;
        return model;
    }
    std::vector<int>& order = match.outputs; // then those that the data has not, and outputs without a class
    for (int output = 0; output < outputs; ++output) {
        if (std::ranges::find(order, output) == order.end()) {
            order.push_back(output);
        }
    }
    const ClassNames known = namesOrDigits(model.card.classes);
    const std::vector<float> values = layer.values;
    const auto size = static_cast<std::ptrdiff_t>(values.size()) / outputs;
    ClassNames names;
    for (std::size_t place = 0; place < order.size(); ++place) {
        const auto from = values.begin() + order[place] * size;
        std::copy(from, from + size, layer.values.begin() + static_cast<std::ptrdiff_t>(place) * size);
        if (const auto output = static_cast<std::size_t>(order[place]); output < known.size()) {
            names.push_back(known[output]);
        }
    }
    model.card.classes = areDigits(names) ? ClassNames() : std::move(names);
    return model;
}

Model withClasses(Model model, const ClassNames& ofData, const std::string& source) {
    const ClassNames known = model.card.classes;
    const int outputs = lastLayer(model.weights).shape[0];
    if (classCount(ofData) > outputs) {
        throw Error(source + " tells " + std::to_string(outputs) + " classes apart, but the data has " +
                        std::to_string(classCount(ofData)) + ".",
                    "Choose a model that has learned this data's classes, or data with the model's.");
    }
    std::optional<Model> matched = withClasses(std::move(model), ofData);
    if (!matched) {
        throw Error(source + " tells other classes apart: " + classDifference(known, ofData) + ".",
                    "Choose a model that has learned this data's classes, or data with the model's.");
    }
    return std::move(*matched);
}

DataSet withLabels(DataSet set, const ClassNames& names) {
    const ClassNames known = namesOrDigits(names);
    for (std::uint8_t& label : set.labels) {
        const std::string name = className(set.classes, label);
        const auto place = std::ranges::find(known, name);
        if (place == known.end()) {
            throw Error("The data set has no class \"" + name + "\", but a drawing is labelled so.",
                        "Choose a data set with the classes of the drawings.");
        }
        label = static_cast<std::uint8_t>(place - known.begin());
    }
    set.classes = names;
    return set;
}

} // namespace model
