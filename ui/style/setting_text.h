// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"

#include <QString>

#include <string_view>
#include <type_traits>

namespace ui {

/// "on" or "off".
QString switchText(bool on);

/// One of model::valueNames() as the window writes it: "nesterov" → "Nesterov", "one-cycle" as it is.
QString choiceText(std::string_view name);

/// All digits that tell the number apart from others, without an exponent where one can do without.
QString exactText(double value);

/// A setting's value as the window writes it: settings are equal exactly where their texts are.
template <class Value> QString settingText(Value value) {
    if constexpr (std::is_same_v<Value, bool>)
        return switchText(value);
    else if constexpr (std::is_enum_v<Value>)
        return choiceText(model::valueNames<Value>()[static_cast<std::size_t>(value)]);
    else if constexpr (std::is_floating_point_v<Value>)
        return exactText(value);
    else
        return QString::number(value);
}

} // namespace ui
