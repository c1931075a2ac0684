// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/architecture.h"
#include "model/network/predictor.h"
#include "model/values/recipe.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// One training step's inputs apart from the parameters.
struct StepInput {
    std::span<const float> pixels;        ///< [N,28,28] float32, normalised
    std::span<const std::uint8_t> labels; ///< [N], below the number of classes
    double dropout = 0;                   ///< probability of zeroing where a layer has none of its own, in [0, 1)
    std::uint64_t dropoutSeed = 0;        ///< a new one each step; the same one gives the same masks
    /// [N,classes] target probabilities, with which the loss is the cross-entropy; empty: the labels are the targets.
    std::span<const float> targets = {};
    /// Logits are divided by it and, so that gradients keep their size, the loss is multiplied by its square.
    double temperature = 1;
};

struct StepResult {
    double loss = 0; ///< mean negative log-likelihood of the batch (or its cross-entropy towards the targets), nats
    int correct = 0;
};

/// The optimiser's settings for one step.
struct StepSettings {
    double learningRate = 0.01;
    double momentum = 0.9;                ///< AdamW: its first beta; the second is 0.999
    double weightDecay = 0;               ///< of the convolutions' weights
    Optimiser optimiser = Optimiser::sgd; ///< a change forgets the momentum
};

/// The state an optimiser carries from step to step.
struct OptimiserState {
    Optimiser optimiser = Optimiser::sgd;
    std::int64_t steps = 0; ///< AdamW's, for its bias correction; 0 for the others
    /// PyTorch's buffers of each learned tensor, "conv1.weight.momentum_buffer" or ".exp_avg" and ".exp_avg_sq"; empty before
    /// the first step.
    std::vector<NamedTensor> buffers;
    bool operator==(const OptimiserState&) const = default;
};

/// A network in training: parameters, gradients and optimiser. Belongs to the thread that made it.
class Learner : public Predictor {
public:
    virtual const ArchitecturePointer& architecture() const = 0;
    int classes() const override { return architecture()->classes(); }

    /// What computes, for reports: "fused, avx512" or "LibTorch 1.13.1, CPU".
    virtual std::string backend() const = 0;

    virtual Weights weights() const = 0;

    /// Replaces the weights (checked by `checkWeights` before) and forgets the optimiser's momentum.
    virtual void setWeights(const Weights& weights) = 0;

    virtual OptimiserState optimiserState() const = 0;

    /// Resumes from `state`. Throws `Error` when the buffers are not this network's.
    virtual void setOptimiserState(const OptimiserState& state) = 0;

    /// One step of the optimiser (PyTorch's) on one batch.
    virtual StepResult step(const StepInput& input, const StepSettings& settings) = 0;

    /// Forward and backward pass of a step only: each learned tensor's gradient; zeros for running statistics.
    virtual Weights gradients(const StepInput& input) = 0;

    /// See `FusedStep::updateStatistics`.
    virtual void updateStatistics(std::span<const float> pixels, double momentum) = 0;
};

struct LearnerOptions {
    std::uint64_t seed = 1;      ///< of the initial weights, PyTorch's default initialisation
    int threads = 0;             ///< 0 takes every processor
    std::string device = "auto"; ///< "auto", "cpu" or "cuda"
    StepKind step = StepKind::automatic;
};

/// A learner by the backend that does what the options ask for: LibTorch for the step libtorch and the device "cuda", and for
/// "auto" where it finds a CUDA device, else the fused step. LibTorch is loaded on first use, which takes most of a second.
/// Throws `Error` when it cannot be loaded, or for a device that does not exist or that the step cannot use.
std::unique_ptr<Learner> makeLearner(ArchitecturePointer architecture, const LearnerOptions& options);

struct PredictorOptions {
    int threads = 0;
    std::string device = "auto";
    StepKind step = StepKind::automatic;
};

/// A predictor with these weights (checked before). Only the libtorch kind and "cuda" load LibTorch; throws as `makeLearner`
/// does.
std::unique_ptr<Predictor> makePredictor(const Weights& weights, const PredictorOptions& options);

/// LibTorch's version, for reports; "no LibTorch" where its module is not installed. Does not load it.
std::string torchDescription();

/// `threads`, or the number of processors (kMaxThreads at most) when it is 0. Throws `Error` outside 0 … kMaxThreads.
int resolveThreads(int threads);

/// `threads`, but no more than there are processors, where more take turns with each other; what `resolveThreads` refuses stays
/// as it is. For work that begins: a run that goes on keeps its number, because its sums round by it.
int atMostProcessors(int threads);

/// What the torch module exports.
struct TorchEngine {
    Learner* (*makeLearner)(ArchitecturePointer, const LearnerOptions&);
    std::string (*description)();
    bool (*hasCuda)();
    /// See `writeTorchScript` and `runTorchScript`.
    std::string (*writeScript)(const Weights& weights, const std::vector<std::pair<std::string, std::string>>& metadata);
    void (*runScript)(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities);
};

/// The module's, which is loaded at the first call. Throws as `makeLearner` does.
const TorchEngine& torchEngine();

} // namespace model
