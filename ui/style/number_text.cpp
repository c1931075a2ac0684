// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/number_text.h"

#include "ui/style/language.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <string>

namespace ui {

QString grouped(qint64 value) {
    QLocale locale = shownLocale();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(value);
}

QString decimal(double value, int decimals) {
    const bool isZero = value < 0 && value >= -0.5 * std::pow(10.0, -decimals); // which has no sign
    return shownLocale().toString(isZero ? 0.0 : value, 'f', decimals);
}

QString significant(double value, int figures) {
    return shownLocale().toString(value, 'g', figures);
}

QString percent(double fraction, int decimals) {
    return decimal(fraction * 100, decimals) + percentUnit();
}

QString percentUnit() {
    //: Behind a number, with the gap before it.
    return QCoreApplication::translate("ui::NumberText", " %");
}

QString roughTime(double seconds) {
    if (seconds < 90) {
        const double step = seconds < 20 ? 1 : 5;
        return QCoreApplication::translate("ui::NumberText", "about %1 s")
            .arg(std::max(1L, std::lround(seconds / step) * std::lround(step)));
    }
    const double minutes = seconds / 60;
    return minutes < 90 ? QCoreApplication::translate("ui::NumberText", "about %1 min").arg(std::lround(minutes))
                        : QCoreApplication::translate("ui::NumberText", "about %1 h").arg(decimal(minutes / 60, 1));
}

QString clockTime(double seconds) {
    const auto total = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    const QString rest = QString("%1:%2")
                             .arg(total / 60 % 60, total >= 3600 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(total % 60, 2, 10, QLatin1Char('0'));
    return total >= 3600 ? QString("%1:%2").arg(total / 3600).arg(rest) : rest;
}

QString partOfEpochs(double epochsDone) {
    constexpr double kRounding = 1e-9;
    return decimal(std::floor(10 * epochsDone + kRounding) / 10, 1);
}

QString lossText(double loss) {
    if (!std::isfinite(loss))
        return "–";
    return decimal(loss, loss >= 1 ? 2 : loss >= 0.1 ? 3 : 4);
}

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
