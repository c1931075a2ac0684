// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/mnist_files.h"

#include "model/data/idx.h"
#include "model/values/error.h"

namespace model {

namespace fs = std::filesystem;

const char* dataFileName(DataFile file) {
    switch (file) {
    case DataFile::trainImages:
        return "train-images-idx3-ubyte";
    case DataFile::trainLabels:
        return "train-labels-idx1-ubyte";
    case DataFile::testImages:
        return "t10k-images-idx3-ubyte";
    case DataFile::testLabels:
        return "t10k-labels-idx1-ubyte";
    }
    return "";
}

fs::path findDataFile(const fs::path& folder, DataFile file) {
    const std::string dashed = dataFileName(file);
    std::string dotted = dashed;
    dotted[dotted.find("-idx")] = '.';
    for (const std::string& name : {dashed, dotted, dashed + ".gz", dotted + ".gz"}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / name, ignored)) {
            return folder / name;
        }
    }
    return {};
}

DataSet loadSplit(const fs::path& folder, Split split) {
    const auto require = [&](DataFile file) {
        const fs::path path = findDataFile(folder, file);
        const fs::path usual = folder / dataFileName(file);
        std::error_code error;
        if (path.empty() && (fs::exists(usual, error) || error)) {
            return usual; // a folder, say, or closed to us: reading it tells
        }
        if (path.empty()) {
            throw Error(usual.string() + ": there is no such file.",
                        "Run `digitlab data fetch` to get MNIST, or name a folder that holds the four files.");
        }
        return path;
    };
    const fs::path imagesPath = require(split == Split::train ? DataFile::trainImages : DataFile::testImages);
    const fs::path labelsPath = require(split == Split::train ? DataFile::trainLabels : DataFile::testLabels);
    DataSet set{readIdxImages(imagesPath), readIdxLabels(labelsPath)};
    if (set.images.size() != set.labels.size()) {
        throw Error(imagesPath.string() + " holds " + std::to_string(set.images.size()) + " images, but " + labelsPath.string() +
                        " holds " + std::to_string(set.labels.size()) + " labels.",
                    "The two files do not belong together; get both again from one source.");
    }
    return set;
}

} // namespace model
