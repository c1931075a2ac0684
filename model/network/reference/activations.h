// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/layer_maps.h"

#include <memory>
#include <span>

/// Any network in plain loops: to read, to explain, and to test by.
namespace model {

/// The network's input: [28,28] float32, (pixel / 255 − mean) / deviation.
std::array<float, kImagePixels> normalised(const DigitImage& image);

/// The forward pass of one image, keeping every intermediate value: of the bundled network some 0.3 ms. `pixels` [28,28] are
/// normalised, the weights checked before.
Activations activate(const Weights& weights, std::span<const float, kImagePixels> pixels);
Activations activate(const Weights& weights, const DigitImage& image);

/// Answers by `activate`, image after image.
class ReferencePredictor final : public Predictor {
public:
    explicit ReferencePredictor(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)) {}

    int classes() const override { return weights_->classes(); }
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override;

private:
    std::shared_ptr<const Weights> weights_;
};

} // namespace model
