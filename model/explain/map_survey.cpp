// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/map_survey.h"

#include "model/network/reference/activations.h"

#include <algorithm>
#include <utility>

namespace model {

MapPeak peakOf(const Architecture& architecture, const Activations& at, const MapPlace& map) {
    const auto layer = static_cast<std::size_t>(map.layer);
    const PlacedLayer& placed = architecture.layers()[layer];
    const int side = placed.output.side;
    const auto pixels = static_cast<std::size_t>(side * side);
    const auto values = std::span(at.layers[layer]).subspan(static_cast<std::size_t>(map.channel) * pixels, pixels);
    const auto largest = std::max_element(values.begin(), values.end());
    const int place = static_cast<int>(largest - values.begin());
    const int x = place % side;
    const int y = place / side;
    return {*largest, x, y, clipped(receptiveField(placed, x, y), kImageSide)};
}

MapSurvey::MapSurvey(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)) {
    for (const PlacedLayer& placed : weights_->architecture->layers()) {
        const auto channels = static_cast<std::size_t>(placed.output.channels);
        kept_.emplace_back(isWeighted(placed.layer) ? channels : 0);
        woken_.emplace_back(placed.layer.kind == LayerKind::relu ? channels : 0);
    }
}

void MapSurvey::add(std::span<const DigitImage> images) {
    for (const DigitImage& image : images) {
        const Activations at = activate(*weights_, image);
        for (std::size_t layer = 0; layer < kept_.size(); ++layer) {
            for (std::size_t channel = 0; channel < kept_[layer].size(); ++channel) {
                std::vector<Kept>& best = kept_[layer][channel];
                const MapPlace map{static_cast<int>(layer), static_cast<int>(channel)};
                const Kept found{images_, peakOf(*weights_->architecture, at, map)};
                const auto behind = std::upper_bound(best.begin(), best.end(), found,
                                                     [](const Kept& a, const Kept& b) { return a.peak.value > b.peak.value; });
                if (static_cast<std::size_t>(behind - best.begin()) < kKept) {
                    best.insert(behind, found);
                    best.resize(std::min(best.size(), kKept));
                }
            }
            const std::vector<float>& values = at.layers[layer];
            for (std::size_t i = 0; !woken_[layer].empty() && i < values.size(); ++i) {
                if (values[i] > 0) {
                    woken_[layer][i * woken_[layer].size() / values.size()] = true;
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
    std::vector<std::vector<int>> dead(woken_.size());
    for (std::size_t layer = 0; images_ > 0 && layer < woken_.size(); ++layer) {
        for (std::size_t channel = 0; channel < woken_[layer].size(); ++channel) {
            if (!woken_[layer][channel]) {
                dead[layer].push_back(static_cast<int>(channel));
            }
        }
    }
    return dead;
}

std::vector<std::vector<int>> deadMaps(const Weights& weights, std::span<const DigitImage> images) {
    MapSurvey survey(std::make_shared<const Weights>(weights));
    survey.add(images);
    return survey.dead();
}

} // namespace model
