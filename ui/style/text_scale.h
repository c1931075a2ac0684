// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QSize>
#include <QString>

#include <optional>

namespace ui {

inline constexpr int kBodyText = 13; ///< pixels, where everything has its usual size

/// How much larger than usual texts and lengths are: 1, in a lesson more. Set by applyTextScale() of ui/style/theme.h.
double textScale();
void keepTextScale(double scale);

/// A usual length in pixels as it is now, at least 1 unless it is 0.
int scaled(double pixels);

inline QSize scaled(const QSize& size) {
    return {scaled(size.width()), scaled(size.height())};
}

/// A usual text size in pixels as it is now: while texts are larger, none is smaller than body text.
int textPixels(int pixels);

/// `font` in a usual size, for painters that are scaled by textScale() and paint as if everything had its usual size.
QFont usualFont(QFont font, int pixels = kBodyText, std::optional<QFont::Weight> weight = {});

/// A style sheet with all its lengths and text sizes as they are now.
QString scaledSheet(const QString& sheet);

} // namespace ui
