// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/isa.h"
#include "model/values/architecture.h"

namespace model::fused {

/// What `threads` threads reach together with multiply-adds on registers alone, in floating-point operations a second: the
/// ceiling for any kernel of this instruction set on this machine now. (`portable` multiplies and adds apart where the baseline
/// has no fused instruction.) Takes a few tenths of a second.
double measureFmaPeak(int threads, Isa isa);

/// Floating-point operations of one training step: two for each multiply-add of the convolutions forward, for their weights and
/// for their inputs (but the first layer's); linear layers alike. 7.6 million a sample of the notebook's network. So they are
/// defined; tiles (tiles.h) get by with fewer multiplications, and a step that reaches more than the peak is not wrong.
double stepOperations(const Architecture& architecture, int samples);

} // namespace model::fused
