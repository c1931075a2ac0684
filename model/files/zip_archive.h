// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// The files of a zip archive in memory, by name. Throws `std::invalid_argument` for what is no zip archive, is damaged
/// (checksums are verified), or unpacks to more than `largest` bytes.
std::map<std::string, std::string> readZip(std::string_view bytes, std::size_t largest);

/// An archive of these files, stored without compression, in this order.
std::string writeZip(const std::vector<std::pair<std::string, std::string>>& files);

} // namespace model
