// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/data_files.h"

#include "model/data/mnist_files.h"
#include "model/files/atomic_file.h"
#include "model/files/decompress.h"
#include "model/values/error.h"

#include <QCryptographicHash>
#include <QFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <stdexcept>

// The linker drops the resources of a static library unless they are initialised explicitly.
static void initialiseDataResources() {
    Q_INIT_RESOURCE(data);
}

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOriginFile = "data-set.json";
constexpr std::size_t kLargestOrigin = 1U << 16;
constexpr std::size_t kLargestRaw = 16 + model::kMaxEntries * model::kImagePixels;

/// Throws when a sound file of other data is where `raw` would go: only damaged files are replaced.
void checkReplaceable(const fs::path& folder, model::DataFile file, const std::string& raw) {
    const fs::path there = model::findDataFile(folder, file);
    if (there.empty()) {
        return;
    }
    try {
        const bool images = file == model::DataFile::trainImages || file == model::DataFile::testImages;
        images ? static_cast<void>(model::readIdxImages(there)) : static_cast<void>(model::readIdxLabels(there));
        if (readRaw(there) == raw) {
            return;
        }
    } catch (const model::Error&) {
        return;
    }
    throw model::Error(there.string() + ": this file is sound and belongs to another data set; it is not replaced.",
                       "Choose another folder, or move the file away first.");
}

/// Whether the file is there, raw or packed, with these bytes.
bool holds(const fs::path& path, const std::string& raw) {
    try {
        return readRaw(path) == raw;
    } catch (const model::Error&) {
        return false;
    }
}

std::string originText(const DataOrigin& origin) {
    const model::KnownDataSet* set = model::findKnownDataSet(origin.name);
    nlohmann::ordered_json text{{"name", origin.name}};
    if (set != nullptr) {
        text["title"] = set->title;
        text["licence"] = set->licence;
        text["home"] = set->home;
    }
    for (const model::DataFile file : model::kDataFiles) {
        text["sha256"][model::dataFileName(file)] = origin.sha256[static_cast<std::size_t>(file)];
    }
    return text.dump(2) + "\n";
}

} // namespace

std::optional<DataOrigin> readOrigin(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder / kOriginFile, error)) {
        return std::nullopt;
    }
    try {
        const auto text = nlohmann::json::parse(model::readWholeFile(folder / kOriginFile, kLargestOrigin));
        DataOrigin origin{text.at("name").get<std::string>(), {}};
        for (const model::DataFile file : model::kDataFiles) {
            origin.sha256[static_cast<std::size_t>(file)] = text.at("sha256").at(model::dataFileName(file)).get<std::string>();
        }
        return origin;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    } catch (const model::Error&) {
        return std::nullopt;
    }
}

const model::KnownDataSet* knownAt(const fs::path& folder, const model::DataHashes& hashes) {
    if (const model::KnownDataSet* known = model::recognisedDataSet(hashes)) {
        return known;
    }
    const auto origin = readOrigin(folder);
    if (!origin) {
        return nullptr;
    }
    std::array<std::string_view, 4> checksums;
    std::ranges::copy(origin->sha256, checksums.begin());
    return model::haveChecksums(hashes, checksums) ? model::findKnownDataSet(origin->name) : nullptr;
}

std::string sha256Of(std::string_view bytes) {
    const auto view = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(view, QCryptographicHash::Sha256).toHex().toStdString();
}

std::string readRaw(const fs::path& path) {
    std::string bytes = model::readWholeFile(path, kLargestRaw);
    try {
        if (model::isGzip(bytes)) {
            bytes = model::gunzip(bytes, kLargestRaw);
        }
    } catch (const std::logic_error& error) {
        throw model::Error(path.string() + ": " + error.what() + ".", "Get the file again.");
    }
    return bytes;
}

model::RawFiles bundledFiles(const model::KnownDataSet& set) {
    initialiseDataResources();
    model::RawFiles files;
    for (const model::DataFile file : model::kDataFiles) {
        QFile packed(QString(":/data/%1/%2.gz").arg(QString::fromUtf8(set.name.data()), model::dataFileName(file)));
        if (!packed.open(QIODevice::ReadOnly)) {
            throw model::Error(std::string(set.title) + " are missing from this build.", "Install DigitLab again.");
        }
        files[file] = model::gunzip(packed.readAll().toStdString(), kLargestRaw);
    }
    return files;
}

void placeFiles(const fs::path& folder, const model::RawFiles& files, const DataOrigin* origin) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw model::Error(folder.string() + ": the folder cannot be made (" + error.message() + ").",
                           "Choose another data folder with DIGITLAB_DATA or --data.");
    }
    std::deque<model::TemporaryFile> fresh;
    for (const auto& [file, raw] : files) {
        checkReplaceable(folder, file, raw);
        if (const fs::path target = folder / model::dataFileName(file); !holds(target, raw)) {
            fresh.emplace_back(target).write(raw);
        }
    }
    if (origin != nullptr) { // first: it applies only to files with its checksums
        model::writeFileAtomically(folder / kOriginFile, originText(*origin));
    }
    for (model::TemporaryFile& file : fresh) {
        file.rename();
    }
}

} // namespace app
