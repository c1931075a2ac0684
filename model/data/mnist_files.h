// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// MNIST's IDX format: a big-endian header (0, 0, type 8 = uint8, rank; then each extent as uint32), then the bytes. Raw and gzip
/// files are read alike. The readers throw `Error` with the path when a file is missing, empty, truncated, longer than its header
/// says, of another type or shape, or a corrupt gzip; a header's counts are believed only as far as there are bytes.
namespace model {

/// Of one file, packed or not. The largest known set, EMNIST ByClass, has 697,932; MNIST's 60,000 take 47 MB.
inline constexpr std::size_t kMaxEntries = 700'000;

/// The four files of a data set in MNIST's format, in this order everywhere.
enum class DataFile { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::array kDataFiles{DataFile::trainImages, DataFile::trainLabels, DataFile::testImages, DataFile::testLabels};

/// The usual name without suffix, e.g. "train-images-idx3-ubyte".
const char* dataFileName(DataFile file);

/// The path of that file in `folder` under any usual spelling ("train-images-idx3-ubyte", "train-images.idx3-ubyte", "test" for
/// "t10k"), raw before ".gz", with a set's name before it ("emnist-digits-"); empty when there is none.
std::filesystem::path findDataFile(const std::filesystem::path& folder, DataFile file, const std::string& prefix = {});

/// What stands before the name of one of the four: "emnist-digits-" of "emnist-digits-train-images-idx3-ubyte.gz"; nothing for
/// a file of any other name.
std::optional<std::string> dataFilePrefix(const std::filesystem::path& file);

/// [N,28,28] uint8.
std::vector<DigitImage> readIdxImages(const std::filesystem::path& path);

/// [N] uint8, each 0 … 99; also of QMNIST's tables, int32 [N,8], of which the first column is the class.
std::vector<std::uint8_t> readIdxLabels(const std::filesystem::path& path);

/// Of such a table, raw. Throws `std::invalid_argument` saying what is wrong with it.
std::vector<std::uint8_t> qmnistLabels(std::string_view table);

/// Reads one split from `folder`. Throws `Error` naming the file and what is wrong with it.
DataSet loadSplit(const std::filesystem::path& folder, Split split, const std::string& prefix = {});

} // namespace model
