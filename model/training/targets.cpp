// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/targets.h"

#include <algorithm>
#include <iterator>

namespace model {

void Targets::learnFrom(const std::vector<Checkpoint>& teachers, int images) {
    std::vector<Weights> networks;
    std::ranges::transform(teachers, std::back_inserter(networks), &Checkpoint::weights);
    teachers_.emplace(networks, recipe_, images);
}

void Targets::set(const Batch& batch, StepInput& input) {
    if (teachers_) {
        input.targets = teachers_->targets(batch);
        input.temperature = recipe_.distillation.temperature;
    } else if (recipe_.labelSmoothing > 0) {
        const auto share = static_cast<float>(recipe_.labelSmoothing);
        smoothed_.assign(batch.labels.size() * classes_, share / static_cast<float>(classes_));
        for (std::size_t i = 0; i < batch.labels.size(); ++i) {
            smoothed_[i * classes_ + batch.labels[i]] += 1 - share;
        }
        input.targets = smoothed_;
    }
}

} // namespace model
