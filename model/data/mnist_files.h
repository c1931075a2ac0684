// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <array>
#include <filesystem>

namespace model {

/// The largest set of digits that is known, EMNIST's, has 280,000 images; MNIST's 60,000 take 47 MB.
inline constexpr std::size_t kMaxEntries = 350'000;

/// The four files of a data set in MNIST's format, in this order everywhere.
enum class DataFile { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::array kDataFiles{DataFile::trainImages, DataFile::trainLabels, DataFile::testImages, DataFile::testLabels};

/// The usual name without suffix, e.g. "train-images-idx3-ubyte".
const char* dataFileName(DataFile file);

/// The path of that file in `folder` under any usual spelling ("train-images-idx3-ubyte", "train-images.idx3-ubyte"),
/// raw before ".gz"; empty when there is none.
std::filesystem::path findDataFile(const std::filesystem::path& folder, DataFile file);

/// Reads one split from `folder`. Throws `Error` naming the file and what is wrong with it.
DataSet loadSplit(const std::filesystem::path& folder, Split split);

} // namespace model
