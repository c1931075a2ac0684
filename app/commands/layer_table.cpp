// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/layer_table.h"

#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "model/formats/network_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

std::int64_t parameterBytes(const model::Architecture& network) {
    return network.parameters() * static_cast<std::int64_t>(sizeof(float));
}

/// Of one image's forward pass with every layer kept, the log-softmax too.
std::int64_t activationBytes(const model::Architecture& network) {
    std::int64_t values = network.classes();
    for (const model::PlacedLayer& placed : network.layers()) {
        values += placed.output.count();
    }
    return values * static_cast<std::int64_t>(sizeof(float));
}

double share(const model::PlacedLayer& placed, const model::Architecture& network) {
    const std::int64_t all = std::max<std::int64_t>(network.multiplyAdds(), 1);
    return static_cast<double>(placed.multiplyAdds) / static_cast<double>(all);
}

} // namespace

void printLayers(const model::Architecture& network) {
    const auto figure = [](std::int64_t number) { return number == 0 ? std::string("–") : std::to_string(number); };
    std::vector<std::vector<std::string>> rows{
        {"layer", "kind", "output", "parameters", "receptive field", "multiply-adds", "share"}};
    for (const model::PlacedLayer& placed : network.layers()) {
        rows.push_back({placed.name, model::describe(placed.layer),
                        format("%d × %d × %d", placed.output.channels, placed.output.side, placed.output.side),
                        figure(placed.parameters), format("%d × %d", placed.receptiveField, placed.receptiveField),
                        figure(placed.multiplyAdds),
                        placed.multiplyAdds == 0 ? "–" : format("%.1f %%", 100 * share(placed, network))});
    }
    printTable(rows, "lllr");
    console::print("\nparameters          %lld (%.1f KB as float32), all trainable\n",
                   static_cast<long long>(network.parameters()), static_cast<double>(parameterBytes(network)) / 1024);
    console::print("multiply-adds       %lld an image in the forward pass\n", static_cast<long long>(network.multiplyAdds()));
    console::print("activations         %.1f KB an image in the forward pass, every layer kept\n",
                   static_cast<double>(activationBytes(network)) / 1024);
}

Json layersObject(const model::Architecture& network) {
    Json layers = Json::array();
    for (const model::PlacedLayer& placed : network.layers()) {
        layers.push_back({{"name", placed.name},
                          {"kind", model::describe(placed.layer)},
                          {"output_shape", {placed.output.channels, placed.output.side, placed.output.side}},
                          {"parameters", placed.parameters},
                          {"receptive_field", placed.receptiveField},
                          {"jump", placed.jump},
                          {"offset", placed.offset},
                          {"multiply_adds", placed.multiplyAdds},
                          {"share", share(placed, network)}});
    }
    return {{"network", Json::parse(model::toJson(network.network()))},
            {"classes", network.classes()},
            {"layers", layers},
            {"parameters", network.parameters()},
            {"parameter_bytes", parameterBytes(network)},
            {"multiply_adds", network.multiplyAdds()},
            {"activation_bytes", activationBytes(network)}};
}

} // namespace app
