// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/layer_variables.h"

#include "model/values/architecture.h"
#include "ui/pages/layer_list.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

struct LayerVariables {
    Q_DECLARE_TR_FUNCTIONS(ui::LayerVariables)
};

/// Gives a variant the network with another layer in the place of one, or with none.
using Change = std::function<std::optional<model::Layer>(const model::Layer&, double)>;

model::Network changed(model::Network network, std::size_t place, const std::optional<model::Layer>& layer) {
    if (layer)
        network.layers[place] = *layer;
    else
        network.layers.erase(network.layers.begin() + static_cast<std::ptrdiff_t>(place));
    return network;
}

std::function<void(ExperimentVariant&, double)> setter(const model::Network& network, int classes, std::size_t place,
                                                       Change change) {
    return [network, classes, place, change = std::move(change)](ExperimentVariant& variant, double value) {
        const model::Network& before = variant.network ? *variant.network : network;
        const std::optional<model::Layer> layer = change(before.layers[place], value);
        if (layer == before.layers[place])
            return; // the recipe names it, or another change has made it
        variant.network = changed(before, place, layer);
        variant.network->name = variant.recipe.name;
        variant.network->about.clear();
        variant.works = model::examine(*variant.network, classes).works != nullptr;
    };
}

Variable number(const QString& title, double value, double low, double high, bool whole) {
    Variable variable;
    variable.title = title;
    variable.value = value;
    variable.low = low;
    variable.high = high;
    variable.whole = whole;
    variable.text = [](double shown) { return exactText(shown); };
    return variable;
}

Variable choiceOf(const QString& title, const QStringList& choices, int value) {
    Variable variable;
    variable.title = title;
    variable.choices = choices;
    variable.value = value;
    variable.text = [choices](double place) { return choices[static_cast<int>(place)]; };
    return variable;
}

} // namespace

std::vector<Variable> layerVariables(const model::Network& network, int classes, std::size_t layer, int& chosen) {
    const model::Examined examined = model::examine(network, classes);
    const auto works = [&](std::size_t place, const std::optional<model::Layer>& other) {
        return model::examine(changed(network, place, other), classes).works != nullptr;
    };
    std::vector<Variable> variables;
    chosen = 0;
    for (std::size_t i = 0; i < network.layers.size() && examined.works; ++i) {
        if (i == layer)
            chosen = static_cast<int>(variables.size());
        const model::Layer& one = network.layers[i];
        const QString name = QString::fromStdString(examined.layers[i]->name);
        const std::vector<LayerStep> steps = stepsOf(one);
        if (model::isWeighted(one) && std::ranges::count(steps, LayerStep::size) > 0) {
            const QString title =
                one.kind == model::LayerKind::linear ? LayerVariables::tr("%1: units") : LayerVariables::tr("%1: maps");
            Variable& size = variables.emplace_back(number(title.arg(name), one.size, 1, model::kMaxMaps, true));
            size.set = setter(network, classes, i, [](model::Layer changed, double value) {
                changed.size = static_cast<int>(value);
                return std::optional(changed);
            });
        }
        if (std::ranges::count(steps, LayerStep::kernel) > 0) {
            std::vector<model::Layer> layers;
            QStringList sides;
            int now = 0;
            for (const int side : {1, 3, 5, 7}) {
                model::Layer other = one;
                other.kernel = side;
                other.padding = one.padding == one.kernel / 2 ? side / 2 : std::min(one.padding, side - 1);
                if (!works(i, other))
                    continue;
                now = other == one ? static_cast<int>(layers.size()) : now;
                layers.push_back(other);
                sides << QString("%1×%1").arg(side);
            }
            Variable& kernel = variables.emplace_back(choiceOf(LayerVariables::tr("%1: kernel").arg(name), sides, now));
            kernel.set = setter(network, classes, i, [layers](model::Layer changed, double place) {
                const model::Layer& other = layers[static_cast<std::size_t>(place)];
                changed.kernel = other.kernel;
                changed.padding = other.padding;
                return std::optional(changed);
            });
        }
        if (one.kind == model::LayerKind::dropout && one.rate) {
            Variable& rate = variables.emplace_back(number(LayerVariables::tr("%1: rate").arg(name), *one.rate, 0, 0.9, false));
            rate.set = setter(network, classes, i, [](model::Layer changed, double value) {
                changed.rate = value;
                return std::optional(changed);
            });
        }
        if (network.layers.size() > 1 && works(i, std::nullopt)) {
            const QStringList names{LayerVariables::tr("with %1").arg(name), LayerVariables::tr("without %1").arg(name)};
            Variable& there = variables.emplace_back(choiceOf(LayerVariables::tr("%1: with and without").arg(name), names, 0));
            there.name = there.text;
            there.turn = static_cast<int>(network.layers.size() - i); // the last layers first: places before them stay
            there.set = setter(network, classes, i, [](const model::Layer& kept, double place) {
                return place == 0 ? std::optional(kept) : std::nullopt;
            });
        }
    }
    chosen = std::min(chosen, std::max(0, static_cast<int>(variables.size()) - 1));
    return variables;
}

} // namespace ui
