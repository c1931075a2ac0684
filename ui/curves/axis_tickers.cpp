// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/axis_tickers.h"

#include "ui/style/theme.h"

#include <algorithm>

namespace ui {

double accuracyFloor(double weakestPercent) {
    for (const double floor : {99.0, 98.0, 97.0, 96.0, 95.0, 90.0, 80.0, 60.0, 40.0})
        if (100 - 2 * (100 - weakestPercent) >= floor)
            return floor;
    return 0;
}

std::vector<double> lossTicks(double lower, double upper) {
    const bool dense = upper / lower < 60;
    std::vector<double> ticks;
    for (int power = static_cast<int>(std::floor(std::log10(lower))); power <= std::ceil(std::log10(upper)); ++power)
        for (const double step : {1.0, 2.0, 5.0})
            if (dense || step == 1.0)
                ticks.push_back(step * std::pow(10.0, power));
    return ticks;
}

void prepareAxes(const QCustomPlot& plot) {
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLength(0);
        axis->setTickLabelPadding(6);
        axis->setLabelPadding(0);
    }
    plot.xAxis->grid()->setVisible(false);
}

namespace {

QFont tickFont(const QCustomPlot& plot) {
    return usualFont(plot.font(), textPixels(11));
}

} // namespace

int roomAboveAxes(const QCustomPlot& plot) {
    return QFontMetrics(tickFont(plot)).height() / 2 + 2;
}

void colourAxes(QCustomPlot& plot) {
    const Theme& t = theme();
    const QFont small = tickFont(plot);
    plot.setBackground(t.panel);
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTickLabelFont(small);
        axis->setLabelFont(small);
        axis->setTickLabelColor(t.quietText);
        axis->setLabelColor(t.quietText);
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(t.grid, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
}

QCPItemStraightLine* addMark(QCustomPlot& plot) {
    plot.addLayer("mark");
    plot.layer("mark")->setMode(QCPLayer::lmBuffered);
    auto* mark = new QCPItemStraightLine(&plot);
    mark->setLayer("mark");
    mark->setVisible(false);
    return mark;
}

} // namespace ui
