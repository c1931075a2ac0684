// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes with AVX2's instructions, for single images.
#define DIGITLAB_KERNELS avx2_narrow
#define DIGITLAB_LANES 4
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const Kernels kAvx2NarrowKernels;
const Kernels kAvx2NarrowKernels = avx2_narrow::kKernels;

} // namespace model::fused
