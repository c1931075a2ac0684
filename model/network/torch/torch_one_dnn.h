// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace model {

/// Whether LibTorch's oneDNN works out the gradients of this network's convolutions. Where it does not, LibTorch goes on without
/// it: Debian 13's (3.7.2) is off by half of their size on processors with AVX-512, and training diverges at the second step.
/// Looked at once.
bool trustOneDnn();

} // namespace model
