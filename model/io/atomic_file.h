// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace model {

/// Writes `bytes` so that `path` holds either what it held before or all of them: to a temporary file in the same folder, flushed
/// to the disk, then renamed. Throws `Error` with the path and the system's reason; the temporary file is gone then.
void writeFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Throws `Error` when nothing could be written to `path` now. Leaves nothing behind.
void checkWritable(const std::filesystem::path& path);

/// The whole file. Throws `Error` when it is missing, unreadable, empty or larger than `largest` bytes.
std::string readWholeFile(const std::filesystem::path& path, std::size_t largest);

} // namespace model
