// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/dead_maps.h"

#include "model/network/reference/activations.h"

#include <algorithm>

namespace model {

std::vector<std::vector<int>> deadMaps(const NetworkLayers& layers, std::span<const DigitImage> images) {
    std::vector<std::vector<int>> dead(layers.size());
    for (std::size_t i = 0; i < layers.size() && !images.empty(); ++i) {
        for (int channel = 0; layers[i].shape.relu && channel < layers[i].shape.outputs; ++channel) {
            dead[i].push_back(channel);
        }
    }
    for (const DigitImage& image : images) {
        const Activations at = activate(layers, image);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const LayerMaps& maps = at.layers[i];
            const std::size_t pixels = maps.sum.size() / static_cast<std::size_t>(maps.channels);
            std::erase_if(dead[i], [&](int channel) {
                const auto map = std::span(maps.relu).subspan(static_cast<std::size_t>(channel) * pixels, pixels);
                return std::any_of(map.begin(), map.end(), [](float value) { return value > 0; });
            });
        }
    }
    return dead;
}

} // namespace model
