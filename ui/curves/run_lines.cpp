// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/run_lines.h"

#include <algorithm>
#include <array>

namespace ui {
namespace {

constexpr qsizetype kMostDots = 150; ///< in view; more run into one another

/// Draws dashes from point to point: along a line as a whole Qt strokes them all as one shape, which takes ten times as long.
class LineGraph : public QCPGraph {
public:
    explicit LineGraph(QCustomPlot* plot) : QCPGraph(plot->xAxis, plot->yAxis) {}

protected:
    void drawLinePlot(QCPPainter* painter, const QVector<QPointF>& points) const override {
        if (pen().style() == Qt::SolidLine || painter->modes().testFlag(QCPPainter::pmVectorized)) {
            QCPGraph::drawLinePlot(painter, points);
            return;
        }
        QVector<QLineF> lines;
        for (qsizetype i = 1; i < points.size(); ++i)
            lines.append({points[i - 1], points[i]});
        applyDefaultAntialiasingHint(painter);
        painter->drawLines(lines);
    }
};

/// The point at this place of the straight line that is drawn from `a` to `b`.
QCPGraphData between(const QCPGraphData& a, const QCPGraphData& b, double key, Figure figure) {
    const double share = (key - a.key) / (b.key - a.key);
    if (isLogarithmic(figure))
        return {key, a.value * std::pow(b.value / a.value, share)};
    return {key, a.value + share * (b.value - a.value)};
}

/// Cuts the line off a view's width beside the view: the dashes of what lies far outside would all be computed.
LinePoints cutOff(LinePoints points, const QCPRange& visible, Figure figure) {
    const double from = visible.lower - visible.size();
    const double to = visible.upper + visible.size();
    if (points.size() > 1 && points[0].key < from && points[1].key > from)
        points[0] = between(points[0], points[1], from, figure);
    const qsizetype last = points.size() - 1;
    if (last > 0 && points[last].key > to && points[last - 1].key < to)
        points[last] = between(points[last - 1], points[last], to, figure);
    return points;
}

LinePoints averagesOf(const CurveHistory& run, Figure figure, const QCPRange& visible, std::size_t most) {
    LinePoints points;
    double before = 0;
    const auto value = [figure](float loss, float accuracy) {
        return plotted(static_cast<double>(figure == Figure::loss ? loss : accuracy), figure);
    };
    for (const BatchBucket& bucket : run.batches().between(visible.lower, visible.upper, most)) {
        const AveragePoint point = averagePoint(bucket, before);
        if (std::isfinite(bucket.span.loss))
            points.append({point.epoch, value(point.loss, point.accuracy)});
        before = bucket.span.epochsDone;
    }
    if (run.batches().isEmpty()) { // a run of which the epochs alone were kept
        for (const model::EpochMetrics& epoch : run.epochs())
            points.append({static_cast<double>(epoch.epoch), plotted(trainOf(epoch, figure), figure)});
        return extremesOf(points, visible, most);
    }
    return points;
}

} // namespace

LinePoints extremesOf(const LinePoints& line, const QCPRange& visible, std::size_t most) {
    const auto before = [](const QCPGraphData& point, double key) { return point.key < key; };
    auto begin = std::lower_bound(line.begin(), line.end(), visible.lower, before);
    auto end = std::lower_bound(begin, line.end(), visible.upper, before);
    begin -= begin == line.begin() ? 0 : 1;
    end += end == line.end() ? 0 : 1;
    qsizetype group = 1;
    while (2 * (end - begin) > group * static_cast<qsizetype>(most) && group < end - begin)
        group *= 2;
    if (group < 4) // two extremes of two points are both
        return {begin, end};
    LinePoints points;
    // Groups begin where they would in any other view: the line keeps its shape while it is dragged.
    for (auto first = begin; first != end;) {
        const auto last = std::min(end, first + (group - (first - line.begin()) % group));
        auto [least, greatest] = std::minmax_element(first, last, [](const auto& a, const auto& b) { return a.value < b.value; });
        const auto [earlier, later] = std::minmax(least, greatest);
        points.append(*earlier);
        if (later != earlier)
            points.append(*later);
        first = last;
    }
    return points;
}

RunLines::RunLines(QCustomPlot* plot, const char* layer) : train_(new LineGraph(plot)), test_(new LineGraph(plot)) {
    for (QCPGraph* graph : {train_, test_}) {
        graph->setLayer(layer);
        graph->setAdaptiveSampling(false); // the points are few already
    }
}

void RunLines::remove() const {
    for (QCPGraph* graph : {train_, test_})
        graph->parentPlot()->removeGraph(graph);
}

void RunLines::setPens(const QPen& train, const QPen& test) const {
    train_->setPen(train);
    test_->setPen(test);
}

void RunLines::setDots(const QColor& colour, double size) {
    dots_ = QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, size);
}

void RunLines::show(const CurveHistory& run, Figure figure, const QCPRange& visible, std::size_t most) const {
    train_->data()->set(cutOff(averagesOf(run, figure, visible, most), visible, figure), true);
    LinePoints tests;
    for (const model::EpochMetrics& epoch : run.epochs())
        tests.append({static_cast<double>(epoch.epoch), plotted(testOf(epoch, figure), figure)});
    const LinePoints shown = cutOff(extremesOf(tests, visible, most), visible, figure);
    test_->data()->set(shown, true);
    test_->setScatterStyle(shown.size() <= kMostDots ? dots_ : QCPScatterStyle(QCPScatterStyle::ssNone));
}

void RunLines::clear() const {
    train_->data()->clear();
    test_->data()->clear();
}

} // namespace ui
