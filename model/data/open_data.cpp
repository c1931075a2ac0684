// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/class_names.h"
#include "model/data/divide.h"
#include "model/data/mnist_files.h"
#include "model/data/npy.h"
#include "model/values/error.h"

#include <algorithm>

namespace model {

namespace fs = std::filesystem;

namespace {

/// The files of that ending, in a folder; or the file itself.
std::vector<fs::path> filesEnding(const fs::path& path, std::string_view ending) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return fs::exists(path, error) && path.extension() == ending ? std::vector{path} : std::vector<fs::path>{};
    }
    std::vector<fs::path> found;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (at->path().extension() == ending && !at->is_directory(unknown)) {
            found.push_back(at->path());
        }
    }
    std::ranges::sort(found);
    return found;
}

fs::path folderOf(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error) ? path : path.parent_path();
}

/// The first of the files with a name that ends in `word`: "mnist_train.csv" for "train".
fs::path ofSplit(const std::vector<fs::path>& files, const std::string& word) {
    const auto found = std::ranges::find_if(files, [&](const fs::path& path) { return path.stem().string().ends_with(word); });
    return found == files.end() ? fs::path() : *found;
}

DataSplits openCsv(const fs::path& path) {
    const std::vector<fs::path> files = filesEnding(path, ".csv");
    const fs::path train = ofSplit(files, "train");
    const fs::path test = ofSplit(files, "test");
    if (files.size() == 1) {
        DataSet all = readCsvData(files.front());
        DataSet held = takeLastSixth(all);
        return {std::move(all), std::move(held)};
    }
    if (train.empty() || test.empty()) {
        throw Error(path.string() + ": it holds " + std::to_string(files.size()) + " CSV files.",
                    "Name one of them, or call two of them train.csv and test.csv.");
    }
    return {readCsvData(train), readCsvData(test)};
}

} // namespace

DataKind dataKindOf(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        for (const DataFile file : kDataFiles) {
            if (!findDataFile(path, file).empty()) {
                return DataKind::idx;
            }
        }
    }
    return !filesEnding(path, ".csv").empty()   ? DataKind::csv
           : !filesEnding(path, ".npz").empty() ? DataKind::npz
           : isImageFolder(path)                ? DataKind::pictures
                                                : DataKind::none;
}

DataSplits openData(const fs::path& path, const PictureReader& read) {
    const ClassNames names = readClassNames(folderOf(path));
    DataSplits data;
    switch (dataKindOf(path)) {
    case DataKind::pictures:
        return readImageFolder(path, names, read);
    case DataKind::csv:
        data = openCsv(path);
        break;
    case DataKind::npz: {
        const std::vector<fs::path> files = filesEnding(path, ".npz");
        if (files.size() > 1) {
            throw Error(path.string() + ": it holds " + std::to_string(files.size()) + " .npz files.", "Name one of them.");
        }
        data = readNpzData(files.front());
        break;
    }
    case DataKind::idx:
    case DataKind::none: // the reader reports what is missing
        data.train = loadSplit(path, Split::train);
        data.test = loadSplit(path, Split::test);
    }
    setClassNames({&data.train, &data.test}, names, path);
    return data;
}

} // namespace model
