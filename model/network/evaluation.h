// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/data_set.h"

#include <functional>
#include <optional>
#include <vector>

namespace model {

/// Reads every image of the set. Ties and everything else as PyTorch's argmax and nll_loss.
Evaluation evaluate(Predictor& predictor, const DataSet& set);

/// Reads one image.
Prediction predictOne(Predictor& predictor, const DigitImage& image);

/// Reads these images: one prediction for each.
std::vector<Prediction> predictAll(Predictor& predictor, std::span<const DigitImage> images);

/// exp of one image's log-probabilities, and the largest.
Prediction toPrediction(std::span<const float> logProbabilities);

/// The images of the set that the network reads as another class than their label, the most confident first, equals in file
/// order: where the network is good, the first of them are likely to have a wrong label. `goesOn` gets the share that was read,
/// in (0, 1]; when it returns false, reading ends without a result.
std::optional<std::vector<ReadImage>> doubtfulLabels(Predictor& predictor, const DataSet& set,
                                                     const std::function<bool(double share)>& goesOn);

/// Reads every image five times, as it is and moved by one pixel to each side, and averages the probabilities.
class ShiftAveraging final : public Predictor {
public:
    /// `predictor` must outlive this.
    explicit ShiftAveraging(Predictor& predictor) : predictor_(predictor) {}

    int classes() const override { return predictor_.classes(); }
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override;

private:
    Predictor& predictor_;
};

} // namespace model
