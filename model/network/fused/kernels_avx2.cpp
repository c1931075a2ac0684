// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX2 with FMA (CMakeLists.txt).
#define DIGITLAB_KERNELS avx2
#define DIGITLAB_LANES 8
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const Kernels kAvx2Kernels;
const Kernels kAvx2Kernels = avx2::kKernels;

} // namespace model::fused
