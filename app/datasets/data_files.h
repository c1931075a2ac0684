// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/unpack_source.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace app {

/// The content of `data-set.json`, which is written beside four files that were fetched: the name of the known data set and the
/// SHA-256 of each file, in `model::kDataFiles` order.
struct DataOrigin {
    std::string name;
    std::array<std::string, 4> sha256;
};

/// Nothing when the folder has no such file or it cannot be read.
std::optional<DataOrigin> readOrigin(const std::filesystem::path& folder);

/// The known data set that files of those checksums in the folder belong to, by the catalogue or by the folder's `DataOrigin`;
/// null for any other. Empty checksums are not compared.
const model::KnownDataSet* knownAt(const std::filesystem::path& folder, const model::DataHashes& hashes);

/// In hexadecimal.
std::string sha256Of(std::string_view bytes);

/// A data file's bytes, unpacked. Throws `model::Error`.
std::string readRaw(const std::filesystem::path& path);

/// The four raw files of a data set that comes along. Throws `model::Error` when this build lacks them.
model::RawFiles bundledFiles(const model::KnownDataSet& set);

/// Puts the files into the folder, which is made where there is none, and `origin` beside them. All are written beside their
/// places before the first is renamed, so that a full disk leaves what was there. Damaged files are replaced. Throws
/// `model::Error`, also when a whole file of other data is there already.
void placeFiles(const std::filesystem::path& folder, const model::RawFiles& files, const DataOrigin* origin = nullptr);

} // namespace app
