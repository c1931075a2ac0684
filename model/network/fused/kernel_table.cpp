// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/kernel_table.h"

namespace model::fused {

extern const Kernels kPortableKernels;

#if defined(__x86_64__)

extern const Kernels kAvx2Kernels;
extern const PredictKernels kAvx2NarrowKernels;
extern const Kernels kAvx512Kernels;
extern const PredictKernels kAvx512NarrowKernels;

const Kernels& kernelsOf(Isa isa) {
    return isa == Isa::avx512 ? kAvx512Kernels : isa == Isa::avx2 ? kAvx2Kernels : kPortableKernels;
}

const PredictKernels& narrowKernelsOf(Isa isa) {
    return isa == Isa::avx512 ? kAvx512NarrowKernels : isa == Isa::avx2 ? kAvx2NarrowKernels : kPortableKernels;
}

#else

const Kernels& kernelsOf(Isa) {
    return kPortableKernels;
}

const PredictKernels& narrowKernelsOf(Isa) {
    return kPortableKernels;
}

#endif

} // namespace model::fused
