// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes with AVX2's instructions, for single images.
#define DIGITLAB_KERNELS avx2_narrow
#define DIGITLAB_LANES 4
#include "model/network/fused/predict.h"

namespace model::fused {

extern const PredictKernels kAvx2NarrowKernels;
const PredictKernels kAvx2NarrowKernels = avx2_narrow::kPredictKernels;

} // namespace model::fused
