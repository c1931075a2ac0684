// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <span>
#include <vector>

namespace model {

/// Answers for images with fixed weights. An object belongs to one thread at a time.
class Predictor {
public:
    virtual ~Predictor() = default;

    /// How many it tells apart.
    virtual int classes() const = 0;

    /// `images` [N,28,28] uint8 → `logProbabilities` [N, classes()] float32, natural logarithms.
    virtual void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) = 0;

    /// The same: a row of `classes()` log-probabilities an image.
    std::vector<float> answers(std::span<const DigitImage> images) {
        std::vector<float> logProbabilities(images.size() * static_cast<std::size_t>(classes()));
        predict(images, logProbabilities);
        return logProbabilities;
    }
};

} // namespace model
