// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"

#include <QMetaType>
#include <QString>

#include <string>
#include <vector>

namespace app {

/// What the user draws samples of: the ten digits, which are always there, or classes of one's own.
struct Alphabet {
    qint64 id = 0;     ///< 0: the digits
    QString name = {}; ///< none of the digits
    /// By number, in UTF-8; the number of a class never changes: the name of one that was removed is empty.
    std::vector<std::string> classes = model::numberNames(model::kDigits);

    bool has(int number) const {
        return number >= 0 && static_cast<std::size_t>(number) < classes.size() &&
               !classes[static_cast<std::size_t>(number)].empty();
    }
    /// Numbers of the classes that are there: that at place n is labelled n where they are shown and learned.
    std::vector<int> numbers() const;
    model::ClassNames names() const;
    /// −1 when there is no class of that name.
    int numberOf(const std::string& className) const;

    bool operator==(const Alphabet&) const = default;
};

/// Trims its names. Throws `model::Error` unless it has a name and 2 to model::kMaxClasses classes with different names of at
/// most 100 bytes, each a line.
void checkAlphabet(Alphabet& alphabet);

} // namespace app

Q_DECLARE_METATYPE(app::Alphabet)
