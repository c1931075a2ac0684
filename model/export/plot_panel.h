// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

/// What the plots of exported files are drawn with, as SVG.
namespace model {

inline constexpr double kPlotWidth = 720; ///< of two panels side by side
inline constexpr double kPlotHeight = 260;

namespace plot_colours {
inline constexpr const char* kPaper = "#fff";
inline constexpr const char* kInk = "#222";
inline constexpr const char* kGrid = "#ddd";
inline constexpr const char* kAxis = "#888";
inline constexpr const char* kBatches = "#e3d5b8";
inline constexpr const char* kTrain = "#8a5a00";
inline constexpr const char* kTest = "#0b5cad";
} // namespace plot_colours

/// CSS rules that give the colours of a plot inside a page their counterparts on dark ground.
std::string darkPlotRules();

/// Up to two panels, each in its place.
std::string plotPicture(const std::string& panels);

/// From one value to another, evenly or by equal factors; those outside lie at the ends.
struct PlotScale {
    double low = 0;
    double high = 1;
    bool logarithmic = false;

    double share(double value) const; ///< 0 at `low`, 1 at `high`
    /// Round values within it, at most about six.
    std::vector<double> ticks() const;
};

/// "0.02", "99.5", "12,364": without digits that say nothing.
std::string plainNumber(double value);

/// Axes with what is drawn between them. Texts are XML already.
class PlotPanel {
public:
    static constexpr double kInner = 270; ///< between the ends of the horizontal axis
    static constexpr double kTop = 28;
    static constexpr double kBottom = 212;
    static constexpr double kDotRadius = 2.5;

    /// `place` is 0 for the left one, 1 for the right one. Values of the vertical axis are written times `unit`, followed by
    /// `sign`.
    PlotPanel(int place, const std::string& title, PlotScale across, PlotScale up, double unit = 1, const std::string& sign = {});

    /// Marks of the horizontal axis, and what it is. In two rows in turn there is room for longer ones.
    void name(const std::vector<std::pair<double, std::string>>& marks, const std::string& axis, bool twoRows = false);
    /// What a kind of line is, above the axes; `place` 0 is the rightmost.
    void name(double place, const std::string& what, const char* colour, bool dashed);

    double x(double value) const { return left_ + kInner * across_.share(value); }
    double y(double value) const { return kBottom - (kBottom - kTop) * up_.share(value); }
    /// "x,y " of a list of points.
    std::string point(double across, double up) const;

    // In pixels.
    void line(double x1, double y1, double x2, double y2, const char* colour, const char* more = "");
    void circle(double x, double y, double radius, const std::string& attributes);
    void text(double x, double y, const char* anchor, const std::string& what, const char* more = "");
    void add(const std::string& svg) { svg_ += svg; }

    const std::string& svg() const { return svg_; }

private:
    double left_;
    PlotScale across_;
    PlotScale up_;
    std::string svg_;
};

} // namespace model
