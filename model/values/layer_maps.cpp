// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/layer_maps.h"

#include <algorithm>

namespace model {

std::vector<LayerKind> stagesOf(const Architecture& architecture) {
    std::vector<LayerKind> stages;
    for (const PlacedLayer& placed : architecture.layers().subspan(architecture.weighted().front())) {
        const LayerKind kind = placed.layer.kind;
        const bool stage = kind == LayerKind::relu || kind == LayerKind::leakyRelu || kind == LayerKind::batchNorm;
        if (stage && std::ranges::find(stages, kind) == stages.end()) {
            stages.push_back(kind);
        }
    }
    return stages;
}

std::vector<std::size_t> shownLayers(const Architecture& architecture, std::span<const LayerKind> stages) {
    std::vector<std::size_t> shown;
    for (std::size_t i = architecture.weighted().front(); i < architecture.layers().size(); ++i) {
        const Layer& layer = architecture.layers()[i].layer;
        if (isWeighted(layer)) {
            shown.push_back(i);
        } else if (std::ranges::find(stages, layer.kind) != stages.end()) {
            shown.back() = i;
        }
    }
    return shown;
}

std::optional<std::size_t> reluBehind(const Architecture& architecture, std::size_t weighted) {
    for (std::size_t i = weighted + 1; i < architecture.layers().size() && !isWeighted(architecture.layers()[i].layer); ++i) {
        if (architecture.layers()[i].layer.kind == LayerKind::relu) {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace model
