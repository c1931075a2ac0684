// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace ui {

/// The ranges of buckets that follow one another, each painted from the end of the one before to its own. Two points a bucket,
/// both at its end: the least and the greatest value. Buckets that share a column of pixels are painted as one, which is exact
/// and far faster than filling the shape between two lines of many spikes. In the colour of the pen.
class RangeBars : public QCPGraph {
public:
    explicit RangeBars(QCustomPlot* plot) : QCPGraph(plot->xAxis, plot->yAxis) {}

protected:
    void draw(QCPPainter* painter) override;
};

} // namespace ui
