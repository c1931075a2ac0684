// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../fused/test_digits.h"
#include "model/explain/input_gradient.h"
#include "model/network/reference/activations.h"
#include "model/values/random.h"

#include <algorithm>
#include <cmath>
#include <vector>

/// Digits whose pixels all differ a little: no two values of a map are equal by chance of the background, so that every gradient
/// is defined, at ReLU's corner and in max-pooling too.
inline std::vector<std::array<float, model::kImagePixels>> grainyDigits(int count) {
    std::vector<std::array<float, model::kImagePixels>> images;
    for (const model::DigitImage& digit : syntheticDigits(count).images) {
        model::Random random{7, images.size()};
        images.push_back(model::normalised(digit));
        for (float& pixel : images.back()) {
            pixel += static_cast<float>(random.uniform(-0.2, 0.2));
        }
    }
    return images;
}

/// The gradient of the sum of one of a layer's maps.
inline model::InputGradient mapGradient(const model::Weights& weights, const model::Activations& at, std::size_t layer,
                                        std::size_t channel) {
    std::vector<float> ones(at.layers.at(layer).size());
    const std::size_t pixels = ones.size() / static_cast<std::size_t>(weights.architecture->layers()[layer].output.channels);
    std::fill_n(ones.begin() + static_cast<std::ptrdiff_t>(channel * pixels), pixels, 1.0F);
    return model::inputGradient(weights, at, layer, ones);
}
