// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/class_names.h"

#include "model/files/atomic_file.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <sstream>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLargestList = 1U << 16;

[[noreturn]] void failNames(const fs::path& path, const std::string& what) {
    throw Error(path.string() + ": " + what + ".",
                "Write 2 to " + std::to_string(kMaxClasses) + " different names, one a line, the first that of label 0.");
}

} // namespace

ClassNames readClassNames(const fs::path& folder) {
    const fs::path path = folder / "classes.txt";
    std::error_code error;
    if (!fs::exists(path, error)) {
        return {};
    }
    std::string text = validUtf8(readWholeFile(path, kLargestList));
    if (text.starts_with("\xef\xbb\xbf")) { // a byte-order mark
        text.erase(0, 3);
    }
    std::erase(text, '\r');
    ClassNames names;
    std::istringstream lines(text);
    for (std::string name; std::getline(lines, name);) {
        if (const std::size_t first = name.find_first_not_of(" \t"); first != std::string::npos) {
            names.push_back(name.substr(first, name.find_last_not_of(" \t") + 1 - first));
        }
    }
    if (names.size() < 2 || names.size() > kMaxClasses) {
        failNames(path, "it has " + std::to_string(names.size()) + " names");
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].size() > kLongestName || names[i] != plainText(names[i])) {
            failNames(path, "name " + std::to_string(i + 1) + " is too long or has control characters");
        }
        if (std::ranges::count(names, names[i]) > 1) {
            failNames(path, "the name \"" + names[i] + "\" stands there twice");
        }
    }
    return names;
}

void setClassNames(std::initializer_list<DataSet*> splits, const ClassNames& names, const fs::path& path) {
    int count = classCount(names);
    for (const DataSet* set : splits) {
        const auto beyond = std::ranges::find_if(set->labels, [&](std::uint8_t label) { return label >= count; });
        if (beyond == set->labels.end()) {
            continue;
        }
        if (!names.empty()) {
            throw Error(path.string() + ": image " + std::to_string(beyond - set->labels.begin()) + " has label " +
                            std::to_string(*beyond) + ", but there are names for " + std::to_string(count) + " classes.",
                        "Name every class in classes.txt, or delete it: then numbers name them.");
        }
        count = *std::ranges::max_element(set->labels) + 1;
    }
    for (DataSet* set : splits) {
        set->classes = names.empty() && count > kDigits ? numberNames(count) : names;
    }
}

} // namespace model
