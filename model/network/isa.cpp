// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/isa.h"

#include "model/values/error.h"

#include <cstdlib>
#include <string>

namespace model {
namespace {

constexpr Isa kBestFirst[] = {Isa::avx512, Isa::avx2, Isa::portable};

} // namespace

const char* isaName(Isa isa) {
    return isa == Isa::avx512 ? "avx512" : isa == Isa::avx2 ? "avx2" : "portable";
}

bool isaRuns(Isa isa) {
#if defined(__x86_64__)
    switch (isa) {
    case Isa::avx512:
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl");
    case Isa::avx2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    case Isa::portable:
        return true;
    }
#endif
    return isa == Isa::portable;
}

Isa chooseIsa() {
    const char* wanted = std::getenv("DIGITLAB_ISA");
    const bool free = wanted == nullptr || *wanted == '\0';
    for (const Isa isa : kBestFirst) {
        if (!free && std::string(wanted) != isaName(isa)) {
            continue;
        }
        if (isaRuns(isa)) {
            return isa;
        }
        if (!free) {
            throw Error(std::string("This processor does not run DIGITLAB_ISA=") + wanted + ".",
                        "Unset DIGITLAB_ISA, or set it to portable, which every processor runs.");
        }
    }
    throw Error(std::string("DIGITLAB_ISA=") + wanted + " is not an instruction set this program knows.",
                "Unset DIGITLAB_ISA, or set it to portable, avx2 or avx512.");
}

} // namespace model
