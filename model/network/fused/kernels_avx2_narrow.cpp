// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes with AVX2's fused multiply-add, for single images.
#define DIGITLAB_KERNELS avx2_narrow
#define DIGITLAB_LANES 4
#define DIGITLAB_WIDTH 1
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const PredictKernels kAvx2NarrowPredictKernels;
const PredictKernels kAvx2NarrowPredictKernels = avx2_narrow::kPredictKernels;

} // namespace model::fused
