// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/synthetic_digits.h"

#include <filesystem>
#include <fstream>
#include <string_view>

namespace fuzz {

/// For readers that open files themselves: the path of a file with these bytes, always the same one.
inline const std::filesystem::path& inputFile(std::string_view bytes) {
    static const synthetic::TemporaryFolder folder;
    static const std::filesystem::path path = folder / "input";
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

} // namespace fuzz
