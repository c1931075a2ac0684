// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/reference/activations.h"

#include "model/network/architecture.h"
#include "model/network/reference/layers.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace model {
namespace {

std::vector<float> logSoftmax(std::span<const float> logits) {
    const float largest = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits) {
        sum += std::exp(static_cast<double>(logit - largest));
    }
    std::vector<float> result;
    for (const float logit : logits) {
        result.push_back(static_cast<float>(static_cast<double>(logit - largest) - std::log(sum)));
    }
    return result;
}

} // namespace

std::array<float, kImagePixels> normalised(const DigitImage& image) {
    std::array<float, kImagePixels> pixels{};
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        pixels[i] = (static_cast<float>(image[i]) / 255 - kPixelMean) / kPixelDeviation;
    }
    return pixels;
}

Activations activate(const Weights& weights, std::span<const float, kImagePixels> pixels) {
    Activations all;
    std::copy(pixels.begin(), pixels.end(), all.input.begin());
    const std::size_t count = weights.architecture->layers().size();
    while (all.layers.size() < count) {
        all.layers.push_back(layerForward(weights, all.layers.size(), all.inputOf(all.layers.size())));
    }
    all.logProbabilities = logSoftmax(all.layers.back());
    return all;
}

Activations activate(const Weights& weights, const DigitImage& image) {
    return activate(weights, normalised(image));
}

void ReferencePredictor::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    const auto classes = static_cast<std::size_t>(this->classes());
    if (logProbabilities.size() != images.size() * classes) {
        throw std::invalid_argument("the predictor's output does not fit its images");
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        const Activations at = activate(*weights_, images[i]);
        std::copy(at.logProbabilities.begin(), at.logProbabilities.end(),
                  logProbabilities.begin() + static_cast<std::ptrdiff_t>(i * classes));
    }
}

} // namespace model
