// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX-512 F, BW, DQ and VL (model/CMakeLists.txt).
#define DIGITLAB_KERNELS avx512
#define DIGITLAB_LANES 16
#define DIGITLAB_WIDTH 1
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kAvx512PredictKernels;
const PredictKernels kAvx512PredictKernels = avx512::kPredictKernels;

extern const StepKernels kAvx512StepKernels;
const StepKernels kAvx512StepKernels = avx512::kStepKernels;

} // namespace model::fused
