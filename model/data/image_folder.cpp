// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/open_data.h"

#include "model/data/class_names.h"
#include "model/data/divide.h"
#include "model/data/mnist_files.h"
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

bool isPicture(const fs::path& path) {
    static constexpr std::array<std::string_view, 12> endings{".png", ".jpg", ".jpeg", ".bmp",  ".gif",  ".pgm",
                                                              ".ppm", ".pbm", ".tif",  ".tiff", ".webp", ".avif"};
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::ranges::find(endings, ending) != endings.end();
}

/// What is in a folder and is not hidden, in the order of the names' bytes; `folders` or files that are pictures.
std::vector<fs::path> entries(const fs::path& folder, bool folders) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        const bool isFolder = at->is_directory(unknown);
        if (!at->path().filename().string().starts_with('.') && (folders ? isFolder : !isFolder && isPicture(at->path()))) {
            found.push_back(at->path());
        }
        if (found.size() > kMaxEntries) {
            failFolder(folder, "it holds more than " + std::to_string(kMaxEntries) + " pictures", "Choose fewer.");
        }
    }
    if (error) {
        failFolder(folder, "the folder cannot be read (" + error.message() + ")", "Check whether you may read it.");
    }
    std::ranges::sort(found, {}, [](const fs::path& path) { return path.filename().string(); });
    return found;
}

bool hasSplits(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(folder / "train", error) && fs::is_directory(folder / "test", error);
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
        for (const fs::path& of : entries(folder, true)) {
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
        for (const fs::path& of : entries(folder, true)) {
            const auto name = std::ranges::find(names_, nameOf(of));
            if (name == names_.end()) {
                failFolder(of, "this class is not among the others", "Classes are those of classes.txt, else those of train/.");
            }
            for (const fs::path& picture : entries(of, false)) {
                add(set, picture, static_cast<std::uint8_t>(name - names_.begin()));
            }
        }
        if (set.images.empty()) {
            failFolder(folder, "there are no pictures that can be read in its folders", kFolderHint);
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

bool isImageFolder(const fs::path& folder) {
    std::error_code error;
    const fs::path classes = hasSplits(folder) ? folder / "train" : folder;
    for (fs::directory_iterator at(classes, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (!at->is_directory(unknown) || at->path().filename().string().starts_with('.')) {
            continue;
        }
        for (fs::directory_iterator picture(at->path(), unknown); !unknown && picture != end; picture.increment(unknown)) {
            if (isPicture(picture->path())) {
                return true;
            }
        }
    }
    return false;
}

DataSplits readImageFolder(const fs::path& folder, const ClassNames& names, const PictureReader& read) {
    DataSplits data;
    const bool splits = hasSplits(folder);
    ClassFolders classes(splits ? folder / "train" : folder, names, read);
    data.train = classes.readAll(splits ? folder / "train" : folder);
    data.test = splits ? classes.readAll(folder / "test") : takeLastSixth(data.train);
    data.unreadable = classes.unreadable;
    return data;
}

} // namespace model
