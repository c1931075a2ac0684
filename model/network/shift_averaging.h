// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"

namespace model {

/// Reads every image five times, as it is and moved by one pixel to each side, and averages the probabilities.
class ShiftAveraging final : public Predictor {
public:
    /// `predictor` must outlive this.
    explicit ShiftAveraging(Predictor& predictor) : predictor_(predictor) {}

    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override;

private:
    Predictor& predictor_;
};

} // namespace model
