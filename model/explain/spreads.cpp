// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/spreads.h"

#include "model/network/fused/fused_learner.h"
#include "model/network/reference/activations.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace model {
namespace {

constexpr std::size_t kMostSums = 20'000'000;

/// The gradients of the mean loss.
Weights lossGradients(const Weights& weights, std::span<const DigitImage> images, std::span<const std::uint8_t> labels) {
    std::vector<float> pixels;
    for (const DigitImage& image : images) {
        const auto given = normalised(image);
        pixels.insert(pixels.end(), given.begin(), given.end());
    }
    FusedLearner learner(weights.architecture, {.threads = 1});
    learner.setWeights(weights);
    return learner.gradients({.pixels = pixels, .labels = labels});
}

} // namespace

Histogram histogramOf(std::span<const float> all) {
    Histogram histogram;
    std::vector<float> values; // those of a network that diverges are not all numbers
    std::copy_if(all.begin(), all.end(), std::back_inserter(values), [](float value) { return std::isfinite(value); });
    if (values.empty()) {
        return histogram;
    }
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    histogram.least = *least;
    histogram.greatest = *greatest;
    histogram.values = static_cast<std::int64_t>(values.size());
    const double width = static_cast<double>(*greatest) - static_cast<double>(*least);
    const double perUnit = width > 0 ? Histogram::kBins / width : 0;
    double sum = 0;
    double squares = 0; // of what lies above the least, so that nothing is lost where all are much the same
    for (const float value : values) {
        const double above = static_cast<double>(value) - static_cast<double>(*least);
        sum += above;
        squares += above * above;
        ++histogram.counts[static_cast<std::size_t>(std::min(static_cast<int>(above * perUnit), Histogram::kBins - 1))];
    }
    const double mean = sum / static_cast<double>(values.size());
    histogram.mean = static_cast<double>(*least) + mean;
    histogram.deviation = std::sqrt(std::max(0.0, squares / static_cast<double>(values.size()) - mean * mean));
    return histogram;
}

EpochHistograms measureSpreads(const Weights& weights, int epoch, std::span<const DigitImage> images,
                               std::span<const std::uint8_t> labels) {
    EpochHistograms measured;
    measured.epoch = epoch;
    auto& [ofWeights, ofActivations, ofGradients] = measured.layers;
    const auto layers = weights.architecture->layers();
    const auto weighted = weights.architecture->weighted();
    std::size_t sumsOfAnImage = 0;
    for (const std::size_t i : weighted) {
        measured.names.push_back(layers[i].name);
        ofWeights.push_back(histogramOf(weights.tensors[layers[i].firstTensor].values));
        sumsOfAnImage += static_cast<std::size_t>(layers[i].output.count());
    }
    images = images.first(std::min(images.size(), kMostSums / sumsOfAnImage));
    labels = labels.first(images.size());
    measured.images = static_cast<int>(images.size());
    if (images.empty()) {
        return measured;
    }
    std::vector<std::vector<float>> sums(weighted.size());
    for (const DigitImage& image : images) {
        const Activations at = activate(weights, image);
        for (std::size_t i = 0; i < weighted.size(); ++i) {
            const std::vector<float>& made = at.layers[weighted[i]];
            sums[i].insert(sums[i].end(), made.begin(), made.end());
        }
    }
    std::transform(sums.begin(), sums.end(), std::back_inserter(ofActivations),
                   [](const std::vector<float>& values) { return histogramOf(values); });
    const Weights gradients = lossGradients(weights, images, labels);
    for (const std::size_t i : weighted) {
        ofGradients.push_back(histogramOf(gradients.tensors[layers[i].firstTensor].values));
    }
    return measured;
}

} // namespace model
