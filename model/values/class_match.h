// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/classes.h"

#include <string>
#include <vector>

namespace model {

/// How the classes that a model tells apart meet those of some data: by their names, never by their places.
struct ClassMatch {
    enum class Kind {
        same,
        otherOrder, ///< the same names
        subset,     ///< the data has some of the model's
        different,  ///< the data has names that the model does not know
    };
    Kind kind = Kind::different;
    /// The model's output for each of the data's classes; empty where they are different.
    std::vector<int> outputs;

    bool fits() const { return kind != Kind::different; }
};

/// Names that stand twice among the model's match nothing but the same list.
ClassMatch matchClasses(const ClassNames& ofModel, const ClassNames& ofData);

/// How they are different: `it does not know "ur", "thurs" and 3 more, which this data has; it tells "0", "1", "2" and 7 more
/// apart`.
std::string classDifference(const ClassNames& ofModel, const ClassNames& ofData);

} // namespace model
