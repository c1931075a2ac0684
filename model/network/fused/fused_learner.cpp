// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/fused_learner.h"

#include "model/network/architecture.h"

#include <algorithm>

namespace model {

FusedLearner::FusedLearner(ArchitecturePointer architecture, const LearnerOptions& options)
    : threads_(resolveThreads(options.threads)), fused_(architecture, threads_, chooseIsa()), optimiser_(*architecture),
      weights_(initialWeights(architecture, options.seed)), gradients_(weights_) {
    for (std::size_t i = 0; i < weights_.tensors.size(); ++i) {
        values_.push_back(weights_.tensors[i].values.data());
        std::vector<float>& gradient = gradients_.tensors[i].values;
        gradient.assign(gradient.size(), 0);
        slopes_.push_back(architecture->tensors()[i].learned ? gradient.data() : nullptr);
    }
}

void FusedLearner::setWeights(const Weights& weights) {
    for (NamedTensor& tensor : weights_.tensors) {
        const std::vector<float>& source = weights.at(tensor.name).values;
        std::copy(source.begin(), source.end(), tensor.values.begin()); // they stay where the step looks for them
    }
    optimiser_.forget();
}

StepResult FusedLearner::step(const StepInput& input, const StepSettings& settings) {
    const StepResult result = fused_.run(input, values_, slopes_);
    optimiser_.apply(settings, slopes_, values_);
    return result;
}

Weights FusedLearner::gradients(const StepInput& input) {
    fused_.run(input, values_, slopes_);
    return gradients_;
}

void FusedLearner::updateStatistics(std::span<const float> pixels, double momentum) {
    fused_.updateStatistics(pixels, momentum, values_);
}

void FusedLearner::predict(std::span<const DigitImage> images, std::span<float> logProbabilities) {
    FusedPredictor(weights_, threads_, chooseIsa()).predict(images, logProbabilities);
}

} // namespace model
