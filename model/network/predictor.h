// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <span>

namespace model {

/// Answers for images with fixed weights. An object belongs to one thread at a time.
class Predictor {
public:
    virtual ~Predictor() = default;

    /// `images` [N,28,28] uint8 → `logProbabilities` [N,10] float32, natural logarithms.
    virtual void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) = 0;
};

} // namespace model
