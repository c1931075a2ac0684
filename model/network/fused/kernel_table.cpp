// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/kernel_table.h"

namespace model::fused {

extern const StepKernels kPortableStepKernels;
extern const StepKernels kPortableTeacherStepKernels;
extern const PredictKernels kPortablePredictKernels;
extern const PredictKernels kPortableTeacherPredictKernels;

#if defined(__x86_64__)

extern const StepKernels kAvx2StepKernels;
extern const StepKernels kAvx2TeacherStepKernels;
extern const StepKernels kAvx512StepKernels;
extern const StepKernels kAvx512TeacherStepKernels;
extern const PredictKernels kAvx2PredictKernels;
extern const PredictKernels kAvx2NarrowPredictKernels;
extern const PredictKernels kAvx2TeacherPredictKernels;
extern const PredictKernels kAvx512PredictKernels;
extern const PredictKernels kAvx512NarrowPredictKernels;
extern const PredictKernels kAvx512TeacherPredictKernels;

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

const StepKernels& stepKernels(Isa isa, int width) {
    return width == 1 ? choose(isa, kPortableStepKernels, kAvx2StepKernels, kAvx512StepKernels)
                      : choose(isa, kPortableTeacherStepKernels, kAvx2TeacherStepKernels, kAvx512TeacherStepKernels);
}

const PredictKernels& predictKernels(Isa isa, int width) {
    return width == 1 ? choose(isa, kPortablePredictKernels, kAvx2PredictKernels, kAvx512PredictKernels)
                      : choose(isa, kPortableTeacherPredictKernels, kAvx2TeacherPredictKernels, kAvx512TeacherPredictKernels);
}

const PredictKernels& narrowPredictKernels(Isa isa, int width) {
    return width == 1 ? choose(isa, kPortablePredictKernels, kAvx2NarrowPredictKernels, kAvx512NarrowPredictKernels)
                      : predictKernels(isa, width);
}

#else

const StepKernels& stepKernels(Isa, int width) {
    return width == 1 ? kPortableStepKernels : kPortableTeacherStepKernels;
}
const PredictKernels& predictKernels(Isa, int width) {
    return width == 1 ? kPortablePredictKernels : kPortableTeacherPredictKernels;
}
const PredictKernels& narrowPredictKernels(Isa isa, int width) {
    return predictKernels(isa, width);
}

#endif

} // namespace model::fused
