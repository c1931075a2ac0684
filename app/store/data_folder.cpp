// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/data_folder.h"

#include "model/data/catalogue.h"
#include "model/error.h"
#include "model/io/atomic_file.h"
#include "model/train/trainer.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <pwd.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

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

} // namespace

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

LoadedData loadData(const fs::path& folder) {
    LoadedData data;
    data.train = model::loadSplit(folder, model::Split::train);
    data.test = model::loadSplit(folder, model::Split::test);
    data.sha256 = sha256OfRaw(data.train);
    data.name = model::dataSetName(data.sha256);
    if (data.name.empty()) {
        // Names of files are any bytes; reports and model cards are UTF-8.
        std::error_code error;
        const fs::path whole = fs::weakly_canonical(folder, error);
        data.name = QString::fromUtf8(QByteArray::fromStdString((error ? folder : whole).filename().string())).toStdString();
    }
    return data;
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

void placeFiles(const fs::path& folder, const DataFiles& files) {
    makeFolder(folder);
    for (const auto& [file, raw] : files) {
        const fs::path target = folder / model::dataFileName(file);
        std::error_code error;
        if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
            throw model::Error(target.string() + (fs::is_directory(target, error) ? ": this is a folder." : ": this is no file."),
                               "Move it away, or choose another data folder.");
        }
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
