// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/catalogue.h"
#include "model/data/open_data.h"
#include "model/data_findings.h"
#include "model/error.h"

#include <QByteArray>

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace app {

/// Where DigitLab keeps its own things: data sets in `mnist/`, trained models in `models/`; under the XDG data folder.
std::filesystem::path homeFolder();

/// Where MNIST lives: $DIGITLAB_DATA when set, else `mnist` in the home folder.
std::filesystem::path dataFolder();

/// Where a known data set is put: MNIST in `dataFolder()`, every other in a folder of its own name, in $DIGITLAB_DATA when set,
/// else in the home folder.
std::filesystem::path folderOf(const model::KnownDataSet& set);

/// Where it is: in the folder above, or in that of Debian's package; nothing when it is in neither.
std::optional<std::filesystem::path> findDataSet(const model::KnownDataSet& set);

/// What --data names: a known data set, else a folder or file. Throws `model::Error`, saying how to get it, when it is known and
/// not here. A folder called as a data set is written "./mnist".
std::filesystem::path dataPath(const std::string& nameOrPath);

/// Where former versions kept the model of the last run.
std::filesystem::path lastModelPath();

/// Both splits with what is known of their origin.
struct LoadedData {
    model::DataSet train;
    model::DataSet test;
    std::string name;   ///< "MNIST", or the folder's name, in UTF-8 whatever its bytes
    std::string sha256; ///< of the training images' bytes as they stand raw, with header
    model::UnreadablePictures unreadable;
    model::DataFindings findings; ///< of everything above

    /// Names of the classes, ten digits where there are none.
    model::ClassNames classes() const { return model::namesOrDigits(train.classes); }
    model::DataIdentity identity() const { return {name, sha256, train.classes}; }
};

/// Reads and checks everything, of a folder or file of any kind that `model::openData` knows. Pictures that are not 28×28 are
/// framed as a drawing is. Throws `model::Error`.
LoadedData loadData(const std::filesystem::path& path);

/// One split of it; of MNIST's four files, only two are read. Throws `model::Error`.
model::DataSet loadSplit(const std::filesystem::path& path, model::Split split);

/// The same, or nothing when the folder holds no whole data set that can be read.
std::optional<LoadedData> wholeDataSet(const std::filesystem::path& folder);

/// The error for putting a data set where another one lies.
model::Error anotherDataSet(const std::filesystem::path& folder, const LoadedData& there);

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

/// Ends the name of a data set that `heldOut` has divided.
inline constexpr const char* kHeldOutNote = " (last 10,000 training images held out)";

/// The same without the test set: `train` loses its last 10,000 images, which become `test`. Whatever is chosen by looking, a
/// recipe or an epoch, is chosen on them. Throws `model::Error` when there are not more images than that.
LoadedData heldOut(LoadedData data);

/// SHA-256 in hexadecimal of the images' raw file.
std::string sha256OfRaw(const model::DataSet& set);

} // namespace app
