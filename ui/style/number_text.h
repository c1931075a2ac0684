// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

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

/// A duration in seconds → "0:24", "12:05", "1:02:03".
QString clockTime(double seconds);

/// A loss in nats with three significant figures → "0.0412".
QString lossText(double loss);

} // namespace ui
