// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/class_order.h"

#include "model/values/architecture.h"
#include "model/values/error.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace model {
namespace {

/// The tensors of the last layer with weights, whose outputs are the answers, and those of what follows: each has a part for each
/// of them.
std::span<NamedTensor> answeringTensors(Weights& weights) {
    const auto layers = weights.architecture->layers();
    const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const PlacedLayer& placed) {
        return placed.layer.kind == LayerKind::convolution || placed.layer.kind == LayerKind::linear;
    });
    return std::span(weights.tensors).subspan(last->firstTensor);
}

} // namespace

bool saysClasses(const ModelCard& card) {
    return !card.program.empty() || !card.classes.empty();
}

ClassMatch matchClasses(const ModelCard& card, const ClassNames& ofData) {
    return matchClasses(saysClasses(card) ? card.classes : ofData, ofData);
}

std::optional<Model> withClasses(Model model, const ClassNames& ofData) {
    const int outputs = model.weights.classes();
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
    for (NamedTensor& tensor : answeringTensors(model.weights)) {
        const std::vector<float> values = tensor.values;
        const auto size = static_cast<std::ptrdiff_t>(values.size()) / outputs;
        auto to = tensor.values.begin();
        for (const int output : order) {
            to = std::copy_n(values.begin() + output * size, size, to);
        }
    }
    ClassNames names;
    for (const int output : order) {
        if (output < static_cast<int>(known.size())) {
            names.push_back(known[static_cast<std::size_t>(output)]);
        }
    }
    model.card.classes = areDigits(names) ? ClassNames() : std::move(names);
    return model;
}

Model withClasses(Model model, const ClassNames& ofData, const std::string& source) {
    const ClassNames known = model.card.classes;
    const int outputs = model.weights.classes();
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
