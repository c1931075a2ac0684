// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes with the 32 registers of AVX-512VL, for single images.
#define DIGITLAB_KERNELS avx512_narrow
#define DIGITLAB_LANES 4
#include "model/network/fused/predict.h"

namespace model::fused {

extern const PredictKernels kAvx512NarrowKernels;
const PredictKernels kAvx512NarrowKernels = avx512_narrow::kPredictKernels;

} // namespace model::fused
