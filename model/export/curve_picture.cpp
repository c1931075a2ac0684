// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/export/curve_picture.h"

#include "model/export/plot_panel.h"
#include "model/values/spread.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace model {
namespace {

/// A figure of each epoch: its mean over the runs, and their deviation.
using Series = std::vector<Spread>;

Series seriesOf(const std::vector<RunCurve>& curves, std::size_t epochs, double EpochMetrics::*figure) {
    Series series;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        std::vector<double> values;
        for (const RunCurve& curve : curves) {
            values.push_back(curve.epochMetrics[epoch].*figure);
        }
        series.push_back(spreadOf(values));
    }
    return series;
}

PlotPanel panelOf(int place, const std::string& title, std::size_t epochs, PlotScale up, double unit, const char* sign) {
    PlotPanel panel(place, title, {0, static_cast<double>(epochs), false}, up, unit, sign);
    std::vector<std::pair<double, std::string>> marks;
    const std::size_t step = std::max<std::size_t>(1, (epochs + 7) / 8);
    for (std::size_t epoch = 0; epoch <= epochs; epoch += step) {
        marks.emplace_back(static_cast<double>(epoch), std::to_string(epoch));
    }
    panel.name(marks, "epoch");
    return panel;
}

void draw(PlotPanel& panel, const std::vector<BatchSpan>& batches) {
    std::string points;
    for (const BatchSpan& batch : batches) {
        points += panel.point(batch.epochsDone, static_cast<double>(batch.loss));
    }
    panel.add(std::string("<polyline fill=\"none\" stroke=\"") + plot_colours::kBatches + "\" points=\"" + points + "\"/>\n");
}

void draw(PlotPanel& panel, const Series& series, const char* colour, bool dashed) {
    std::string upper;
    std::string lower;
    std::string mean;
    bool spreads = false;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double at = static_cast<double>(i) + 1;
        mean += panel.point(at, series[i].mean);
        upper += panel.point(at, series[i].mean + series[i].deviation);
        lower = panel.point(at, series[i].mean - series[i].deviation) + lower; // NOLINT: back along the band
        spreads = spreads || series[i].deviation > 0;
    }
    const std::string stroke = std::string("stroke=\"") + colour + "\"";
    const std::string fill = std::string("fill=\"") + colour + "\"";
    if (spreads) {
        panel.add("<polygon " + fill + " fill-opacity=\"0.18\" points=\"" + upper + lower + "\"/>\n");
    }
    panel.add("<polyline fill=\"none\" stroke-width=\"1.8\" " + stroke + (dashed ? " stroke-dasharray=\"5 3\"" : "") +
              " points=\"" + mean + "\"/>\n");
    if (!series.empty()) { // all that there is to see of a single epoch
        panel.circle(panel.x(static_cast<double>(series.size())), panel.y(series.back().mean), PlotPanel::kDotRadius, fill);
    }
}

/// Least and greatest of all of them that are numbers.
std::pair<double, double> rangeOf(const std::vector<Series>& all) {
    std::pair<double, double> range{std::numeric_limits<double>::infinity(), 0};
    for (const Series& series : all) {
        for (const Spread& spread : series) {
            if (std::isfinite(spread.smallest) && std::isfinite(spread.largest)) {
                range.first = std::min(range.first, spread.smallest);
                range.second = std::max(range.second, spread.largest);
            }
        }
    }
    return range;
}

} // namespace

std::string curvePicture(const std::vector<RunCurve>& curves, const std::string& measuredOn) {
    std::size_t epochs = curves.empty() ? 0 : curves.front().epochMetrics.size();
    for (const RunCurve& curve : curves) {
        epochs = std::min(epochs, curve.epochMetrics.size());
    }
    if (epochs == 0) {
        return {};
    }
    const Series trainLoss = seriesOf(curves, epochs, &EpochMetrics::trainLoss);
    const Series testLoss = seriesOf(curves, epochs, &EpochMetrics::testLoss);
    const Series trainAccuracy = seriesOf(curves, epochs, &EpochMetrics::trainAccuracy);
    const Series testAccuracy = seriesOf(curves, epochs, &EpochMetrics::testAccuracy);
    auto [least, greatest] = rangeOf({trainLoss, testLoss});
    least = std::max(std::min(least, greatest) * 0.8, 1e-6);
    greatest = std::max(greatest * 1.25, 2 * least);
    if (curves.size() == 1) {
        for (const BatchSpan& batch : curves.front().batches) {
            greatest = std::isfinite(batch.loss) ? std::max(greatest, static_cast<double>(batch.loss)) : greatest;
        }
    }
    const double worst = std::floor(100 * std::min(rangeOf({trainAccuracy, testAccuracy}).first, 0.999)) / 100;
    PlotPanel loss = panelOf(0, "Loss, nats", epochs, {least, greatest, true}, 1, "");
    if (curves.size() == 1) {
        draw(loss, curves.front().batches);
    }
    PlotPanel accuracy = panelOf(1, "Accuracy", epochs, {worst, 1, false}, 100, " %");
    draw(loss, trainLoss, plot_colours::kTrain, true);
    draw(loss, testLoss, plot_colours::kTest, false);
    draw(accuracy, trainAccuracy, plot_colours::kTrain, true);
    draw(accuracy, testAccuracy, plot_colours::kTest, false);
    loss.name(1, "train", plot_colours::kTrain, true);
    loss.name(0, measuredOn, plot_colours::kTest, false);
    return plotPicture(loss.svg() + accuracy.svg());
}

} // namespace model
