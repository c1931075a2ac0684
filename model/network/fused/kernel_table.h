// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/step_view.h"
#include "model/network/isa.h"

#include <cstdint>

/// One instruction set's kernels. Each kernels_*.cpp compiles the same source and exports such a table.
namespace model::fused {

/// A phase of the step over the groups `begin` … `end` − 1.
using Phase = void (*)(const StepView& view, const Scratch& scratch, PhaseStages stages, int begin, int end);

/// What reads images.
struct PredictKernels {
    int lanes;
    /// A stage's weights in PyTorch's order → packed.
    void (*packForward)(const Stage& stage, const float* weights, float* packed);
    /// A group being `lanes` images. `scratch`: a worker's own.
    void (*predict)(const PredictView& view, float* scratch, int begin, int end);
};

/// … and what trains.
struct Kernels : PredictKernels {
    void (*packBackward)(const Stage& stage, const float* weights, float* packed);
    Phase forward;
    Phase head;
    Phase backward;
    /// gradient[i] = Σ over workers and lanes of vectors sums[worker][i], for i in begin … end − 1.
    void (*sumLanes)(const float* const* sums, int workers, int begin, int end, float* gradient);
    /// 2 · lanes · sums · `rounds` floating-point operations that no memory slows down; returns how many.
    double (*burn)(std::int64_t rounds);
};

/// For images in bulk, and a training step.
const Kernels& kernelsOf(Isa isa);

/// With four lanes: for single images, where wider vectors would be all but empty.
const PredictKernels& narrowKernelsOf(Isa isa);

} // namespace model::fused
