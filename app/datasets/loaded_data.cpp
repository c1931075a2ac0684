// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/loaded_data.h"

#include "app/datasets/data_files.h"
#include "app/storage/bundled_models.h"
#include "app/storage/picture_file.h"
#include "model/data/class_names.h"
#include "model/data/data_check.h"
#include "model/data/divide.h"
#include "model/data/mnist_files.h"
#include "model/data/orientation.h"
#include "model/network/learner.h"
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

/// What can be known of one split alone.
model::DataHashes hashesOf(const model::DataSet& set, model::Split split) {
    return split == model::Split::train ? model::DataHashes{hashOfImages(set), hashOfLabels(set), {}, {}}
                                        : model::DataHashes{{}, {}, hashOfImages(set), hashOfLabels(set)};
}

/// Turns digits as MNIST's lie, and says so.
void turnDigits(model::DataSplits& data) {
    const model::DataSet& asked = data.train.images.empty() ? data.test : data.train;
    if (!model::areDigits(asked.classes) || !asked.drawings.empty()) { // the canvas frames drawings as MNIST's lie
        return;
    }
    const auto reader = model::makePredictor(bundledModel().weights, {});
    const model::Turning turning = model::turningToMnist(asked, *reader);
    for (model::DataSet* set : {&data.train, &data.test}) {
        model::turn(*set, turning);
    }
    if (turning.inverted) {
        data.notes.emplace_back("Its digits are dark on light: they are inverted.");
    }
    if (turning.transposed) {
        data.notes.emplace_back("Its digits are transposed: they are turned upright.");
    }
    data.turning = data.turning + turning;
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
        data.hashes = hashesOf(opened.train, model::Split::train);
        // Those of a known data set keep the order that it was published in, and with it every figure that was ever measured.
        if (knownAt(path, data.hashes) == nullptr) {
            turnDigits(opened);
            model::mixClasses(opened.train);
            data.hashes = hashesOf(opened.train, model::Split::train);
        }
        data.train = std::move(opened.train);
        data.test = std::move(opened.test);
        data.unreadable = std::move(opened.unreadable);
        data.notes = std::move(opened.notes);
        data.turning = opened.turning;
    }
    data.hashes.testImages = hashOfImages(data.test);
    data.hashes.testLabels = hashOfLabels(data.test);
    if (const model::KnownDataSet* known = knownAt(path, data.hashes)) {
        data.name = known->title;
        if (!known->note.empty()) {
            data.notes.emplace_back(known->note);
        }
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

model::DataSet loadSplit(const fs::path& path, model::Split split, std::vector<std::string>* notes) {
    const auto files = [&](model::Split of) {
        return !model::findDataFile(path, of == model::Split::train ? model::DataFile::trainImages : model::DataFile::testImages)
                    .empty();
    };
    const auto part = [&](model::DataSplits& data) -> model::DataSet& {
        return split == model::Split::train ? data.train : data.test;
    };
    const bool bothThere = files(model::Split::train) && files(model::Split::test);
    model::DataSplits data;
    const model::KnownDataSet* known = nullptr;
    if (files(split)) {
        part(data) = model::loadSplit(path, split);
        model::setClassNames({&part(data)}, model::readClassNames(path), path);
        known = knownAt(path, hashesOf(part(data), split));
    }
    if (!files(split) || (known == nullptr && bothThere)) {
        data = model::openData(path, readDigit);
        known = knownAt(path, hashesOf(part(data), split));
    }
    if (known == nullptr) { // by both splits, as when they are trained with
        turnDigits(data);
    } else {
        if (model::areNumbers(part(data).classes)) {
            part(data).classes = known->classNames();
        }
        if (!known->note.empty()) {
            data.notes.emplace_back(known->note);
        }
    }
    if (notes != nullptr) {
        *notes = std::move(data.notes);
    }
    return std::move(part(data));
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
