// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/figure.h"

#include <QPen>
#include <qcustomplot.h>

#include <cstddef>
#include <vector>

namespace ui {

/// Points of a line, by epoch.
using LinePoints = QVector<QCPGraphData>;

/// The points of `line` in a stretch of the epoch axis and a neighbour at each side. Where these are more than `most`, the least
/// and the greatest of each few that follow one another: at most about `most`, every one a point of the line.
LinePoints extremesOf(const LinePoints& line, const QCPRange& visible, std::size_t most);

/// The name of graphs that stand for figures of whole epochs: between two of them nothing was measured.
inline constexpr const char* kMeasuredAtEpochs = "epochs";

/// The two lines of one run in a plot: the average of its batches, and its test values as they were measured.
class RunLines {
public:
    RunLines(QCustomPlot* plot, const char* layer);

    /// Takes the lines out of the plot.
    void remove() const;

    void setPens(const QPen& train, const QPen& test) const;

    /// Draws a dot at each test value, where there is room for them; no dots unless this was called.
    void setDots(const QColor& colour, double size);

    /// Shows what of the run is in this stretch of the epoch axis, each line with about `most` points at most.
    void show(const CurveHistory& run, Figure figure, const QCPRange& visible, std::size_t most) const;
    void clear() const;

private:
    QCPGraph* train_;
    QCPGraph* test_;
    QCPScatterStyle dots_{QCPScatterStyle::ssNone};
};

/// The colours of overlaid runs.
inline constexpr int kOverlayColours = 6;

/// The pen of the overlaid run with this number, from 0, in the theme's colours. After kOverlayColours the colours come again,
/// dashed, then dotted, then with both.
QPen overlayPen(int number, double width);

} // namespace ui
