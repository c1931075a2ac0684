// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/recipe.h"

#include "model/values/error.h"

#include <cctype>
#include <cmath>
#include <sstream>

namespace model {
namespace {

/// Numbers are held against their range; the rest cannot be wrong.
struct RangeCheck {
    template <class Value> void operator()(const SettingInfo& info, const Value& setting) const {
        if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool>) {
            const auto value = static_cast<double>(setting);
            if (std::isfinite(value) && value >= info.low && value <= info.high) {
                return;
            }
            std::ostringstream what;
            std::string title = info.title;
            title[0] = static_cast<char>(std::tolower(title[0]));
            what << "The " << title << " cannot be " << value << ".";
            std::ostringstream hint;
            hint << "Choose a value from " << info.low << " to " << info.high << " (--" << info.option << ").";
            throw Error(what.str(), hint.str());
        }
    }
};

} // namespace

void validate(const Recipe& recipe) {
    if (recipe.unread) {
        throw Error("The recipe cannot be trained with this version: " + recipe.unread->reason + ".",
                    "Train it with the version of DigitLab that wrote it, or choose another recipe.");
    }
    visitAllSettings(recipe, RangeCheck{});
    const StyleSettings& styles = recipe.augmentation.styles;
    if (styles.slashedZero + styles.lyingZero > 1 || styles.flaggedOne + styles.footedOne > 1) {
        throw Error("More than all zeros or ones would be rewritten in another style.",
                    "Choose shares of one digit's styles that add up to 1 at most.");
    }
}

} // namespace model
