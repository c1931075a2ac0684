// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/class_names.h"

#include "model/values/types.h"

#include <QFontMetricsF>

#include <algorithm>

namespace ui {

ClassNames::ClassNames(const model::ClassNames& names) : names_(names) {
    if (!names_.empty())
        names_.resize(model::kClassCount, "–");
}

QString ClassNames::name(int label) const {
    return QString::fromStdString(model::className(names_, label));
}

double ClassNames::width(const QFontMetricsF& metrics, double most) const {
    double widest = 0;
    for (int label = 0; label < model::kClassCount; ++label)
        widest = std::max(widest, metrics.horizontalAdvance(name(label)));
    return std::min(widest, most);
}

} // namespace ui
