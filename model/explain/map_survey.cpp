// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/map_survey.h"

#include "model/network/reference/activations.h"

#include <algorithm>
#include <utility>

namespace model {

MapPeak peakOf(const NetworkLayers& layers, const Activations& at, const MapPlace& map) {
    const LayerMaps& maps = at.layers[static_cast<std::size_t>(map.layer)];
    const auto pixels = static_cast<std::size_t>(maps.side * maps.side);
    const auto values = std::span(maps.sum).subspan(static_cast<std::size_t>(map.channel) * pixels, pixels);
    const auto largest = std::max_element(values.begin(), values.end());
    const int place = static_cast<int>(largest - values.begin());
    const int x = place % maps.side;
    const int y = place / maps.side;
    const auto seen = receptiveField(layers, static_cast<std::size_t>(map.layer), x, y);
    return {*largest, x, y, clipped(seen.front(), kImageSide)};
}

MapSurvey::MapSurvey(std::shared_ptr<const NetworkLayers> layers) : layers_(std::move(layers)) {
    for (const ConvolutionLayer& layer : *layers_) {
        kept_.emplace_back(static_cast<std::size_t>(layer.shape.outputs));
    }
}

void MapSurvey::add(std::span<const DigitImage> images) {
    for (const DigitImage& image : images) {
        const Activations at = activate(*layers_, image);
        for (int layer = 0; layer < static_cast<int>(kept_.size()); ++layer) {
            auto& maps = kept_[static_cast<std::size_t>(layer)];
            for (int channel = 0; channel < static_cast<int>(maps.size()); ++channel) {
                std::vector<Kept>& best = maps[static_cast<std::size_t>(channel)];
                const Kept found{images_, peakOf(*layers_, at, {layer, channel})};
                const auto behind = std::upper_bound(best.begin(), best.end(), found,
                                                     [](const Kept& a, const Kept& b) { return a.peak.value > b.peak.value; });
                if (static_cast<std::size_t>(behind - best.begin()) < kKept) {
                    best.insert(behind, found);
                    best.resize(std::min(best.size(), kKept));
                }
            }
        }
        ++images_;
    }
}

const std::vector<MapSurvey::Kept>& MapSurvey::strongest(const MapPlace& map) const {
    return kept_.at(static_cast<std::size_t>(map.layer)).at(static_cast<std::size_t>(map.channel));
}

std::vector<std::vector<int>> MapSurvey::dead() const {
    std::vector<std::vector<int>> dead(kept_.size());
    for (std::size_t layer = 0; layer < kept_.size(); ++layer) {
        for (std::size_t channel = 0; channel < kept_[layer].size(); ++channel) {
            const std::vector<Kept>& best = kept_[layer][channel];
            if ((*layers_)[layer].shape.relu && !best.empty() && best.front().peak.value <= 0) {
                dead[layer].push_back(static_cast<int>(channel));
            }
        }
    }
    return dead;
}

std::vector<std::vector<int>> deadMaps(const NetworkLayers& layers, std::span<const DigitImage> images) {
    MapSurvey survey(std::make_shared<const NetworkLayers>(layers));
    survey.add(images);
    return survey.dead();
}

} // namespace model
