// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/loaded_data.h"

#include "app/datasets/data_files.h"
#include "app/storage/picture_file.h"
#include "model/data/class_names.h"
#include "model/data/data_check.h"
#include "model/data/divide.h"
#include "model/training/trainer.h"
#include "model/values/plain_text.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

/// Of an IDX file of unsigned bytes: its sizes, then its content.
std::string hashOfIdx(std::initializer_list<std::size_t> sizes, const void* bytes, std::size_t count) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto addNumber = [&](std::size_t number) {
        const auto bigEndian = qToBigEndian(static_cast<quint32>(number));
        hash.addData(QByteArray::fromRawData(reinterpret_cast<const char*>(&bigEndian), sizeof bigEndian));
    };
    constexpr std::size_t kUnsignedBytes = 0x800;
    addNumber(kUnsignedBytes + sizes.size());
    std::ranges::for_each(sizes, addNumber);
    hash.addData(QByteArray::fromRawData(static_cast<const char*>(bytes), static_cast<qsizetype>(count)));
    return hash.result().toHex().toStdString();
}

/// Brings the training images into the order that they are trained in, and hashes them. Those of a known data set keep the order
/// that it was published in, and with it every figure that was ever measured; all others are mixed.
model::DataHashes orderedForTraining(model::DataSet& train, const fs::path& path) {
    const auto hashes = [&] { return model::DataHashes{hashOfImages(train), hashOfLabels(train), {}, {}}; };
    const model::DataHashes asRead = hashes();
    if (knownAt(path, asRead) != nullptr) {
        return asRead;
    }
    model::mixClasses(train);
    return hashes();
}

} // namespace

std::string hashOfImages(const model::DataSet& set) {
    return hashOfIdx({set.images.size(), model::kImageSide, model::kImageSide}, set.images.data(),
                     set.images.size() * sizeof(model::DigitImage));
}

std::string hashOfLabels(const model::DataSet& set) {
    return hashOfIdx({set.labels.size()}, set.labels.data(), set.labels.size());
}

std::string hashOfDrawings(const model::DataSet& drawings) {
    return sha256Of(hashOfImages(drawings) + hashOfLabels(drawings));
}

LoadedData loadData(const fs::path& path) {
    LoadedData data;
    {
        model::DataSplits opened = model::openData(path, readDigit);
        data.train = std::move(opened.train);
        data.test = std::move(opened.test);
        data.unreadable = std::move(opened.unreadable);
    }
    data.hashes = orderedForTraining(data.train, path);
    data.hashes.testImages = hashOfImages(data.test);
    data.hashes.testLabels = hashOfLabels(data.test);
    if (const model::KnownDataSet* known = knownAt(path, data.hashes)) {
        data.name = known->title;
        if (model::areNumbers(data.train.classes)) { // the data names none
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
    const bool train = split == model::Split::train;
    model::DataSet set;
    if (model::dataKindOf(path) == model::DataKind::idx) {
        set = model::loadSplit(path, split);
        model::setClassNames({&set}, model::readClassNames(path), path);
    } else {
        model::DataSplits both = model::openData(path, readDigit);
        set = std::move(train ? both.train : both.test);
    }
    model::DataHashes hashes;
    (train ? hashes.trainImages : hashes.testImages) = hashOfImages(set);
    (train ? hashes.trainLabels : hashes.testLabels) = hashOfLabels(set);
    if (const model::KnownDataSet* known = knownAt(path, hashes); known != nullptr && model::areNumbers(set.classes)) {
        set.classes = known->classNames();
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
