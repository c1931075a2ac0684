// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/class_names.h"

#include "model/files/atomic_file.h"
#include "model/values/error.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <utility>

namespace model {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLargestList = 1U << 16;

[[noreturn]] void failNames(const std::string& source, const std::string& what) {
    throw Error(source + ": " + what + ".",
                "Give 2 to " + std::to_string(kMaxClasses) + " different names, the first that of label 0.");
}

void checkName(const std::string& source, const ClassNames& before, const std::string& name) {
    if (name.size() > kLongestName || name != plainText(name)) {
        failNames(source, "name " + std::to_string(before.size() + 1) + " is too long or has control characters");
    }
    if (std::ranges::count(before, name) > 0) {
        failNames(source, "the name \"" + name + "\" stands there twice");
    }
}

} // namespace

ClassNames classNamesIn(std::string text, char separator, const std::string& source) {
    text = validUtf8(text);
    if (text.starts_with("\xef\xbb\xbf")) { // a byte-order mark
        text.erase(0, 3);
    }
    std::erase(text, '\r');
    ClassNames names;
    std::istringstream parts(text);
    for (std::string name; std::getline(parts, name, separator);) {
        const std::size_t first = name.find_first_not_of(" \t\n");
        if (first == std::string::npos) {
            continue;
        }
        name = name.substr(first, name.find_last_not_of(" \t\n") + 1 - first);
        checkName(source, names, name);
        names.push_back(name);
    }
    if (names.size() < 2 || names.size() > kMaxClasses) {
        failNames(source, "it has " + std::to_string(names.size()) + " names");
    }
    return names;
}

ClassNames readClassNames(const fs::path& folder) {
    const fs::path path = folder / "classes.txt";
    std::error_code error;
    return fs::exists(path, error) ? classNamesIn(readWholeFile(path, kLargestList), '\n', path.string()) : ClassNames();
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

std::optional<std::uint8_t> labelNumber(std::string_view text) {
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isLabel = error == std::errc() && end == text.data() + text.size() && value >= 0 && value < kMaxClasses &&
                         value == static_cast<int>(value);
    return isLabel ? std::optional(static_cast<std::uint8_t>(value)) : std::nullopt;
}

void setLabels(DataSplits& data, TextLabelled train, TextLabelled test, const ClassNames& names, const fs::path& path) {
    const std::initializer_list<std::pair<DataSet*, TextLabelled*>> splits{{&data.train, &train}, {&data.test, &test}};
    std::set<std::string> texts;
    for (const auto& [set, read] : splits) {
        texts.insert(read->labels.begin(), read->labels.end());
        set->images = std::move(read->images);
        set->drawings = std::move(read->drawings);
    }
    const bool areNumbers = std::ranges::all_of(texts, [](const std::string& text) { return labelNumber(text).has_value(); });
    if (!areNumbers && (texts.size() < 2 || texts.size() > kMaxClasses)) {
        throw Error(path.string() + ": its labels are " + std::to_string(texts.size()) + " different texts, \"" +
                        plainText(texts.begin()->substr(0, kLongestName)) + "\" among them.",
                    "Labels are whole numbers of 0 to 99, or the names of 2 to 100 classes.");
    }
    ClassNames known = names;
    if (!areNumbers && names.empty()) {
        for (const std::string& text : texts) {
            checkName(path.string(), known, text);
            known.push_back(text);
        }
    }
    for (const auto& [set, read] : splits) {
        for (const std::string& text : read->labels) {
            const auto name = std::ranges::find(known, text);
            if (!areNumbers && name == known.end()) {
                throw Error(path.string() + ": the class \"" + plainText(text.substr(0, kLongestName)) +
                                "\" is not among those of classes.txt.",
                            "Name every class in classes.txt, or delete it.");
            }
            set->labels.push_back(areNumbers ? *labelNumber(text) : static_cast<std::uint8_t>(name - known.begin()));
        }
    }
    setClassNames({&data.train, &data.test}, known, path);
}

} // namespace model
