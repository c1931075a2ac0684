// SPDX-License-Identifier: GPL-3.0-or-later
// Four lanes in whatever vector unit the processor's baseline has: SSE2, NEON.
#define DIGITLAB_KERNELS portable
#define DIGITLAB_LANES 4
#include "model/network/fused/kernels.h"

namespace model::fused {

extern const Kernels kPortableKernels;
const Kernels kPortableKernels = portable::kKernels;

} // namespace model::fused
