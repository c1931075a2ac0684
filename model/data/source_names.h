// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// What the names of files and folders say of a data set.
namespace model {

/// The parts that data sets are published in; `whole` where a name says nothing.
enum class Part { whole, train, validation, test };

/// By a word of the name, in any case: train or training; valid, validation, val or dev; test or testing.
Part partOf(std::string_view name);

std::string inSmallLetters(std::string text);

/// "x_train" → "x", "train": the words of a name in small letters, parted by what is neither letter nor digit.
std::vector<std::string> wordsOf(std::string_view name);

/// In small letters, with what is packed in it: ".csv.gz"; of a folder or a hidden file, nothing.
std::string endingOf(const std::filesystem::path& file);

/// The files, or the folders, in a folder, but for the system's own, in the order of their names' bytes. Throws `Error` where it
/// cannot be read or holds more than any data set.
std::vector<std::filesystem::path> visibleFiles(const std::filesystem::path& folder);
std::vector<std::filesystem::path> visibleFolders(const std::filesystem::path& folder);

} // namespace model
