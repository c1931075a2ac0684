// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/aligned_buffer.h"
#include "model/network/fused/batch_norm.h"
#include "model/network/fused/fused_step.h"
#include "model/network/fused/kernel_table.h"
#include "model/network/fused/worker_pool.h"

#include <functional>
#include <string>
#include <vector>

namespace model::fused {

/// The step behind `FusedStep`, phase by phase (plan.h). A phase runs over the whole batch, every worker on its share of the
/// groups of samples, and forward on what others have not begun; the next begins when all are done, because batch norm needs the
/// sums of the whole batch.
///
///     forward      a phase's stages: convolution, ReLU and the sums for batch norm (forward.h); what comes between two
///                  convolutions, batch norm, dropout and pooling, happens as the next one reads its input (normalise.h)
///     head         the last phase: forward, loss and back
///     backward     gradients of weights (weight_gradient.h) and inputs (convolution.h) together (backward.h)
///
/// 3×3 convolutions with a border of one are computed in tiles of two columns, which saves a third of their multiplications in
/// all three places (tiles.h). Samples lie in the lanes of vectors (lanes.h), so the same kernels serve every instruction set
/// (kernel_table.h) and every number of channels.
class TrainingStep {
public:
    TrainingStep(const Architecture& architecture, int threads, Isa isa);

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
    /// A stage's memory for as many groups as there is room for.
    struct StageBuffers {
        AlignedBuffer<float> output; ///< empty where each worker has its own
        AlignedBuffer<float> gradient;
        AlignedBuffer<float> flatInputs, flatGradients;
        AlignedBuffer<double> sums, gradientSums;
        AlignedBuffer<float> coefficients;
        std::vector<double> deviations; ///< [channels]: √(variance + ε)
    };

    /// A worker's own memory.
    struct WorkerMemory {
        AlignedBuffer<float> inputRows, gradientRows, line, channelSums, tileSums, weightSums;
        std::vector<AlignedBuffer<float>> images; ///< those of stages that need one a worker
        std::vector<float*> outputs, gradients;   ///< see `Scratch`
    };

    void makePhases();
    void makeMemory();
    void reserve(int groups);
    void drawDropoutKeys(const StepInput& input);
    void pack();
    Scratch scratch(int worker) const;
    void runForward(PhaseStages stages);
    void runInShares(Phase phase, PhaseStages stages);
    void sumWeights();
    double rateOf(const Stage& stage) const;
    double keepScale(const Stage& stage) const;
    void finishForward(int stage);
    void finishBackward(int stage);
    NormSums normSums(int stage) const;
    NormTensors normTensors(int stage) const;
    AlignedBuffer<float> vectors(std::int64_t count) const;

    const Plan plan_;
    const Kernels& kernels_;
    const std::size_t tensorCount_;
    WorkerPool pool_;
    std::vector<NamedPhase> phases_;
    std::size_t headPhase_ = 0; ///< in phases_

    StepView view_{};
    double dropout_ = 0;   ///< the step's
    bool dropping_ = true; ///< false: layers' own dropout is off too
    double statisticsMomentum_ = kBatchNormMomentum;
    std::span<float* const> tensors_;
    std::span<float* const> gradients_;

    int reservedGroups_ = 0;
    std::vector<StageBuffers> buffers_;
    std::vector<StageMemory> stageMemory_;
    AlignedBuffer<std::uint32_t> dropoutKeys_;
    AlignedBuffer<double> losses_;
    AlignedBuffer<int> corrects_;
    AlignedBuffer<float> packedWeights_; ///< forward, then backward
    std::vector<WorkerMemory> workers_;
};

} // namespace model::fused
