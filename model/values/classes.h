// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace model {

inline constexpr int kMaxClasses = 100; ///< 2 at least
inline constexpr int kDigits = 10;

/// What the classes are called: 2 to kMaxClasses names in UTF-8, the first that of label 0. Empty stands for the digits
/// "0" … "9".
using ClassNames = std::vector<std::string>;

/// How many they are: ten digits where there are no names.
inline int classCount(const ClassNames& names) {
    return names.empty() ? kDigits : static_cast<int>(names.size());
}

/// The numbers "0" … `count` − 1.
inline ClassNames numberNames(int count) {
    ClassNames names;
    for (int label = 0; label < count; ++label) {
        names.push_back(std::to_string(label));
    }
    return names;
}

/// The name of a label; of one that has none, its number.
inline std::string className(const ClassNames& names, int label) {
    return label >= 0 && static_cast<std::size_t>(label) < names.size() ? names[static_cast<std::size_t>(label)]
                                                                        : std::to_string(label);
}

/// All names: ten digits where there are none.
inline ClassNames namesOrDigits(const ClassNames& names) {
    return names.empty() ? numberNames(kDigits) : names;
}

/// Whether some of them are longer than one letter, so that several do not make up a number.
inline bool areWords(const ClassNames& names) {
    const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }; // of UTF-8's letters
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return std::count_if(name.begin(), name.end(), starts) > 1; });
}

/// Whether they are the ten digits in their order.
inline bool areDigits(const ClassNames& names) {
    return names.empty() || names == numberNames(kDigits);
}

/// Whether they are numbers from "0", as where the data names none.
inline bool areNumbers(const ClassNames& names) {
    return names == numberNames(static_cast<int>(names.size()));
}

} // namespace model
