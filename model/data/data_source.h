// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// A data set that was found: files of one kind in one folder, or a folder of pictures.
struct Source {
    enum class Kind { idx, table, arrays, pictures, strokes };
    Kind kind;
    std::filesystem::path folder;
    std::vector<std::filesystem::path> files = {}; ///< of tables, arrays and strokes
    std::string prefix = {};                       ///< of IDX files
};

/// What this file is or belongs to, by its name.
std::optional<Source> sourceOf(const std::filesystem::path& file);

/// What lies in the folder, or what the one folder below it holds that holds a data set. Throws Error where there are several.
std::optional<Source> findSource(const std::filesystem::path& folder, int depth = 3);

/// Throws an Error that says what there is instead of a data set.
[[noreturn]] void failWithoutSource(const std::filesystem::path& path);

} // namespace model
