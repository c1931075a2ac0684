// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

/// True for bytes that begin as a gzip file does.
bool isGzip(std::string_view bytes);

/// Unpacks a whole gzip file. Throws `std::invalid_argument` saying whether it is corrupt or cut off, `std::length_error` when it
/// unpacks to more than `largest` bytes; no more than twice that is allocated.
std::string gunzip(std::string_view bytes, std::size_t largest);

} // namespace model
