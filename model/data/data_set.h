// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/classes.h"
#include "model/types.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace model {

/// Labelled images of one split; `labels[i]`, less than the number of classes, belongs to `images[i]`.
struct DataSet {
    std::vector<DigitImage> images;
    std::vector<std::uint8_t> labels;
    ClassNames classes = {}; ///< empty: the ten digits

    int size() const { return static_cast<int>(images.size()); }
};

/// What a model's card and a run's record say of the data they learned from.
struct DataIdentity {
    std::string name;
    std::string sha256; ///< of the raw training images, hexadecimal
    ClassNames classes = {};
};

/// The largest set of digits that is known, EMNIST's, has 280,000 images; MNIST's 60,000 take 47 MB.
inline constexpr std::size_t kMostEntries = 350'000;

/// The four files of a data set in MNIST's format, in this order everywhere.
enum class DataFile { trainImages, trainLabels, testImages, testLabels };
inline constexpr std::array kDataFiles{DataFile::trainImages, DataFile::trainLabels, DataFile::testImages, DataFile::testLabels};

/// The usual name without suffix, e.g. "train-images-idx3-ubyte".
const char* dataFileName(DataFile file);

/// The path of that file in `folder` under any usual spelling ("train-images-idx3-ubyte", "train-images.idx3-ubyte"),
/// raw before ".gz"; empty when there is none.
std::filesystem::path findDataFile(const std::filesystem::path& folder, DataFile file);

/// Which split to read.
enum class Split { train, test };

/// Reads one split from `folder`. Throws `Error` naming the file and what is wrong with it.
DataSet loadSplit(const std::filesystem::path& folder, Split split);

} // namespace model
