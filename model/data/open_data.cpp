// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/catalogue.h"
#include "model/data/data_source.h"
#include "model/data/divide.h"
#include "model/data/npy.h"
#include "model/data/orientation.h"
#include "model/data/source_names.h"
#include "model/data/strokes_file.h"
#include "model/files/atomic_file.h"
#include "model/files/unpacked.h"
#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>
#include <string_view>

namespace model {

namespace fs = std::filesystem;

namespace {

/// By the names that NIST gives its files; the images in them are transposed.
bool isEmnist(const std::string& name) {
    return wordsOf(name).front() == "emnist";
}

/// Null for one that is not known.
const KnownDataSet* emnistSet(const std::string& name) {
    const auto set = std::ranges::find_if(knownDataSets(), [&](const KnownDataSet& known) {
        return known.packing == Packing::emnist && name.starts_with(std::string(known.name) + "-");
    });
    return set == knownDataSets().end() ? nullptr : &*set;
}

/// Labels that count from `first` count from 0; one below it becomes one without a name.
void countFromZero(DataSet& set, int first) {
    for (std::uint8_t& label : set.labels) {
        label = static_cast<std::uint8_t>(label >= first ? label - first : kMaxClasses);
    }
}

using Parts = std::map<Part, TextLabelled>;

/// One table, or those of several parts by their names; others beside a train.csv are passed over.
Parts readTables(const std::vector<fs::path>& files, const fs::path& path) {
    Parts parts;
    if (files.size() == 1) {
        parts[Part::whole] = readTable(files.front());
        return parts;
    }
    std::map<Part, fs::path> ofPart;
    bool clear = true;
    for (const fs::path& file : files) {
        const std::string name = file.filename().string();
        const Part part = partOf(std::string_view(name).substr(0, name.size() - endingOf(file).size()));
        clear = part == Part::whole || (ofPart.try_emplace(part, file).second && clear);
    }
    if (!clear || !ofPart.contains(Part::train)) {
        throw Error(path.string() + ": it holds " + std::to_string(files.size()) + " tables.",
                    "Name one of them, or call two of them train.csv and test.csv.");
    }
    for (const auto& [part, file] : ofPart) {
        parts[part] = readTable(file);
    }
    return parts;
}

/// One array in a file, with what its name and that of its archive say.
void addArray(Parts& parts, const fs::path& file, const std::string& name, const std::string& archive) {
    static constexpr std::array<std::string_view, 9> kImages{"x",    "image",    "images", "img",   "imgs",
                                                             "data", "features", "pixels", "inputs"};
    static constexpr std::array<std::string_view, 6> kLabels{"y", "label", "labels", "target", "targets", "class"};
    constexpr std::size_t kLargestArray = (kMaxEntries * kImagePixels + 1024) * sizeof(double);
    const auto says = [&](const auto& known, const std::string& text) {
        return std::ranges::any_of(wordsOf(text), [&](const std::string& word) { return std::ranges::count(known, word) > 0; });
    };
    const bool isSaid = says(kImages, name) || says(kLabels, name);
    const std::string& saying = isSaid ? name : archive;
    const bool areLabels = says(kLabels, saying);
    if ((!areLabels && !says(kImages, saying)) || says(std::array{std::string_view("names")}, name)) {
        return;
    }
    const Part part = partOf(name) == Part::whole ? partOf(archive) : partOf(name);
    const std::string bytes = readWholeFile(file, kLargestArray);
    const NpyArray array(bytes);
    TextLabelled& read = parts[part];
    if (areLabels) {
        read.labels = labelsOf(array);
    } else if (read.images.empty()) {
        read.images = imagesOf(array);
    }
}

Parts readArrays(const std::vector<fs::path>& files) {
    constexpr const char* kHint =
        "Save x_train, y_train, x_test and y_test with numpy.savez: images [N,28,28] of 0 to 255, labels [N].";
    Parts parts;
    std::string names;
    for (const fs::path& file : files) {
        const auto add = [&](const fs::path& array, const fs::path& name, const std::string& archive) {
            names += (names.empty() ? "" : ", ") + plainText(name.string());
            try {
                addArray(parts, array, name.string(), archive);
            } catch (const std::invalid_argument& error) {
                throw Error(file.string() + ": " + plainText(name.string()) + ": " + error.what() + ".", kHint);
            }
        };
        if (endingOf(file) == ".npy") {
            add(file, file.stem(), "");
            continue;
        }
        const Unpacked archive(file);
        std::set<fs::path> arrays;
        for (const auto& entry : fs::recursive_directory_iterator(archive.folder())) {
            if (entry.path().extension() == ".npy") {
                arrays.insert(entry.path());
            }
        }
        for (const fs::path& array : arrays) {
            add(array, array.lexically_relative(archive.folder()).replace_extension(),
                files.size() > 1 ? file.stem().string() : "");
        }
    }
    std::erase_if(parts, [](const auto& part) { return part.second.images.empty(); });
    const fs::path& first = files.front();
    if (parts.empty()) {
        throw Error(first.string() + ": none of its arrays is called as images are; there are " + names + ".", kHint);
    }
    for (const auto& [part, read] : parts) {
        if (!read.labels.empty() && read.labels.size() != read.images.size()) {
            throw Error(first.string() + ": there are " + std::to_string(read.images.size()) + " images, but " +
                            std::to_string(read.labels.size()) + " labels.",
                        kHint);
        }
    }
    return parts;
}

/// Drawings as the canvas frames them. Of several files those without a writer's name are a writer each: people send one a file.
Parts readStrokes(const std::vector<fs::path>& files) {
    constexpr const char* kHint = "Give each drawing a \"label\" and points within ±1,000,000, or take it out.";
    Parts parts;
    std::size_t count = 0;
    for (const fs::path& file : files) {
        TextLabelled& read = parts[files.size() > 1 ? partOf(file.stem().string()) : Part::whole];
        for (StrokesRecord& record : readStrokesFile(file)) {
            const auto image = frameDrawing(record.drawing);
            if (!image || record.label().empty()) {
                throw Error(file.string() + ": drawing " + std::to_string(read.images.size() + 1) +
                                (image ? " says not what it shows." : " has no ink."),
                            kHint);
            }
            if (++count > kMaxEntries) {
                throw Error(file.string() + ": there are more than " + std::to_string(kMaxEntries) + " drawings.",
                            "Choose fewer.");
            }
            read.images.push_back(*image);
            read.labels.push_back(record.label());
            read.drawings.push_back(withoutErased(tidied(record.drawing)));
            read.writers.push_back(record.writer.empty() && files.size() > 1 ? file.stem().string() : record.writer);
        }
    }
    return parts;
}

DataSplits divided(Parts parts, const ClassNames& names, const fs::path& path) {
    DataSplits data;
    const Part training = parts.contains(Part::train) ? Part::train : Part::whole;
    if (!parts.contains(training)) {
        throw Error(path.string() + ": it holds test images alone.", "Add those to train with.");
    }
    if (parts[training].labels.empty()) {
        throw Error(path.string() + ": its images have no labels, so that nothing can be learned from them.",
                    "Choose the file with the labels; `digitlab predict` reads pictures without.");
    }
    if (const auto test = parts.find(Part::test); test != parts.end() && test->second.labels.empty()) {
        parts.erase(test);
        data.notes.emplace_back("The test images have no labels and are left out.");
    }
    if (!parts.contains(Part::test)) {
        parts[Part::test] = std::move(parts[Part::validation]);
    } else if (parts.contains(Part::validation)) {
        data.notes.emplace_back("The images for validation are left out: training images are held back with --validate.");
    }
    const std::vector<std::string> writers = std::move(parts[training].writers);
    setLabels(data, std::move(parts[training]), std::move(parts[Part::test]), names, path);
    if (data.test.images.empty()) {
        data.test = takeWriters(data.train, writers);
    }
    if (data.test.images.empty()) {
        data.test = takeLastSixth(data.train);
    }
    return data;
}

DataSplits readSource(const Source& source, const fs::path& path, const PictureReader& read) {
    ClassNames names = readClassNames(source.folder);
    std::error_code error;
    if (names.empty() && fs::is_directory(path, error)) {
        names = readClassNames(path);
    }
    const std::string name = source.kind == Source::Kind::idx ? source.prefix
                             : source.files.empty()           ? ""
                                                              : source.files.front().filename().string();
    const KnownDataSet* emnist = names.empty() ? emnistSet(name) : nullptr;
    if (emnist != nullptr) {
        names = emnist->classNames();
    }
    DataSplits data;
    switch (source.kind) {
    case Source::Kind::pictures:
        return readImageFolder(source.folder, names, read);
    case Source::Kind::table:
        data = divided(readTables(source.files, path), names, path);
        break;
    case Source::Kind::arrays:
        data = divided(readArrays(source.files), names, path);
        break;
    case Source::Kind::strokes:
        data = divided(readStrokes(source.files), names, path);
        break;
    case Source::Kind::idx:
        data.train = loadSplit(source.folder, Split::train, source.prefix);
        data.test = loadSplit(source.folder, Split::test, source.prefix);
        if (emnist != nullptr) {
            countFromZero(data.train, emnist->firstLabel);
            countFromZero(data.test, emnist->firstLabel);
        }
        setClassNames({&data.train, &data.test}, names, path);
    }
    if (isEmnist(name)) {
        data.turning = {.transposed = true};
        turn(data.train, data.turning);
        turn(data.test, data.turning);
        data.notes.emplace_back("EMNIST's own files hold transposed images: they are turned upright.");
    }
    return data;
}

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
}

} // namespace

bool isDataSet(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return fs::exists(path, error) && (sourceOf(path) || isArchive(path));
    }
    try {
        return findSource(path).has_value();
    } catch (const Error&) { // several, or it is not for us to read
        return false;
    }
}

DataSplits openData(const fs::path& path, const PictureReader& read) {
    std::error_code error;
    const bool isFolder = fs::is_directory(path, error);
    if (const auto source = isFolder ? findSource(path) : fs::exists(path, error) ? sourceOf(path) : std::nullopt) {
        return readSource(*source, path, read);
    }
    if (isFolder || !isArchive(path) || !fs::exists(path, error)) {
        failWithoutSource(path);
    }
    const Unpacked archive(path);
    const std::string inside = archive.folder().string();
    try {
        const auto source = findSource(archive.folder());
        if (!source) {
            failWithoutSource(archive.folder());
        }
        DataSplits data = readSource(*source, archive.folder(), read);
        for (std::string& unreadable : data.unreadable.first) {
            replaceAll(unreadable, inside, path.string());
        }
        return data;
    } catch (const Error& failure) { // of files that nobody will see
        std::string what = failure.what();
        std::string hint = failure.hint();
        replaceAll(what, inside, path.string());
        replaceAll(hint, inside, path.string());
        throw Error(what, hint);
    }
}

} // namespace model
