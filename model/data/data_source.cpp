// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/data_source.h"

#include "model/data/foreign_files.h"
#include "model/data/mnist_files.h"
#include "model/data/open_data.h"
#include "model/data/source_names.h"
#include "model/data/strokes_file.h"
#include "model/files/unpacked.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <functional>
#include <map>
#include <set>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr const char* kReadable =
    "Choose a folder with a folder of pictures a class, tables (.csv, .tsv), NumPy's arrays (.npz, .npy), pen strokes "
    "(.jsonl, .inkml, UNIPEN) or MNIST's four files, or an archive of any of them; `digitlab data fetch` gets MNIST.";

std::optional<Source::Kind> kindOf(const fs::path& file) {
    static const std::map<std::string, Source::Kind, std::less<>> kKinds{
        {".csv", Source::Kind::table},    {".tsv", Source::Kind::table},  {".csv.gz", Source::Kind::table},
        {".tsv.gz", Source::Kind::table}, {".npz", Source::Kind::arrays}, {".npy", Source::Kind::arrays}};
    if (dataFilePrefix(file)) {
        return Source::Kind::idx;
    }
    if (const auto known = kKinds.find(endingOf(file)); known != kKinds.end()) {
        return known->second;
    }
    return isStrokesFile(file) ? std::optional(Source::Kind::strokes) : std::nullopt;
}

/// What lies in the folder itself.
std::optional<Source> sourceIn(const fs::path& folder) {
    std::map<Source::Kind, std::vector<fs::path>> found;
    for (const fs::path& file : visibleFiles(folder)) {
        if (const auto kind = kindOf(file)) {
            found[*kind].push_back(file);
        }
    }
    std::set<std::string> prefixes;
    for (const fs::path& file : found[Source::Kind::idx]) {
        prefixes.insert(*dataFilePrefix(file));
    }
    if (prefixes.size() > 1 && !prefixes.contains("")) {
        throw Error(folder.string() + ": it holds " + std::to_string(prefixes.size()) + " data sets.",
                    "Choose a file of one of them: " + findDataFile(folder, DataFile::trainImages, *prefixes.begin()).string());
    }
    if (!prefixes.empty()) {
        return Source{Source::Kind::idx, folder, {}, *prefixes.begin()};
    }
    for (const auto kind : {Source::Kind::table, Source::Kind::arrays, Source::Kind::pictures, Source::Kind::strokes}) {
        if (kind == Source::Kind::pictures ? isImageFolder(folder) : !found[kind].empty()) {
            return Source{kind, folder, found[kind]};
        }
    }
    return std::nullopt;
}

[[noreturn]] void failForm(const fs::path& file) {
    if (const ForeignForm form = foreignForm(file); !form.name.empty()) {
        throw Error(file.string() + ": this is " + form.name + ", which is not read here.", form.hint);
    }
    throw Error(file.string() + ": this is no data set, to go by its name.", kReadable);
}

} // namespace

std::optional<Source> sourceOf(const fs::path& file) {
    const auto kind = kindOf(file);
    if (!kind) {
        return std::nullopt;
    }
    return *kind == Source::Kind::idx ? Source{*kind, file.parent_path(), {}, *dataFilePrefix(file)}
                                      : Source{*kind, file.parent_path(), {file}};
}

std::optional<Source> findSource(const fs::path& folder, int depth) {
    if (auto found = sourceIn(folder); found || depth == 0) {
        return found;
    }
    std::vector<Source> below;
    for (const fs::path& of : visibleFolders(folder)) {
        if (auto found = findSource(of, depth - 1)) {
            below.push_back(std::move(*found));
        }
    }
    if (below.size() > 1) {
        throw Error(folder.string() + ": it holds " + std::to_string(below.size()) + " data sets.",
                    "Choose one of them alone: " + below.front().folder.string());
    }
    return below.empty() ? std::nullopt : std::optional(below.front());
}

void failWithoutSource(const fs::path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        throw Error(path.string() + ": there is no such file or folder.", kReadable);
    }
    if (!fs::is_directory(path, error)) {
        failForm(path);
    }
    const std::vector<fs::path> files = visibleFiles(path);
    for (const fs::path& file : files) {
        if (isArchive(file)) {
            throw Error(path.string() + ": it holds no data set, but an archive.", "Name the archive: " + file.string());
        }
        if (!foreignForm(file).name.empty()) {
            failForm(file);
        }
    }
    if (!picturesIn(path).empty()) {
        throw Error(path.string() + ": its " + std::to_string(picturesIn(path).size()) +
                        " pictures lie side by side, and nothing says what they show.",
                    "Make a folder for each class, and put its pictures there.");
    }
    if (files.empty() && visibleFolders(path).empty()) {
        throw Error(path.string() + ": the folder is empty.", kReadable);
    }
    throw Error(path.string() + ": there is no data set in it" +
                    (files.empty() ? ""
                                   : ", only " + std::to_string(files.size()) + (files.size() == 1 ? " file" : " files") +
                                         " as " + plainText(files.front().filename().string())) +
                    ".",
                kReadable);
}

} // namespace model
