// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX2 with FMA (model/CMakeLists.txt).
#define DIGITLAB_KERNELS avx2
#define DIGITLAB_LANES 8
#define DIGITLAB_WIDTH 1
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kAvx2PredictKernels;
const PredictKernels kAvx2PredictKernels = avx2::kPredictKernels;

extern const StepKernels kAvx2StepKernels;
const StepKernels kAvx2StepKernels = avx2::kStepKernels;

} // namespace model::fused
