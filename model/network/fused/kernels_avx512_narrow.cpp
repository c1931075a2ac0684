// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes with the 32 registers of AVX-512VL, for single images.
#define DIGITLAB_KERNELS avx512_narrow
#define DIGITLAB_LANES 4
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const Kernels kAvx512NarrowKernels;
const Kernels kAvx512NarrowKernels = avx512_narrow::kKernels;

} // namespace model::fused
