// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/data_folder.h"

#include "app/store/picture_file.h"
#include "model/data/class_names.h"
#include "model/data/data_check.h"
#include "model/data/gzip.h"
#include "model/data/idx.h"
#include "model/error.h"
#include "model/io/atomic_file.h"
#include "model/train/trainer.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <nlohmann/json.hpp>

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
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
constexpr std::size_t kLargestRaw = 16 + model::kMostEntries * model::kImagePixels;

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

fs::path homeFolder() {
    // As the XDG Base Directory Specification has it; by QStandardPaths, names that are no UTF-8 would be lost.
    const char* chosen = std::getenv("XDG_DATA_HOME");
    if (chosen != nullptr && fs::path(chosen).is_absolute()) {
        return fs::path(chosen) / "digitlab";
    }
    const char* home = std::getenv("HOME");
    const passwd* user = home == nullptr ? ::getpwuid(::getuid()) : nullptr;
    return fs::path(home != nullptr ? home : user != nullptr ? user->pw_dir : "/") / ".local/share/digitlab";
}

fs::path dataFolder() {
    const QByteArray chosen = qgetenv("DIGITLAB_DATA");
    return chosen.isEmpty() ? homeFolder() / "mnist" : fs::path(chosen.toStdString());
}

fs::path folderOf(const model::KnownDataSet& set) {
    if (&set == &model::knownDataSets().front()) {
        return dataFolder();
    }
    const QByteArray chosen = qgetenv("DIGITLAB_DATA");
    return (chosen.isEmpty() ? homeFolder() : fs::path(chosen.toStdString())) / set.name;
}

std::optional<fs::path> findDataSet(const model::KnownDataSet& set) {
    std::vector<fs::path> folders{folderOf(set)};
    if (!set.debianPackage.empty()) {
        folders.push_back(fs::path("/usr/share/datasets") / set.name);
    }
    for (const fs::path& folder : folders) {
        if (std::ranges::none_of(model::kDataFiles, [&](auto file) { return model::findDataFile(folder, file).empty(); })) {
            return folder;
        }
    }
    return std::nullopt;
}

fs::path dataPath(const std::string& nameOrPath) {
    const model::KnownDataSet* set = model::findKnownDataSet(nameOrPath);
    if (set == nullptr) {
        return nameOrPath;
    }
    if (const auto found = findDataSet(*set)) {
        return *found;
    }
    const std::string name(set->name);
    const std::string orDebian =
        set->debianPackage.empty() ? "" : ", or install Debian's package " + std::string(set->debianPackage);
    throw model::Error(std::string(set->title) + " is not here: " + folderOf(*set).string() + " does not hold its four files.",
                       "Run `digitlab data fetch " + name + "`" + orDebian + ". A folder of that name is written ./" + name +
                           ".");
}

fs::path lastModelPath() {
    return homeFolder() / "models" / "last-run.safetensors";
}

LoadedData heldOut(LoadedData data) {
    data.test = model::validationImages(data.train);
    data.train.images.resize(data.train.images.size() - data.test.images.size());
    data.train.labels.resize(data.train.images.size());
    data.name += kHeldOutNote;
    return data;
}

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
        model::ImageFolderData opened = model::openData(path, readDigit);
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
        data.name = model::validUtf8((error ? path : whole).filename().string());
    }
    data.findings = model::checkData(data.train, data.test, data.unreadable.count);
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
        model::takeTurns(set);
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
