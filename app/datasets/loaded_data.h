// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/open_data.h"
#include "model/values/data_findings.h"
#include "model/values/data_set.h"
#include "model/values/error.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// Both splits, their origin, and what is wrong with them.
struct LoadedData {
    model::DataSet train; ///< in the order that it is trained in
    model::DataSet test;
    std::string name; ///< "MNIST", or the folder's name, in UTF-8 whatever its bytes
    model::DataHashes hashes;
    model::UnreadablePictures unreadable;
    std::vector<std::string> notes; ///< what one must know of it, and what was done to bring it into this form, a sentence each
    model::Turning turning;         ///< of that, what was done to every image
    model::DataFindings findings;   ///< of everything above
    std::filesystem::path folder;   ///< or file that it was loaded from

    /// Names of the classes, ten digits where there are none.
    model::ClassNames classes() const { return model::namesOrDigits(train.classes); }
    model::DataIdentity identity() const { return {name, hashes, train.classes}; }
};

/// Reads and checks a folder or file of any kind that `model::openData` knows. Pictures that are not 28×28 are framed like a
/// drawing; a set of digits that is dark on light or transposed is turned, unless it is known by name. Throws `model::Error`.
LoadedData loadData(const std::filesystem::path& path);

/// One split in the order of its files, to be looked at, and `notes` as above; of MNIST's four files, only
/// its two are read where they are known. Throws `model::Error`.
model::DataSet loadSplit(const std::filesystem::path& path, model::Split split, std::vector<std::string>* notes = nullptr);

/// The data set in the folder; nothing when there is none or it cannot be read.
std::optional<LoadedData> wholeDataSet(const std::filesystem::path& folder);

/// The error for writing a data set into a folder that holds another one.
model::Error anotherDataSet(const std::filesystem::path& folder, const LoadedData& there);

/// SHA-256 in hexadecimal of the raw IDX file that the images make, and of the one that the labels make.
std::string hashOfImages(const model::DataSet& set);
std::string hashOfLabels(const model::DataSet& set);
/// That of both, of drawings with their labels.
std::string hashOfDrawings(const model::DataSet& drawings);

} // namespace app
