// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/plot_panel.h"

#include "model/export/formats.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace model {
namespace {

constexpr double kFirstLeft = 62; ///< of the first panel's axes
constexpr double kPanelsApart = 370;
constexpr double kMostTicks = 6;

/// 1, 2 and 5 of each power of ten within the range, or fewer where that would be many.
std::vector<double> logTicks(double low, double high) {
    std::vector<double> values;
    for (const std::vector<int>& digits : {std::vector{1, 2, 5}, std::vector{1, 3}, std::vector{1}}) {
        values.clear();
        for (double power = std::pow(10, std::floor(std::log10(low))); power <= high; power *= 10) {
            for (const int digit : digits) {
                if (digit * power >= low && digit * power <= high) {
                    values.push_back(digit * power);
                }
            }
        }
        if (values.size() <= static_cast<std::size_t>(kMostTicks)) {
            break;
        }
    }
    return values;
}

/// In steps of 1, 2 or 5 of a power of ten.
std::vector<double> evenTicks(double low, double high) {
    const double power = std::pow(10, std::floor(std::log10((high - low) / 4)));
    double step = power;
    for (const int digit : {2, 5, 10}) {
        step = (high - low) / step > kMostTicks - 1 ? digit * power : step;
    }
    constexpr double kRounding = 1e-9;
    std::vector<double> values;
    for (double count = std::ceil(low / step - kRounding); count * step <= high + kRounding * step; ++count) {
        values.push_back(count * step);
    }
    return values;
}

} // namespace

std::string darkPlotRules() {
    constexpr std::array<std::pair<const char*, const char*>, 7> kDark{{{plot_colours::kPaper, "#1b1d20"},
                                                                        {plot_colours::kInk, "#e2e4e7"},
                                                                        {plot_colours::kGrid, "#3a3d42"},
                                                                        {plot_colours::kAxis, "#8b9099"},
                                                                        {plot_colours::kBatches, "#4d4535"},
                                                                        {plot_colours::kTrain, "#dba64a"},
                                                                        {plot_colours::kTest, "#6cb2ff"}}};
    std::string rules;
    for (const auto& [light, dark] : kDark) {
        for (const std::string kind : {"fill", "stroke"}) {
            rules += "[" + kind + "=\"" + light + "\"] { " + kind + ": " + dark + "; }\n";
        }
    }
    return rules;
}

std::string plotPicture(const std::string& panels) {
    const std::string width = fixedDigits(kPlotWidth, 0);
    const std::string height = fixedDigits(kPlotHeight, 0);
    const std::string size = "width=\"" + width + "\" height=\"" + height + "\"";
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " viewBox=\"0 0 " + width + " " + height +
           "\" font-family=\"sans-serif\" font-size=\"12\" fill=\"" + plot_colours::kInk + "\">\n<rect " + size + " fill=\"" +
           plot_colours::kPaper + "\"/>\n" + panels + "</svg>\n";
}

double PlotScale::share(double value) const {
    const double share = logarithmic ? std::log(std::max(value, low) / low) / std::log(high / low) : (value - low) / (high - low);
    return std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 1;
}

std::vector<double> PlotScale::ticks() const {
    return logarithmic ? logTicks(low, high) : evenTicks(low, high);
}

std::string plainNumber(double value) {
    constexpr double kLarge = 1000;
    if (std::abs(value) >= kLarge) {
        return groupedDigits(std::llround(value));
    }
    constexpr double kSmall = 1e-6;
    if (value != 0 && std::abs(value) < kSmall) {
        std::array<char, 32> digits{};
        return {digits.data(),
                std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 3).ptr};
    }
    std::string text = fixedDigits(value, 6);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

PlotPanel::PlotPanel(int place, const std::string& title, PlotScale across, PlotScale up, double unit, const std::string& sign)
    : left_(kFirstLeft + kPanelsApart * place), across_(across), up_(up) {
    text(left_, 16, "start", title, " font-weight=\"bold\"");
    for (const double value : up_.ticks()) {
        line(left_, y(value), left_ + kInner, y(value), plot_colours::kGrid);
        text(left_ - 6, y(value) + 4, "end", plainNumber(unit * value) + sign);
    }
    line(left_, kBottom, left_ + kInner, kBottom, plot_colours::kAxis);
}

void PlotPanel::name(const std::vector<std::pair<double, std::string>>& marks, const std::string& axis, bool twoRows) {
    bool second = false;
    for (const auto& [value, mark] : marks) {
        text(x(value), kBottom + (second ? 29 : 17), "middle", mark);
        second = twoRows && !second;
    }
    text(left_ + kInner / 2, kBottom + (twoRows ? 44 : 34), "middle", axis);
}

void PlotPanel::name(double place, const std::string& what, const char* colour, bool dashed) {
    const double right = left_ + kInner - 100 * place;
    line(right - 26, 12, right, 12, colour, dashed ? " stroke-width=\"1.8\" stroke-dasharray=\"5 3\"" : " stroke-width=\"1.8\"");
    text(right - 32, 16, "end", what);
}

std::string PlotPanel::point(double across, double up) const {
    return fixedDigits(x(across), 1) + "," + fixedDigits(y(up), 1) + " ";
}

void PlotPanel::line(double x1, double y1, double x2, double y2, const char* colour, const char* more) {
    svg_ += "<line stroke=\"" + std::string(colour) + "\" x1=\"" + fixedDigits(x1, 1) + "\" y1=\"" + fixedDigits(y1, 1) +
            "\" x2=\"" + fixedDigits(x2, 1) + "\" y2=\"" + fixedDigits(y2, 1) + "\"" + more + "/>\n";
}

void PlotPanel::circle(double x, double y, double radius, const std::string& attributes) {
    svg_ += "<circle r=\"" + plainNumber(radius) + "\" " + attributes + " cx=\"" + fixedDigits(x, 1) + "\" cy=\"" +
            fixedDigits(y, 1) + "\"/>\n";
}

void PlotPanel::text(double x, double y, const char* anchor, const std::string& what, const char* more) {
    svg_ += "<text x=\"" + fixedDigits(x, 1) + "\" y=\"" + fixedDigits(y, 1) + "\" text-anchor=\"" + anchor + "\"" + more + ">" +
            what + "</text>\n";
}

} // namespace model
