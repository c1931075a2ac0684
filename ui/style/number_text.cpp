// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/number_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

QString grouped(qint64 value) {
    return QLocale(QLocale::English).toString(value);
}

QString percent(double fraction, int decimals) {
    return QString::number(fraction * 100, 'f', decimals) + " %";
}

QString clockTime(double seconds) {
    const auto total = static_cast<qint64>(std::llround(std::max(0.0, seconds)));
    const QString rest = QString("%1:%2")
                             .arg(total / 60 % 60, total >= 3600 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(total % 60, 2, 10, QLatin1Char('0'));
    return total >= 3600 ? QString("%1:%2").arg(total / 3600).arg(rest) : rest;
}

QString lossText(double loss) {
    if (!std::isfinite(loss))
        return "–";
    return loss >= 1     ? QString::number(loss, 'f', 2)
           : loss >= 0.1 ? QString::number(loss, 'f', 3)
                         : QString::number(loss, 'f', 4);
}

} // namespace ui
