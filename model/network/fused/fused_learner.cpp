// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/fused_learner.h"

#include "model/network/architecture.h"

#include <algorithm>

namespace model {

FusedLearner::FusedLearner(const LearnerOptions& options, int width)
    : threads_(resolveThreads(options.threads)), fused_(threads_, chooseIsa(), width), optimiser_(width),
      weights_(initialWeights(options.seed, width)) {
    const auto specs = tensorSpecs(width);
    for (const TensorSpec& spec : specs) {
        gradients_.tensors.push_back({spec.name, spec.shape, std::vector<float>(elementCount(spec.shape))});
    }
    for (std::size_t i = 0; i < specs.size(); ++i) {
        values_.push_back(weights_.tensors[i].values.data());
        slopes_.push_back(specs[i].learned ? gradients_.tensors[i].values.data() : nullptr);
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
