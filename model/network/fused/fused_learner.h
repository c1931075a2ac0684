// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/fused_step.h"
#include "model/network/learner.h"
#include "model/network/optimiser_step.h"

namespace model {

/// A learner without LibTorch: the fused step, PyTorch's initial weights and its optimisers' arithmetic.
class FusedLearner final : public Learner {
public:
    /// `options.device` and `options.step` are not looked at.
    FusedLearner(ArchitecturePointer architecture, const LearnerOptions& options);

    const ArchitecturePointer& architecture() const override { return weights_.architecture; }
    std::string backend() const override { return std::string("fused, ") + isaName(chooseIsa()); }
    Weights weights() const override { return weights_; }
    void setWeights(const Weights& weights) override;
    OptimiserState optimiserState() const override { return optimiser_.state(); }
    void setOptimiserState(const OptimiserState& state) override { optimiser_.setState(state); }
    StepResult step(const StepInput& input, const StepSettings& settings) override;
    Weights gradients(const StepInput& input) override;
    void updateStatistics(std::span<const float> pixels, double momentum) override;
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override;

private:
    int threads_;
    FusedStep fused_;
    OptimiserStep optimiser_;
    Weights weights_;
    Weights gradients_;
    std::vector<float*> values_; ///< where the step finds the tensors …
    std::vector<float*> slopes_; ///< … and leaves the gradients
};

} // namespace model
