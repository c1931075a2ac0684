// SPDX-License-Identifier: GPL-3.0-or-later
// Networks twice as wide, that teach; compiled for AVX-512 (model/network/fused/CMakeLists.txt).
#define DIGITLAB_KERNELS avx512_teacher
#define DIGITLAB_LANES 16
#define DIGITLAB_WIDTH 2
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kAvx512TeacherPredictKernels;
const PredictKernels kAvx512TeacherPredictKernels = avx512_teacher::kPredictKernels;

extern const StepKernels kAvx512TeacherStepKernels;
const StepKernels kAvx512TeacherStepKernels = avx512_teacher::kStepKernels;

} // namespace model::fused
