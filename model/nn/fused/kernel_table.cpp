// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/fused/kernel_table.h"

namespace model::fused {

extern const StepKernels kPortableStepKernels;
extern const PredictKernels kPortablePredictKernels;

#if defined(__x86_64__)

extern const StepKernels kAvx2StepKernels;
extern const StepKernels kAvx512StepKernels;
extern const PredictKernels kAvx2PredictKernels;
extern const PredictKernels kAvx512PredictKernels;
extern const PredictKernels kAvx2NarrowPredictKernels;
extern const PredictKernels kAvx512NarrowPredictKernels;

namespace {

/// The one of three tables that belongs to the instruction set.
template <class Table> const Table& choose(Isa isa, const Table& portable, const Table& avx2, const Table& avx512) {
    switch (isa) {
    case Isa::avx512:
        return avx512;
    case Isa::avx2:
        return avx2;
    case Isa::portable:
        break;
    }
    return portable;
}

} // namespace

const StepKernels& stepKernels(Isa isa) {
    return choose(isa, kPortableStepKernels, kAvx2StepKernels, kAvx512StepKernels);
}

const PredictKernels& predictKernels(Isa isa) {
    return choose(isa, kPortablePredictKernels, kAvx2PredictKernels, kAvx512PredictKernels);
}

const PredictKernels& narrowPredictKernels(Isa isa) {
    return choose(isa, kPortablePredictKernels, kAvx2NarrowPredictKernels, kAvx512NarrowPredictKernels);
}

#else

const StepKernels& stepKernels(Isa) {
    return kPortableStepKernels;
}
const PredictKernels& predictKernels(Isa) {
    return kPortablePredictKernels;
}
const PredictKernels& narrowPredictKernels(Isa) {
    return kPortablePredictKernels;
}

#endif

} // namespace model::fused
