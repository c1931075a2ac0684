// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What each target defines: a reader, given any bytes, with what must hold whatever they are. libFuzzer's main calls it with
/// what it makes up, that of replay.cpp with what it made up before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

/// Inputs to begin with, mostly what our own writers write today.
std::vector<std::string> seeds();

} // namespace fuzz
