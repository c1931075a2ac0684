// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <cstdint>
#include <filesystem>
#include <vector>

/// MNIST's IDX format: a big-endian header (0, 0, type 8 = uint8, rank; then each extent as uint32), then the bytes.
/// Raw and gzip files are read alike. Each function throws `Error` with the path when the file is missing, empty, truncated,
/// longer than its header says, of another type or shape, or a corrupt gzip; a header's counts are believed only as far as
/// there are bytes, and no file may hold more than 350,000 entries, packed or not.
namespace model {

/// [N,28,28] uint8.
std::vector<DigitImage> readIdxImages(const std::filesystem::path& path);

/// [N] uint8, each 0 … 9.
std::vector<std::uint8_t> readIdxLabels(const std::filesystem::path& path);

} // namespace model
