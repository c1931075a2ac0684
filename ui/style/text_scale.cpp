// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

double scaleNow = 1;

} // namespace

double textScale() {
    return scaleNow;
}

void keepTextScale(double scale) {
    scaleNow = scale;
}

int scaled(double pixels) {
    const int nearest = static_cast<int>(std::lround(pixels * scaleNow));
    return pixels > 0 ? std::max(1, nearest) : nearest;
}

int textPixels(int pixels) {
    return scaleNow > 1 ? scaled(std::max(pixels, kBodyText)) : pixels;
}

QFont usualFont(QFont font, int pixels, std::optional<QFont::Weight> weight) {
    font.setPixelSize(pixels);
    font.setWeight(weight.value_or(font.weight()));
    return font;
}

QString scaledSheet(const QString& sheet) {
    if (scaleNow == 1)
        return sheet;
    // A radius of more than half a side draws a square: the side and two borders may each be rounded down by half a pixel.
    static const QRegularExpression length("(font-size: |radius: )?(-?\\d+)px");
    QString result;
    qsizetype from = 0;
    for (auto match = length.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const int pixels = found.captured(2).toInt();
        const QString what = found.captured(1);
        const int size = what.startsWith('f')   ? textPixels(pixels)
                         : what.startsWith('r') ? static_cast<int>(pixels * scaleNow - 0.75)
                                                : scaled(pixels);
        result += sheet.mid(from, found.capturedStart() - from) + what + QString::number(size) + "px";
        from = found.capturedEnd();
    }
    return result + sheet.mid(from);
}

} // namespace ui
