// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace model {

/// The instruction sets the kernels are compiled for.
enum class Isa { portable, avx2, avx512 };

/// "portable", "avx2" or "avx512".
const char* isaName(Isa isa);

/// Whether this processor runs it (AVX-512 means F, BW, DQ and VL; AVX2 comes with FMA).
bool isaRuns(Isa isa);

/// The best one this processor runs, or the one DIGITLAB_ISA names (portable, avx2, avx512).
/// Throws `Error` when the named one is unknown or the processor lacks it.
Isa chooseIsa();

} // namespace model
