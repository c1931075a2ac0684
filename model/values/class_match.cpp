// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/class_match.h"

#include <algorithm>
#include <iterator>

namespace model {
namespace {

/// The first few, in quotes, and how many more there are.
std::string listed(const ClassNames& names) {
    constexpr std::size_t kShown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
        text += (text.empty() ? "\"" : ", \"") + names[i] + "\"";
    }
    return names.size() > kShown ? text + " and " + std::to_string(names.size() - kShown) + " more" : text;
}

} // namespace

ClassMatch matchClasses(const ClassNames& ofModel, const ClassNames& ofData) {
    const ClassNames known = namesOrDigits(ofModel);
    const ClassNames wanted = namesOrDigits(ofData);
    ClassMatch match{known == wanted                 ? ClassMatch::Kind::same
                     : known.size() == wanted.size() ? ClassMatch::Kind::otherOrder
                                                     : ClassMatch::Kind::subset,
                     {}};
    for (std::size_t label = 0; label < wanted.size(); ++label) {
        const auto found = std::ranges::find(known, wanted[label]);
        if (match.kind == ClassMatch::Kind::same) {
            match.outputs.push_back(static_cast<int>(label));
        } else if (std::ranges::count(known, wanted[label]) == 1 && std::ranges::count(wanted, wanted[label]) == 1) {
            match.outputs.push_back(static_cast<int>(found - known.begin()));
        } else {
            return {};
        }
    }
    return match;
}

std::string classDifference(const ClassNames& ofModel, const ClassNames& ofData) {
    const ClassNames known = namesOrDigits(ofModel);
    const ClassNames wanted = namesOrDigits(ofData);
    ClassNames missing;
    std::ranges::copy_if(wanted, std::back_inserter(missing),
                         [&](const std::string& name) { return std::ranges::count(known, name) != 1; });
    return "it does not know " + listed(missing) + ", which this data has; it tells " + listed(known) + " apart";
}

} // namespace model
