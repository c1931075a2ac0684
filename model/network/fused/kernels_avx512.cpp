// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX-512 F, BW, DQ and VL (CMakeLists.txt).
#define DIGITLAB_KERNELS avx512
#define DIGITLAB_LANES 16
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const Kernels kAvx512Kernels;
const Kernels kAvx512Kernels = avx512::kKernels;

} // namespace model::fused
