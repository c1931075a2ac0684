// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// 18900 → "18,900".
QString grouped(qint64 value);

/// A fraction in [0, 1] → "99.43 %".
QString percent(double fraction, int decimals);

/// A duration in seconds → "0:24", "12:05", "1:02:03".
QString clockTime(double seconds);

/// A loss in nats with three significant figures → "0.0412".
QString lossText(double loss);

} // namespace ui
