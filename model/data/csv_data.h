// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/mnist_files.h"

#include <filesystem>

namespace model {

/// A CSV file of images, a row each: the label, 0 … 9, and 784 pixels of 0 … 255 row by row (0 is background), between commas or
/// semicolons. A first row of names is left out, blank rows too. At most `kMaxEntries` rows, read one by one. Throws `Error`
/// with the path, the row (counted from 1, as a text editor does) and what is wrong with it.
DataSet readCsvData(const std::filesystem::path& path);

} // namespace model
