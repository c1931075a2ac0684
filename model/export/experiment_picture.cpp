// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/experiment_picture.h"

#include "model/export/formats.h"
#include "model/export/plot_panel.h"
#include "model/values/plain_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace model {
namespace {

constexpr double kMeanRadius = 4.5; ///< radius
constexpr double kRingRadius = 8;
constexpr double kLetterWidth = 7;  ///< width
constexpr double kLabelHeight = 12; ///< height of a label

std::string svgText(const std::string& text) {
    std::string escaped;
    for (const char c : plainText(text)) {
        escaped += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    }
    return escaped;
}

/// Cut to that width, between characters of UTF-8.
std::string cutTo(const std::string& text, double width) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins && static_cast<double>(++letters) * kLetterWidth > width) {
            return text.substr(0, at) + "…";
        }
    }
    return text;
}

std::string nameOnAxis(const PlotAxis& axis, const ExperimentPoints& points, std::size_t place) {
    const std::size_t run = axis.named[place];
    std::string name = axis.setting.empty() ? points.variants[points.variantOf[run]].name : std::string();
    visitAllSettings(points.runs[run].recipe, [&]<class Value>(const SettingInfo& info, const Value& value) {
        if (axis.setting != info.option) {
            return;
        }
        if constexpr (std::is_same_v<Value, std::string>) {
            name = networkName(value);
        } else if constexpr (std::is_same_v<Value, bool>) {
            name = value ? "on" : "off";
        } else if constexpr (std::is_enum_v<Value>) {
            name = valueNames<Value>()[static_cast<std::size_t>(value)];
        }
    });
    return name;
}

/// What is drawn of an accuracy: itself, or the error.
struct ShownFigure {
    bool error = false;
    double of(double accuracy) const { return error ? 1 - accuracy : accuracy; }
};

/// Of all runs, and of which figure.
std::pair<ShownFigure, PlotScale> upOf(const ExperimentPoints& points) {
    constexpr double kFarApart = 8;
    const auto [worst, best] = std::ranges::minmax_element(points.runs, {}, &RunRecord::testAccuracy);
    const double least = 1 - *best->testAccuracy;
    const double most = 1 - *worst->testAccuracy;
    if (least > 0 && most / least >= kFarApart) {
        return {{true}, {least / 1.3, std::min(1.0, most * 1.3), true}};
    }
    const double gap = std::max(0.12 * (most - least), 0.0002);
    return {{false}, {1 - most - gap, std::min(1.0, 1 - least + gap), false}};
}

PlotScale acrossOf(const PlotAxis& axis) {
    if (!axis.named.empty()) {
        return {-0.5, static_cast<double>(axis.named.size()) - 0.5, false};
    }
    constexpr double kMargin = 0.08;
    const auto [least, most] = std::ranges::minmax(axis.values);
    const double factor = std::pow(most / least, kMargin);
    const double gap = kMargin * (most - least);
    return axis.logarithmic ? PlotScale{least / factor, most * factor, true} : PlotScale{least - gap, most + gap, false};
}

/// A rectangle that something stands in.
struct LabelPlace {
    double left, top, width, height;
    bool meets(const LabelPlace& other) const {
        return left < other.left + other.width && other.left < left + width && top < other.top + other.height &&
               other.top < top + height;
    }
};

class VariantsPanel {
public:
    VariantsPanel(const ExperimentPoints& points, const std::vector<std::string>& labels, const PlotAxis& axis, int place)
        : points_(points), axis_(axis), figure_(upOf(points).first),
          panel_(place, figure_.error ? "Test error" : "Test accuracy", acrossOf(axis), upOf(points).second, 100, " %") {
        nameAxis();
        drawFront();
        for (std::size_t variant = 0; variant < points.rows.size(); ++variant) {
            if (points.rows[variant].runs > 0) {
                draw(variant, labels[variant]);
            }
        }
        label(labels);
    }

    const std::string& svg() const { return panel_.svg(); }

private:
    std::pair<double, double> at(std::size_t variant) const {
        return {panel_.x(points_.place(axis_, variant)), panel_.y(figure_.of(points_.rows[variant].accuracy.mean))};
    }

    void nameAxis() {
        std::vector<std::pair<double, std::string>> marks;
        const bool twoRows = axis_.named.size() > 3;
        for (std::size_t i = 0; i < axis_.named.size(); ++i) {
            const double room = (twoRows ? 2 : 1) * PlotPanel::kInner / static_cast<double>(axis_.named.size()) - kLetterWidth;
            marks.emplace_back(static_cast<double>(i), svgText(cutTo(nameOnAxis(axis_, points_, i), room)));
        }
        for (const double value : axis_.named.empty() ? acrossOf(axis_).ticks() : std::vector<double>()) {
            marks.emplace_back(value, plainNumber(value));
        }
        panel_.name(marks, svgText(axis_.title), twoRows);
    }

    /// Until the next one nothing better is known.
    void drawFront() {
        std::vector<std::pair<double, double>> front;
        for (std::size_t variant = 0; axis_.front != nullptr && variant < points_.rows.size(); ++variant) {
            if (points_.isBest(axis_, variant)) {
                front.push_back(at(variant));
            }
        }
        std::ranges::sort(front);
        std::string steps;
        double before = 0;
        for (const auto& [x, y] : front) {
            steps += (steps.empty() ? "" : fixedDigits(x, 1) + "," + fixedDigits(before, 1) + " ") + fixedDigits(x, 1) + "," +
                     fixedDigits(y, 1) + " ";
            before = y;
        }
        if (front.size() > 1) {
            panel_.add(std::string("<polyline fill=\"none\" stroke-dasharray=\"4 3\" stroke=\"") + plot_colours::kAxis +
                       "\" points=\"" + steps + "\"/>\n");
        }
    }

    void draw(std::size_t variant, const std::string& label) {
        const std::string fill = std::string("fill=\"") + plot_colours::kTest + "\"";
        for (std::size_t run = 0; run < points_.runs.size(); ++run) {
            if (points_.variantOf[run] == variant) {
                panel_.circle(panel_.x(axis_.values[run]), panel_.y(figure_.of(*points_.runs[run].testAccuracy)),
                              PlotPanel::kDotRadius, fill + " fill-opacity=\"0.45\"");
            }
        }
        const Spread& accuracy = points_.rows[variant].accuracy;
        const auto [x, y] = at(variant);
        const double above = panel_.y(figure_.of(accuracy.mean + accuracy.deviation));
        const double below = panel_.y(figure_.of(accuracy.mean - accuracy.deviation));
        const VariantResults& results = points_.variants[variant];
        panel_.add("<g><title>" + svgText(label) + " " + svgText(results.name) + ": " + fixedDigits(100 * accuracy.mean, 2) +
                   " ± " + fixedDigits(100 * accuracy.deviation, 2) + " %, " + std::to_string(points_.rows[variant].runs) +
                   " runs, " + groupedDigits(results.parameters) + " parameters, " + fixedDigits(results.seconds, 1) +
                   " s</title>\n");
        if (accuracy.deviation > 0) {
            constexpr const char* kWide = " stroke-width=\"1.6\"";
            panel_.line(x, above, x, below, plot_colours::kTest, kWide);
            panel_.line(x - 4, above, x + 4, above, plot_colours::kTest, kWide);
            panel_.line(x - 4, below, x + 4, below, plot_colours::kTest, kWide);
        }
        panel_.circle(x, y, kMeanRadius, fill);
        if (points_.isBest(axis_, variant)) {
            panel_.circle(x, y, kRingRadius,
                          std::string("fill=\"none\" stroke-width=\"1.4\" stroke=\"") + plot_colours::kInk + "\"");
        }
        panel_.add("</g>\n");
    }

    /// Next to the means, where there is room.
    void label(const std::vector<std::string>& labels) {
        std::vector<LabelPlace> taken;
        for (std::size_t variant = 0; variant < points_.rows.size(); ++variant) {
            const auto [x, y] = at(variant);
            taken.push_back({x - kRingRadius, y - kRingRadius, 2 * kRingRadius, 2 * kRingRadius});
        }
        for (std::size_t variant = 0; variant < points_.rows.size(); ++variant) {
            if (points_.rows[variant].runs == 0) {
                continue;
            }
            const auto [x, y] = at(variant);
            const double width = kLetterWidth * static_cast<double>(labels[variant].size()) + 2;
            const double side = kRingRadius + 1;
            for (const auto& [left, top] : std::array<std::pair<double, double>, 4>{{{x + side, y - kLabelHeight / 2},
                                                                                     {x - side - width, y - kLabelHeight / 2},
                                                                                     {x - width / 2, y - side - kLabelHeight},
                                                                                     {x - width / 2, y + side}}}) {
                const LabelPlace place{left, top, width, kLabelHeight};
                if (top >= PlotPanel::kTop - kLabelHeight && top + kLabelHeight <= PlotPanel::kBottom &&
                    std::ranges::none_of(taken, [&](const LabelPlace& other) { return place.meets(other); })) {
                    panel_.text(left + width / 2, top + kLabelHeight - 2, "middle", svgText(labels[variant]),
                                " font-weight=\"bold\"");
                    taken.push_back(place);
                    break;
                }
            }
        }
    }

    const ExperimentPoints& points_;
    const PlotAxis& axis_;
    ShownFigure figure_;
    PlotPanel panel_;
};

} // namespace

std::vector<std::string> experimentPictures(const ExperimentPoints& points, const std::vector<std::string>& labels) {
    std::vector<std::string> pictures;
    if (std::ranges::count_if(points.rows, [](const VariantRow& row) { return row.runs > 0; }) < 2) {
        return pictures;
    }
    const std::size_t panels = std::max<std::size_t>(1, points.axes.size() - 1); // the labels say the variants
    for (std::size_t i = 0; i < panels; i += 2) {
        std::string svg = VariantsPanel(points, labels, points.axes[i], 0).svg();
        if (i + 1 < panels) {
            svg += VariantsPanel(points, labels, points.axes[i + 1], 1).svg();
        }
        pictures.push_back(plotPicture(svg));
    }
    return pictures;
}

} // namespace model
