// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/source_names.h"

#include "model/data/mnist_files.h"
#include "model/files/unpacked.h"
#include "model/values/error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace model {

namespace fs = std::filesystem;

std::string inSmallLetters(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

namespace {

std::vector<fs::path> entriesOf(const fs::path& folder, bool folders) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code unknown;
        if (at->is_directory(unknown) == folders && !isOfTheSystem(at->path().filename())) {
            found.push_back(at->path());
        }
        if (found.size() > kMaxEntries) {
            throw Error(folder.string() + ": it holds more than " + std::to_string(kMaxEntries) + " files.", "Choose fewer.");
        }
    }
    if (error) {
        throw Error(folder.string() + ": the folder cannot be read (" + error.message() + ").", "Check whether you may read it.");
    }
    std::ranges::sort(found, {}, [](const fs::path& path) { return path.filename().string(); });
    return found;
}

} // namespace

Part partOf(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Part>, 8> kWords{{{"train", Part::train},
                                                                              {"training", Part::train},
                                                                              {"test", Part::test},
                                                                              {"testing", Part::test},
                                                                              {"valid", Part::validation},
                                                                              {"validation", Part::validation},
                                                                              {"val", Part::validation},
                                                                              {"dev", Part::validation}}};
    for (const std::string& word : wordsOf(name)) {
        for (const auto& [known, part] : kWords) {
            if (word == known) {
                return part;
            }
        }
    }
    const std::string text = inSmallLetters(std::string(name)); // "mnisttrain"
    return text.ends_with("train") ? Part::train : text.ends_with("test") ? Part::test : Part::whole;
}

std::vector<std::string> wordsOf(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

std::string endingOf(const fs::path& file) {
    const std::string ending = inSmallLetters(file.extension().string());
    return ending == ".gz" ? endingOf(file.stem()) + ending : ending;
}

std::vector<fs::path> visibleFiles(const fs::path& folder) {
    return entriesOf(folder, false);
}

std::vector<fs::path> visibleFolders(const fs::path& folder) {
    return entriesOf(folder, true);
}

} // namespace model
