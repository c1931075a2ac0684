// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/batch_norm.h"
#include "model/network/fused/fused_step.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/worker_pool.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace model::fused {

/// The step behind `FusedStep`, phase by phase. A phase runs over the whole batch, every worker on its share of the groups of
/// samples, and forward on what others have not begun; the next begins when all are done, because batch norm needs the sums of
/// the whole batch.
///
///     forward conv1 … conv5    convolution, ReLU and the sums for batch norm (forward.h); what comes between two of them, batch
///                              norm, dropout and pooling, happens as the next one reads its input (normalise.h)
///     head                     conv6 … loss and back (head.h)
///     backward conv5 … conv1   gradients of weights (weight_gradient.h) and inputs (convolution.h) together (backward.h)
///
/// conv2 … conv4, nine tenths of the work, are computed in tiles of two columns, which saves a third of their multiplications in
/// all three places (tiles.h).
///
/// Samples lie in the lanes of vectors (lanes.h), so the same kernels serve every instruction set (kernel_table.h). Memory: about
/// 90 kB a sample of the largest batch so far, times the network's width.
class TrainingStep {
public:
    TrainingStep(int threads, Isa isa, int width);

    StepResult run(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients);
    void updateStatistics(std::span<const float> pixels, double momentum, std::span<float* const> tensors);

    /// The step taken apart, for measuring: `begin`, then every phase in turn, then `result`.
    struct NamedPhase {
        std::string name;
        std::function<void()> run;
    };
    void begin(const StepInput& input, std::span<float* const> tensors, std::span<float* const> gradients);
    const std::vector<NamedPhase>& phases() const { return phases_; }
    StepResult result() const;

private:
    /// A worker's own memory.
    struct WorkerMemory {
        AlignedBuffer<float> inputRows;
        AlignedBuffer<float> gradientRows;
        AlignedBuffer<float> tileSums;
        AlignedBuffer<float> weightSums;
    };

    static constexpr std::size_t kHeadPhase = 1 + kNormCount; ///< in phases_: after packing and the layers with batch norm

    void makePhases();
    void reserve(int groups);
    void drawDropoutKeys(const StepInput& input);
    void pack();
    Scratch scratch(int worker) const;
    void runForward(Phase phase);
    void runInShares(Phase phase);
    void sumWeights();
    double keepScale(int layer) const;
    NormSums normSums(int layer) const;
    NormTensors normTensors(int layer) const;

    const StepKernels& kernels_;
    WorkerPool pool_;
    std::vector<NamedPhase> phases_;

    StepView view_{};
    double keepScale_ = 1; ///< dropout's 1/(1 − p)
    double statisticsMomentum_ = kBatchNormMomentum;
    std::span<float* const> tensors_;
    std::span<float* const> gradients_;
    std::array<std::array<double, kMaxNormChannels>, kNormCount> deviations_{};

    int reservedGroups_ = 0;
    std::array<AlignedBuffer<float>, kNormCount> activations_;
    std::array<AlignedBuffer<float>, kNormCount> gradientImages_; ///< empty where activations_ has the room
    std::array<AlignedBuffer<double>, kNormCount> sums_;
    std::array<AlignedBuffer<double>, kNormCount> gradientSums_;
    AlignedBuffer<std::uint32_t> dropoutKeys_;
    AlignedBuffer<double> losses_;
    AlignedBuffer<int> corrects_;
    AlignedBuffer<float> packedWeights_; ///< forward, then backward
    std::vector<WorkerMemory> memory_;   ///< one a worker
};

} // namespace model::fused
