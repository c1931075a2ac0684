// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/loaded_data.h"

#include "app/datasets/data_files.h"
#include "app/storage/picture_file.h"
#include "model/data/class_names.h"
#include "model/data/data_check.h"
#include "model/training/trainer.h"
#include "model/values/plain_text.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <array>
#include <utility>

namespace app {

namespace fs = std::filesystem;

std::string sha256OfRaw(const model::DataSet& set) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const std::array<quint32, 4> header{qToBigEndian<quint32>(0x803), qToBigEndian(static_cast<quint32>(set.size())),
                                        qToBigEndian<quint32>(model::kImageSide), qToBigEndian<quint32>(model::kImageSide)};
    const auto add = [&](const void* bytes, std::size_t size) {
        hash.addData(QByteArray::fromRawData(static_cast<const char*>(bytes), static_cast<qsizetype>(size)));
    };
    add(header.data(), sizeof header);
    add(set.images.data(), set.images.size() * sizeof(model::DigitImage));
    return hash.result().toHex().toStdString();
}

LoadedData loadData(const fs::path& path) {
    LoadedData data;
    {
        model::DataSplits opened = model::openData(path, readDigit);
        data.train = std::move(opened.train);
        data.test = std::move(opened.test);
        data.unreadable = std::move(opened.unreadable);
    }
    data.sha256 = sha256OfRaw(data.train);
    if (const model::KnownDataSet* known = knownAt(path, data.sha256, model::DataFile::trainImages)) {
        data.name = known->title;
        if (data.train.classes.empty()) {
            data.train.classes = data.test.classes = known->classNames();
        }
    } else {
        // Names of files are any bytes; reports and model cards are UTF-8.
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(path, error);
        data.name = model::plainText((error ? path : whole).filename().string());
    }
    data.findings = model::checkData(data.train, data.test, data.unreadable.count);
    data.folder = path;
    return data;
}

model::DataSet loadSplit(const fs::path& path, model::Split split) {
    if (model::dataKindOf(path) != model::DataKind::idx) {
        LoadedData data = loadData(path);
        return std::move(split == model::Split::train ? data.train : data.test);
    }
    model::DataSet set = model::loadSplit(path, split);
    model::ClassNames names = model::readClassNames(path);
    if (names.empty()) {
        const auto file = split == model::Split::train ? model::DataFile::trainImages : model::DataFile::testImages;
        if (const model::KnownDataSet* known = knownAt(path, sha256OfRaw(set), file)) {
            names = known->classNames();
        }
    }
    model::setClassNames(set, names, path);
    if (split == model::Split::train) {
        model::interleaveClasses(set);
    }
    return set;
}

std::optional<LoadedData> wholeDataSet(const fs::path& folder) {
    try {
        return loadData(folder);
    } catch (const model::Error&) {
        return std::nullopt;
    }
}

model::Error anotherDataSet(const fs::path& folder, const LoadedData& there) {
    return {folder.string() + ": this folder holds another data set (" + there.name + ", " + std::to_string(there.train.size()) +
                " training and " + std::to_string(there.test.size()) + " test images), which is not replaced.",
            "Choose another folder, or move the four files away first."};
}

} // namespace app
