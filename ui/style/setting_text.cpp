// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/setting_text.h"

#include "ui/style/language.h"

#include <QCoreApplication>

#include <cmath>
#include <string>

namespace ui {

QString switchText(bool on) {
    return on ? QCoreApplication::translate("ui::SettingRow", "on") : QCoreApplication::translate("ui::SettingRow", "off");
}

QString choiceText(std::string_view name) {
    if (name == "sgd" || name == "adamw")
        return name == "sgd" ? "SGD" : "AdamW";
    return name == "nesterov" ? "Nesterov" : QCoreApplication::translate("ui::SettingRow", std::string(name).c_str());
}

QString exactText(double value) {
    const bool readable = value == 0 || std::abs(value) >= 1e-9;
    return shownLocale().toString(value, readable ? 'f' : 'g', QLocale::FloatingPointShortest);
}

} // namespace ui
