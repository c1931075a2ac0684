// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/isa.h"
#include "model/network/learner.h"

#include <cstdint>
#include <memory>
#include <span>

namespace model {

/// Forward and backward pass of the network over one batch on the CPU: reads parameters, writes gradients (overwriting) and
/// updates the running statistics as PyTorch does. All pointers are in `Architecture::tensors()` order, row-major float32, owned
/// by the caller. The same inputs and thread count give the same bits. One object belongs to one calling thread; it owns its
/// workers.
class FusedStep {
public:
    FusedStep(ArchitecturePointer architecture, int threads, Isa isa);
    ~FusedStep();
    FusedStep(const FusedStep&) = delete;
    FusedStep& operator=(const FusedStep&) = delete;

    /// Bytes that such a step takes for batches of so many samples.
    static std::size_t memory(const Architecture& architecture, int samples, int threads, Isa isa);

    /// `gradients[i]` is ignored for tensors that are not learned; the running statistics in `tensors` are updated in place.
    /// Throws std::invalid_argument when the input's sizes do not fit together, or a label or the dropout is out of range.
    StepResult run(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients);

    /// The forward pass as in training, without dropout, for batch norm's sake alone: the running statistics in `tensors` become
    /// (1 − momentum) · themselves + momentum · the batch's. Throws as `run`.
    void updateStatistics(std::span<const float> pixels, double momentum, std::span<float* const> tensors);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// The plain forward pass (running statistics, no dropout) on the CPU. Immutable after construction: batch norm is folded once.
/// `predict` may be called from one thread at a time per object. The weights may be of any width.
class FusedPredictor final : public Predictor {
public:
    FusedPredictor(const Weights& weights, int threads, Isa isa);
    ~FusedPredictor() override;
    FusedPredictor(const FusedPredictor&) = delete;
    FusedPredictor& operator=(const FusedPredictor&) = delete;

    int classes() const override;

    /// `images` [N,28,28] uint8 → `logProbabilities` [N,10] float32. Throws std::invalid_argument when their sizes do not fit.
    void predict(std::span<const DigitImage> images, std::span<float> logProbabilities) override;

    /// The same, and conv6's maps after ReLU, from which two linear layers make the answer: `features` [N,32·width,3,3] float32.
    void predictWithFeatures(std::span<const DigitImage> images, std::span<float> logProbabilities, std::span<float> features);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace model
