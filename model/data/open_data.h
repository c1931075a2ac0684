// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/class_names.h"
#include "model/values/data_set.h"

#include <filesystem>
#include <functional>

/// A data set in any of the forms that README.md lists. classes.txt next to its files names the classes.
namespace model {

/// Decodes one picture; throws `Error` when it cannot be read.
using PictureReader = std::function<DigitImage(const std::filesystem::path&)>;

/// Whether there is something at the path that `openData` would try to read; archives are not looked into.
bool isDataSet(const std::filesystem::path& path);

/// Both splits, in the order of the files. What is not divided into two is divided here: the last sixth of each class is the test
/// set. EMNIST's own files are turned upright. Throws `Error` with the file, the row and what to do.
DataSplits openData(const std::filesystem::path& path, const PictureReader& read);

/// A table of images, a row each: 784 pixels of 0 … 255 or of 0 … 1 row by row (0 is background) and a label, between commas,
/// semicolons or tabs, raw or packed by gzip. The label stands first or last or where a header says "label", "class", "target" or
/// "y"; columns that count the rows are passed over, blank rows too. At most `kMaxEntries` rows, read one by one. Throws `Error`
/// with the path, the row (counted from 1, as a text editor does) and what is wrong with it.
TextLabelled readTable(const std::filesystem::path& path);

/// Files in the folder that are pictures by their ending.
std::vector<std::filesystem::path> picturesIn(const std::filesystem::path& folder);

/// Whether there is a folder of pictures a class: CLASS/… or train/CLASS/….
bool isImageFolder(const std::filesystem::path& folder);

/// 2 to kMaxClasses folders, a class each, in the order of `names` or else of their names' bytes; in folders of parts (`partOf`),
/// or without these, when the last sixth of each class becomes the test set, in the order of the files' names. Files that are no
/// pictures by their ending are passed over. Throws `Error` with the folder and what is wrong with it.
DataSplits readImageFolder(const std::filesystem::path& folder, const ClassNames& names, const PictureReader& read);

} // namespace model
