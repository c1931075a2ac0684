// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/network.h"
#include "model/values/recipe.h"

#include <QString>

#include <string_view>
#include <type_traits>

/// Numbers on screen, by the rules of the window's language: "18,900" is "18.900" in German.
namespace ui {

/// 18900 → "18,900".
QString grouped(qint64 value);

/// 3.1416, 2 → "3.14".
QString decimal(double value, int decimals);

/// 0.0123456, 3 → "0.0123": so many significant figures, trailing zeros left out.
QString significant(double value, int figures);

/// A fraction in [0, 1] → "99.43 %".
QString percent(double fraction, int decimals);

/// What stands behind a number of percent, with the gap before it: " %", in Chinese "%".
QString percentUnit();

/// "about 25 s", "about 18 min", "about 1.5 h": nobody counts on more than that.
QString roughTime(double seconds);

/// A duration in seconds → "0:24", "12:05", "1:02:03".
QString clockTime(double seconds);

/// Where a run is in the middle of an epoch, rounded down: 3.96 → "3.9".
QString partOfEpochs(double epochsDone);

/// A loss in nats with three significant figures → "0.0412".
QString lossText(double loss);

/// "on" or "off".
QString switchText(bool on);

/// One of model::valueNames() as the window writes it: "nesterov" → "Nesterov", "one-cycle" as it is.
QString choiceText(std::string_view name);

/// The fewest digits that give the same number back, without an exponent where possible.
QString exactText(double value);

/// A setting's value as the window writes it: settings are equal where their texts are, but for networks that have
/// one name.
template <class Value> QString settingText(const Value& value) {
    if constexpr (std::is_same_v<Value, std::string>)
        return QString::fromStdString(model::networkName(value));
    else if constexpr (std::is_same_v<Value, bool>)
        return switchText(value);
    else if constexpr (std::is_enum_v<Value>)
        return choiceText(model::valueNames<Value>()[static_cast<std::size_t>(value)]);
    else if constexpr (std::is_floating_point_v<Value>)
        return exactText(value);
    else
        return QString::number(value);
}

} // namespace ui
