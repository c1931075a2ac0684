// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace model {

/// Reads one picture; throws `Error` when it cannot be read. Pictures are decoded by who knows how.
using PictureReader = std::function<DigitImage(const std::filesystem::path&)>;

/// Pictures that were left out because they could not be read.
struct UnreadablePictures {
    int count = 0;
    std::vector<std::string> first; ///< what was wrong with the first few
};

struct ImageFolderData {
    DataSet train; ///< with the names of the classes
    DataSet test;
    UnreadablePictures unreadable;
};

/// Whether there is a folder of pictures a class: CLASS/… or train/CLASS/….
bool isImageFolder(const std::filesystem::path& folder);

/// 2 to 10 folders, a class each, in the order of `names` or else of their names' bytes; in train/ and test/, or without these,
/// when the last sixth of each class becomes the test set, in the order of the files' names. Files that are no pictures by their
/// ending are passed over. Throws `Error` with the folder and what is wrong with it.
ImageFolderData readImageFolder(const std::filesystem::path& folder, const ClassNames& names, const PictureReader& read);

/// Takes the last sixth of each class, at least one of a class that has two, out of `set`: they are returned.
DataSet takeLastSixth(DataSet& set);

} // namespace model
