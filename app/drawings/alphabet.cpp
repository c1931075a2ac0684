// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drawings/alphabet.h"

#include "model/values/error.h"

#include <algorithm>
#include <set>

namespace app {
namespace {

constexpr std::size_t kLongestName = 100; ///< bytes, as in classes.txt

} // namespace

std::vector<int> Alphabet::numbers() const {
    std::vector<int> numbers;
    for (int number = 0; number < static_cast<int>(classes.size()); ++number) {
        if (has(number)) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

model::ClassNames Alphabet::names() const {
    model::ClassNames names;
    std::ranges::copy_if(classes, std::back_inserter(names), [](const std::string& its) { return !its.empty(); });
    return names;
}

int Alphabet::numberOf(const std::string& className) const {
    const auto found = std::ranges::find(classes, className);
    return found == classes.end() || className.empty() ? -1 : static_cast<int>(found - classes.begin());
}

void checkAlphabet(Alphabet& alphabet) {
    const auto trimmed = [](const std::string& name) { return QString::fromStdString(name).simplified().toStdString(); };
    alphabet.name = alphabet.name.simplified();
    if (alphabet.name.isEmpty()) {
        throw model::Error("The alphabet has no name.", "Type one, Greek letters say.");
    }
    std::set<std::string> seen;
    for (std::string& name : alphabet.classes) {
        name = trimmed(name);
        if (name.size() > kLongestName) {
            throw model::Error("The class \"" + name.substr(0, 20) + "…\" has a name of more than 100 bytes.", "Shorten it.");
        }
        if (!name.empty() && !seen.insert(name).second) {
            throw model::Error("There are two classes called \"" + name + "\".", "Give each class a name of its own.");
        }
    }
    if (seen.size() < 2 || seen.size() > static_cast<std::size_t>(model::kMaxClasses)) {
        throw model::Error("An alphabet of " + std::to_string(seen.size()) + (seen.size() == 1 ? " class" : " classes") +
                               " cannot be learned.",
                           "Name 2 to 100 classes.");
    }
}

} // namespace app
