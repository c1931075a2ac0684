// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes in whatever vector unit the processor's baseline has: SSE2, NEON.
#define DIGITLAB_KERNELS portable
#define DIGITLAB_LANES 4
#define DIGITLAB_WIDTH 1
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kPortablePredictKernels;
const PredictKernels kPortablePredictKernels = portable::kPredictKernels;

extern const StepKernels kPortableStepKernels;
const StepKernels kPortableStepKernels = portable::kStepKernels;

} // namespace model::fused
