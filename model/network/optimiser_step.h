// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"

#include <span>

namespace model {

/// The names PyTorch's optimisers give their buffers, behind those of the tensors.
inline constexpr const char* kMomentumBuffer = ".momentum_buffer";
inline constexpr const char* kFirstMomentBuffer = ".exp_avg";
inline constexpr const char* kSecondMomentBuffer = ".exp_avg_sq";

/// PyTorch's SGD (with momentum, Nesterov's too) and AdamW, in its order of operations and float32 roundings.
/// Source: the formulas in PyTorch's documentation of torch.optim.SGD and torch.optim.AdamW.
class OptimiserStep {
public:
    explicit OptimiserStep(const Architecture& architecture)
        : specs_(architecture.tensors().begin(), architecture.tensors().end()) {}

    /// One step. `tensors` and `gradients` lie as `FusedStep` takes them, in the order of `Architecture::tensors()`; those of
    /// statistics are not looked at.
    void apply(const StepSettings& settings, std::span<const float* const> gradients, std::span<float* const> tensors);

    void forget() { state_ = {}; }
    const OptimiserState& state() const { return state_; }

    /// Resumes from `state`. Throws `Error` when the buffers are not this network's.
    void setState(const OptimiserState& state);

private:
    std::span<float> buffer(const TensorSpec& spec, const char* name, bool& made);

    std::vector<TensorSpec> specs_;
    OptimiserState state_;
};

} // namespace model
