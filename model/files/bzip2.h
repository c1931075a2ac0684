// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

/// Unpacks a whole bzip2 file. Throws `std::invalid_argument` saying whether it is corrupt or cut off, `std::length_error` when
/// it unpacks to more than `largest` bytes.
std::string bunzip2(std::string_view bytes, std::size_t largest);

} // namespace model
