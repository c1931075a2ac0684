// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// Histograms of a network's weights, activations and gradients, by layer and epoch.
namespace model {

/// Figures counted in bins of one width from the least to the greatest.
struct Histogram {
    static constexpr int kBins = 32;
    float least = 0;
    float greatest = 0;
    double mean = 0;
    double deviation = 0; ///< standard deviation, of all the figures
    std::int64_t values = 0;
    std::array<std::int64_t, kBins> counts{};
};

enum class Figures { weights, activations, gradients };
inline constexpr int kFigureKinds = 3;

/// Of one epoch's weights.
struct EpochHistograms {
    int epoch = 0;                                           ///< from 1; 0 for a model that no run is known of
    int images = 0;                                          ///< that activations and gradients are of; 0 without a data set
    std::vector<std::string> names;                          ///< of the convolutions and linear layers
    std::array<std::vector<Histogram>, kFigureKinds> layers; ///< of each kind one for each of these; none without images

    const std::vector<Histogram>& of(Figures figures) const { return layers[static_cast<std::size_t>(figures)]; }
};

/// Of a run's epochs, the oldest first.
using HistogramHistory = std::vector<std::shared_ptr<const EpochHistograms>>;

} // namespace model
