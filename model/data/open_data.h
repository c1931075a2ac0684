// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <filesystem>
#include <functional>

/// A data set in any supported form: a folder with MNIST's four files, with train.csv and test.csv, one CSV file, one `.npz`
/// file, or a folder of pictures a class; or such a file itself. classes.txt next to them names the classes.
namespace model {

/// Decodes one picture; throws `Error` when it cannot be read.
using PictureReader = std::function<DigitImage(const std::filesystem::path&)>;

/// What a path holds.
enum class DataKind { none, idx, csv, npz, pictures };
DataKind dataKindOf(const std::filesystem::path& path);

/// Both splits, in the order of the files. One CSV file is divided as a folder of pictures is: the last sixth of each class is
/// the test set. Throws `Error` with the file, the row and what to do.
DataSplits openData(const std::filesystem::path& path, const PictureReader& read);

/// A CSV file of images, a row each: the label, 0 … 99, and 784 pixels of 0 … 255 row by row (0 is background), between commas or
/// semicolons. A first row of names is left out, blank rows too. At most `kMaxEntries` rows, read one by one. Throws `Error`
/// with the path, the row (counted from 1, as a text editor does) and what is wrong with it.
DataSet readCsvData(const std::filesystem::path& path);

/// Whether there is a folder of pictures a class: CLASS/… or train/CLASS/….
bool isImageFolder(const std::filesystem::path& folder);

/// 2 to kMaxClasses folders, a class each, in the order of `names` or else of their names' bytes; in train/ and test/, or without
/// these, when the last sixth of each class becomes the test set, in the order of the files' names. Files that are no pictures by
/// their ending are passed over. Throws `Error` with the folder and what is wrong with it.
DataSplits readImageFolder(const std::filesystem::path& folder, const ClassNames& names, const PictureReader& read);

} // namespace model
