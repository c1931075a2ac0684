// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/classes.h"

#include "ui/style/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace ui {
namespace {

/// Of OKLab (Ottosson 2020): colours are as far apart as they look.
struct Place {
    QColor colour;
    float lightness, a, b;
    float luminance;                                ///< WCAG 2's, in [0, 1]
    float free = std::numeric_limits<float>::max(); ///< squared distance of the nearest that is taken
};

Place placeOf(const QColor& colour) {
    const auto linear = [](float c) { return c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F); };
    const float r = linear(colour.redF());
    const float g = linear(colour.greenF());
    const float b = linear(colour.blueF());
    const float l = std::cbrt(0.41222147F * r + 0.53633254F * g + 0.05144599F * b);
    const float m = std::cbrt(0.21190350F * r + 0.68069955F * g + 0.10739696F * b);
    const float s = std::cbrt(0.08830246F * r + 0.28171884F * g + 0.62997870F * b);
    return {colour, 0.21045426F * l + 0.79361779F * m - 0.00407205F * s, 1.97799850F * l - 2.42859221F * m + 0.45059371F * s,
            0.02590404F * l + 0.78277177F * m - 0.80867577F * s, 0.2126F * r + 0.7152F * g + 0.0722F * b};
}

/// `palette`, and after it, again and again, the colour that is furthest from all before it, among those that stand out from
/// the panels and are not all but black.
std::vector<QColor> extended(std::vector<QColor> palette, bool dark) {
    constexpr int kStep = 15;
    std::vector<Place> places;
    for (int r = 0; r <= 255; r += kStep)
        for (int g = 0; g <= 255; g += kStep)
            for (int b = 0; b <= 255; b += kStep)
                if (const Place place = placeOf({r, g, b});
                    dark ? place.luminance > 0.2F : place.luminance > 0.03F && place.luminance < 0.28F)
                    places.push_back(place);
    const auto take = [&places](const Place& taken) {
        for (Place& place : places) {
            const float l = place.lightness - taken.lightness;
            const float a = place.a - taken.a;
            const float b = place.b - taken.b;
            place.free = std::min(place.free, l * l + a * a + b * b);
        }
    };
    for (const QColor& colour : palette)
        take(placeOf(colour));
    while (palette.size() < model::kMaxClasses) {
        const Place next = *std::ranges::max_element(places, {}, &Place::free);
        palette.push_back(next.colour);
        take(next);
    }
    return palette;
}

} // namespace

QString ClassNames::name(int label) const {
    return label < count() ? QString::fromStdString(model::className(names_, label)) : QString("–");
}

double ClassNames::width(const QFontMetricsF& metrics, double most) const {
    double widest = 0;
    for (int label = 0; label < count(); ++label)
        widest = std::max(widest, metrics.horizontalAdvance(name(label)));
    return std::min(widest, most);
}

std::vector<int> classPlaces(const std::vector<float>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (values.size() > kClassesAtOnce)
        std::ranges::stable_sort(order, [&values](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    std::vector<int> places(values.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        places[order[place]] = static_cast<int>(place);
    return places;
}

QColor classColour(int label) {
    // The first ten differ for those, too, who see no green: many_classes_test says by how much.
    static const auto light = extended({"#2563eb", "#ea4401", "#11824a", "#9b0254", "#5900be", //
                                        "#00758d", "#965b00", "#73727b", "#8c020d", "#050a2c"},
                                       false);
    static const auto dark = extended({"#6ea8fe", "#ef8208", "#00e380", "#f672b7", "#826cde", //
                                       "#3adef3", "#fccd08", "#718788", "#e55e5d", "#b9c8b9"},
                                      true);
    return (theme().dark ? dark : light)[static_cast<std::size_t>(label)];
}

} // namespace ui
