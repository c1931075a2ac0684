// SPDX-License-Identifier: GPL-3.0-or-later
// Networks twice as wide, that teach; compiled for AVX2 with FMA (model/network/fused/CMakeLists.txt).
#define DIGITLAB_KERNELS avx2_teacher
#define DIGITLAB_LANES 8
#define DIGITLAB_WIDTH 2
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kAvx2TeacherPredictKernels;
const PredictKernels kAvx2TeacherPredictKernels = avx2_teacher::kPredictKernels;

extern const StepKernels kAvx2TeacherStepKernels;
const StepKernels kAvx2TeacherStepKernels = avx2_teacher::kStepKernels;

} // namespace model::fused
