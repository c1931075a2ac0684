// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/setting_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ui {

QString switchText(bool on) {
    return on ? QCoreApplication::translate("ui::SettingRow", "on") : QCoreApplication::translate("ui::SettingRow", "off");
}

QString choiceText(std::string_view name) {
    if (name == "sgd" || name == "adamw")
        return name == "sgd" ? "SGD" : "AdamW";
    return name == "nesterov" ? "Nesterov" : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString exactText(double value) {
    const bool readable = value == 0 || std::abs(value) >= 1e-9;
    return QString::number(value, readable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

} // namespace ui
