// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/classes.h"

#include "model/values/types.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

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

QColor classColour(int label) {
    static const std::array<QColor, model::kClassCount> light{"#2563eb", "#c2410c", "#15803d", "#b91c5c", "#6d28d9",
                                                              "#0e7490", "#a16207", "#475569", "#dc2626", "#0f172a"};
    static const std::array<QColor, model::kClassCount> dark{"#6ea8fe", "#fb923c", "#4ade80", "#f472b6", "#a78bfa",
                                                             "#22d3ee", "#facc15", "#94a3b8", "#f87171", "#f1f5f9"};
    return (theme().dark ? dark : light)[static_cast<std::size_t>(label)];
}

} // namespace ui
