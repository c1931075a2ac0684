// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/data_set.h"
#include "model/error.h"

#include <QByteArray>

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace app {

/// Where DigitLab keeps its own things: data sets in `mnist/`, trained models in `models/`; under the XDG data folder.
std::filesystem::path homeFolder();

/// Where MNIST lives: $DIGITLAB_DATA when set, else `mnist` in the home folder.
std::filesystem::path dataFolder();

/// Where former versions kept the model of the last run.
std::filesystem::path lastModelPath();

/// Both splits with what is known of their origin.
struct LoadedData {
    model::DataSet train;
    model::DataSet test;
    std::string name;   ///< "MNIST", or the folder's name, in UTF-8 whatever its bytes
    std::string sha256; ///< of the training images' bytes as they stand raw, with header
};

/// Reads and checks everything. Throws `model::Error`.
LoadedData loadData(const std::filesystem::path& folder);

/// The same, or nothing when the folder holds no whole data set that can be read.
std::optional<LoadedData> wholeDataSet(const std::filesystem::path& folder);

/// The error for putting a data set where another one lies.
model::Error anotherDataSet(const std::filesystem::path& folder, const LoadedData& there);

/// Files of a data set, raw.
using DataFiles = std::map<model::DataFile, QByteArray>;

/// Puts the files into the folder, which is made where there is none. They are written whole beside their places before the first
/// of them is moved in, so that a full disk never leaves a mixture of two data sets. Throws `model::Error`.
void placeFiles(const std::filesystem::path& folder, const DataFiles& files);

/// Ends the name of a data set that `heldOut` has divided.
inline constexpr const char* kHeldOutNote = " (last 10,000 training images held out)";

/// The same without the test set: `train` loses its last 10,000 images, which become `test`. Whatever is chosen by looking, a
/// recipe or an epoch, is chosen on them. Throws `model::Error` when there are not more images than that.
LoadedData heldOut(LoadedData data);

/// SHA-256 in hexadecimal of a data file's raw bytes (unpacked when it is .gz).
std::string sha256OfRaw(const model::DataSet& set);

} // namespace app
