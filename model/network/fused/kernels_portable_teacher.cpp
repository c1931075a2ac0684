// SPDX-License-Identifier: GPL-3.0-or-later
// Networks twice as wide, that teach; compiled for the baseline.
#define DIGITLAB_KERNELS portable_teacher
#define DIGITLAB_LANES 4
#define DIGITLAB_WIDTH 2
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kPortableTeacherPredictKernels;
const PredictKernels kPortableTeacherPredictKernels = portable_teacher::kPredictKernels;

extern const StepKernels kPortableTeacherStepKernels;
const StepKernels kPortableTeacherStepKernels = portable_teacher::kStepKernels;

} // namespace model::fused
