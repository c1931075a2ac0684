// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"

#include <QByteArray>

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace app {

/// Files of a data set, raw.
using DataFiles = std::map<model::DataFile, QByteArray>;

/// What `data-set.json` says beside the four files that were fetched: which of the known data sets they are, and the SHA-256 of
/// each, in `model::kDataFiles` order.
struct DataOrigin {
    std::string name;
    std::array<std::string, 4> sha256;
};

/// Nothing where there is no such file, or none that can be read.
std::optional<DataOrigin> readOrigin(const std::filesystem::path& folder);

/// The known data set that a file of that SHA-256 in the folder belongs to: by its sum, or by what was noted when it was fetched.
/// Null for any other.
const model::KnownDataSet* knownAt(const std::filesystem::path& folder, const std::string& sha256, model::DataFile file);

/// A data file's bytes, unpacked. Throws `model::Error`.
QByteArray readRaw(const std::filesystem::path& path);

/// Puts the files into the folder, which is made where there is none, and `origin` beside them. They are written whole beside
/// their places before the first of them is moved in, so that a full disk never leaves a mixture of two data sets. Damaged files
/// are replaced. Throws `model::Error`, also when a whole file of other data is there already.
void placeFiles(const std::filesystem::path& folder, const DataFiles& files, const DataOrigin* origin = nullptr);

} // namespace app
