// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/number_text.h"

#include <qcustomplot.h>

#include <cmath>
#include <utility>
#include <vector>

namespace ui {

/// Where an axis of accuracies begins, in percent: about as far below the weakest value as that is from 100 %, rounded
/// outwards.
double accuracyFloor(double weakestPercent);

/// Labelled places of a logarithmic axis, both above 0: decades, joined by 2 and 5 of each where the range is short. May
/// reach beyond the range's ends.
std::vector<double> lossTicks(double lower, double upper);

/// Ticks of a logarithmic axis, followed by a unit.
class LogTicker : public QCPAxisTicker {
public:
    explicit LogTicker(QString unit) : unit_(std::move(unit)) {}

protected:
    QVector<double> createTickVector(double, const QCPRange& range) override {
        const std::vector<double> ticks = lossTicks(range.lower, range.upper);
        return {ticks.begin(), ticks.end()};
    }
    double getTickStep(const QCPRange&) override { return 1; }
    int getSubTickCount(double) override { return 0; }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return significant(tick, 3) + unit_; }

private:
    QString unit_;
};

/// Plain numbers followed by a unit; steps above 1 are whole.
class UnitTicker : public QCPAxisTicker {
public:
    explicit UnitTicker(QString unit) : unit_(std::move(unit)) {}

protected:
    double getTickStep(const QCPRange& range) override {
        const double step = QCPAxisTicker::getTickStep(range);
        return step > 1 ? std::floor(step) : step;
    }
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return significant(tick, 5) + unit_; }

private:
    QString unit_;
};

/// Axes without ticks and borders, the one of epochs without a grid.
void prepareAxes(const QCustomPlot& plot);

/// Pixels that the topmost label wants above the axes: without them QCustomPlot leaves it out.
int roomAboveAxes(const QCustomPlot& plot);

/// Background, letters and grid in the theme in force.
void colourAxes(QCustomPlot& plot);

/// A hidden vertical line on a buffered layer "mark": moving it repaints no curves.
QCPItemStraightLine* addMark(QCustomPlot& plot);

} // namespace ui
