// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/class_names.h"
#include "model/data/divide.h"
#include "model/data/mnist_files.h"
#include "model/data/source_names.h"
#include "model/files/unpacked.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kReportedPictures = 5;

[[noreturn]] void failFolder(const fs::path& folder, const std::string& what, const std::string& hint) {
    throw Error(folder.string() + ": " + what + ".", hint);
}

constexpr const char* kFolderHint =
    "Make 2 to 100 folders, a class each, with its pictures in them, or train/ and test/ with such folders.";

/// By the file name's ending. Formats that Qt cannot read are included, so that files left out are reported.
bool isPicture(const fs::path& path) {
    static constexpr std::array<std::string_view, 27> kEndings{
        ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm", ".ppm", ".pbm", ".tif", ".tiff", ".webp", ".avif", ".heic", ".heif",
        ".jxl", ".jp2", ".tga",  ".ico", ".psd", ".xcf", ".svg", ".pdf", ".dng", ".cr2",  ".nef",  ".arw",  ".raw"};
    return std::ranges::find(kEndings, endingOf(path)) != kEndings.end();
}

/// The subfolder named for this part (train, test, …); empty if there is none.
fs::path partIn(const fs::path& folder, Part part) {
    const std::vector<fs::path> folders = visibleFolders(folder);
    const auto found = std::ranges::find_if(folders, [&](const fs::path& of) { return partOf(of.filename().string()) == part; });
    return found == folders.end() ? fs::path() : *found;
}

/// Whether folders with pictures lie in it.
bool holdsClasses(const fs::path& folder) {
    return std::ranges::any_of(visibleFolders(folder), [](const fs::path& of) {
        std::error_code unknown;
        for (fs::directory_iterator at(of, unknown), end; !unknown && at != end; at.increment(unknown)) {
            if (isPicture(at->path()) && !isOfTheSystem(at->path().filename())) {
                return true;
            }
        }
        return false;
    });
}

std::string nameOf(const fs::path& folder) {
    return plainText(folder.filename().string());
}

class ClassFolders {
public:
    ClassFolders(const fs::path& folder, const ClassNames& names, const PictureReader& read) : names_(names), read_(read) {
        if (!names_.empty()) {
            return;
        }
        for (const fs::path& of : visibleFolders(folder)) {
            names_.push_back(nameOf(of));
        }
        if (names_.size() < 2 || names_.size() > kMaxClasses) {
            failFolder(folder, "it holds " + std::to_string(names_.size()) + " folders of pictures", kFolderHint);
        }
        if (std::set<std::string>(names_.begin(), names_.end()).size() < names_.size()) {
            failFolder(folder, "two of its folders' names are no UTF-8 and look the same", "Rename them.");
        }
    }

    /// All pictures below, class by class.
    DataSet readAll(const fs::path& folder) {
        DataSet set;
        set.classes = names_;
        for (const fs::path& of : visibleFolders(folder)) {
            const auto name = std::ranges::find(names_, nameOf(of));
            if (name == names_.end()) {
                failFolder(of, "this class is not among the others", "Classes are those of classes.txt, else those of train/.");
            }
            for (const fs::path& picture : picturesIn(of)) {
                add(set, picture, static_cast<std::uint8_t>(name - names_.begin()));
            }
        }
        if (set.images.empty()) {
            failFolder(folder,
                       "there are no pictures that can be read in its folders" +
                           (unreadable.first.empty() ? "" : ": " + unreadable.first.front()),
                       kFolderHint);
        }
        return set;
    }

    UnreadablePictures unreadable;

private:
    void add(DataSet& set, const fs::path& picture, std::uint8_t label) {
        if (set.images.size() == kMaxEntries) {
            failFolder(picture.parent_path(), "there are more than " + std::to_string(kMaxEntries) + " pictures",
                       "Choose fewer.");
        }
        try {
            set.images.push_back(read_(picture));
            set.labels.push_back(label);
        } catch (const Error& error) {
            ++unreadable.count;
            if (unreadable.first.size() < kReportedPictures) {
                unreadable.first.emplace_back(error.what());
            }
        }
    }

    ClassNames names_;
    const PictureReader& read_;
};

} // namespace

std::vector<fs::path> picturesIn(const fs::path& folder) {
    std::vector<fs::path> files = visibleFiles(folder);
    std::erase_if(files, [](const fs::path& file) { return !isPicture(file); });
    return files;
}

bool isImageFolder(const fs::path& folder) {
    const fs::path train = partIn(folder, Part::train);
    return holdsClasses(folder) || (!train.empty() && holdsClasses(train));
}

DataSplits readImageFolder(const fs::path& folder, const ClassNames& names, const PictureReader& read) {
    const fs::path train = partIn(folder, Part::train);
    if (train.empty() || !holdsClasses(train)) {
        ClassFolders classes(folder, names, read);
        DataSplits data{classes.readAll(folder), {}};
        data.unreadable = classes.unreadable;
        data.test = takeLastSixth(data.train);
        return data;
    }
    ClassFolders classes(train, names, read);
    DataSplits data{classes.readAll(train), {}};
    const fs::path test = partIn(folder, Part::test);
    const fs::path validation = partIn(folder, Part::validation);
    const auto leaveOut = [&](const fs::path& part, const std::string& why) {
        data.notes.push_back(part.filename().string() + " is left out: " + why);
    };
    if (!test.empty() && holdsClasses(test)) {
        data.test = classes.readAll(test);
        if (!validation.empty()) {
            leaveOut(validation, "training images are held back with --validate.");
        }
    } else if (!validation.empty()) {
        data.test = classes.readAll(validation);
    } else {
        data.test = takeLastSixth(data.train);
        if (!test.empty()) {
            leaveOut(test,
                     "its pictures lie in no folders that name their classes. The last sixth of each class is the test set.");
        }
    }
    data.unreadable = classes.unreadable;
    return data;
}

} // namespace model
