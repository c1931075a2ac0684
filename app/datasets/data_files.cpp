// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasets/data_files.h"

#include "model/data/mnist_files.h"
#include "model/files/atomic_file.h"
#include "model/files/decompress.h"
#include "model/values/error.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace app {

namespace fs = std::filesystem;

namespace {

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw model::Error(folder.string() + ": the folder cannot be made (" + error.message() + ").",
                           "Choose another data folder with DIGITLAB_DATA or --data.");
    }
}

constexpr const char* kOriginFile = "data-set.json";
constexpr std::size_t kLargestOrigin = 1U << 16;
constexpr std::size_t kLargestRaw = 16 + model::kMaxEntries * model::kImagePixels;

/// Throws when a whole file of other data is where `raw` would go: what is damaged may be replaced, what is not may not.
void checkReplaceable(const fs::path& folder, model::DataFile file, const QByteArray& raw) {
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

const model::KnownDataSet* knownAt(const fs::path& folder, const std::string& sha256, model::DataFile file) {
    if (const model::KnownDataSet* known = model::recognisedDataSet(sha256, file)) {
        return known;
    }
    const auto origin = readOrigin(folder);
    return origin && origin->sha256[static_cast<std::size_t>(file)] == sha256 ? model::findKnownDataSet(origin->name) : nullptr;
}

QByteArray readRaw(const fs::path& path) {
    std::string bytes = model::readWholeFile(path, kLargestRaw);
    try {
        if (model::isGzip(bytes)) {
            bytes = model::gunzip(bytes, kLargestRaw);
        }
    } catch (const std::logic_error& error) {
        throw model::Error(path.string() + ": " + error.what() + ".", "Get the file again.");
    }
    return QByteArray::fromStdString(bytes);
}

void placeFiles(const fs::path& folder, const DataFiles& files, const DataOrigin* origin) {
    makeFolder(folder);
    for (const auto& [file, raw] : files) {
        const fs::path target = folder / model::dataFileName(file);
        std::error_code error;
        if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
            throw model::Error(target.string() + (fs::is_directory(target, error) ? ": this is a folder." : ": this is no file."),
                               "Move it away, or choose another data folder.");
        }
        checkReplaceable(folder, file, raw);
    }
    const fs::path fresh = folder / ".fetched";
    std::error_code error;
    fs::remove_all(fresh, error); // of a program that was killed
    makeFolder(fresh);
    try {
        for (const auto& [file, raw] : files) {
            model::writeFileAtomically(fresh / model::dataFileName(file),
                                       {raw.constData(), static_cast<std::size_t>(raw.size())});
        }
        if (origin != nullptr) { // first: it names only what has its sums
            model::writeFileAtomically(folder / kOriginFile, originText(*origin));
        }
        for (const auto& [file, raw] : files) {
            const fs::path target = folder / model::dataFileName(file);
            fs::rename(fresh / model::dataFileName(file), target, error);
            if (error) {
                throw model::Error(target.string() + ": it cannot be written (" + error.message() + ").",
                                   "Choose a data folder that you may write to.");
            }
        }
    } catch (...) {
        fs::remove_all(fresh, error);
        throw;
    }
    fs::remove_all(fresh, error);
}

} // namespace app
