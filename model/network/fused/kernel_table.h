// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/step_view.h"
#include "model/network/isa.h"

#include <cstdint>

/// One instruction set's kernels for a network of one width. Each kernels_*.cpp compiles the same source and exports such tables.
namespace model::fused {

/// What the predictor's kernel reads and writes.
struct PredictView {
    int images;
    const std::uint8_t* pixels; ///< [images][28][28]
    float* logProbabilities;    ///< [images][10]
    float* features;            ///< [images][32·width][3][3], conv6's maps after ReLU; or null: they are not kept
    float pixelScale;           ///< network input = pixelScale · pixel + pixelShift
    float pixelShift;
    float* weights[kConvolutionCount];  ///< packed
    NormCoefficients norms[kNormCount]; ///< only scale and shift, from the running statistics
};

struct PredictKernels {
    int lanes;
    Shapes shapes;      ///< of the network that they compute
    int scratchVectors; ///< that `predict` needs
    /// `weights` in PyTorch's order → `packed`, one pointer a convolution.
    void (*packWeights)(const float* const* weights, float* const* packed);
    /// Groups `begin` … `end` − 1, a group being `lanes` images. `scratch`: a worker's own.
    void (*predict)(const PredictView& view, float* scratch, int begin, int end);
};

/// A phase of the step over the groups `begin` … `end` − 1.
using Phase = void (*)(const StepView& view, const Scratch& scratch, int begin, int end);

/// Vectors that a worker needs, see `Scratch`.
struct ScratchSizes {
    int inputRows;
    int gradientRows;
    int tileSums;
};

struct StepKernels {
    int lanes;
    Shapes shapes; ///< of the network that they compute
    ScratchSizes scratch;
    void (*packForward)(const float* const* weights, float* const* packed);
    void (*packBackward)(const float* const* weights, float* const* packed);
    Phase forward[kNormCount]; ///< conv1 … conv5
    Phase head;
    Phase backward[kNormCount]; ///< conv1 … conv5
    /// gradient[i] = Σ over workers and lanes of weightSums[worker][i], for i in begin … end − 1.
    void (*sumWeights)(const float* const* weightSums, int workers, int begin, int end, float* gradient);
    /// 2 · lanes · sums · `rounds` floating-point operations that no memory slows down; returns how many.
    double (*burn)(std::int64_t rounds);
};

/// For images in bulk, and a training step. `width`: of the network, 1 … kMaxWidth.
const PredictKernels& predictKernels(Isa isa, int width);
const StepKernels& stepKernels(Isa isa, int width);

/// With four lanes: for single images, where wider vectors would be all but empty. Those of width 2 are the ones for bulk:
/// teachers never answer single images.
const PredictKernels& narrowPredictKernels(Isa isa, int width);

} // namespace model::fused
