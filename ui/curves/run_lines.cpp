// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/run_lines.h"

#include "ui/style/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace ui {
namespace {

constexpr qsizetype kMaxDots = 150; ///< in view; more run into one another

/// The share of the way along `line` at which it enters `view`, and at which it leaves; the same when it passes by.
std::pair<qreal, qreal> shareWithin(const QLineF& line, const QRectF& view) {
    qreal enters = 0;
    qreal leaves = 1;
    const auto cut = [&](qreal at, qreal step, qreal least, qreal most) {
        if (step == 0) {
            leaves = at >= least && at <= most ? leaves : 0;
            return;
        }
        const auto [first, last] = std::minmax({(least - at) / step, (most - at) / step});
        enters = std::max(enters, first);
        leaves = std::min(leaves, last);
    };
    cut(line.x1(), line.dx(), view.left(), view.right());
    cut(line.y1(), line.dy(), view.top(), view.bottom());
    return {enters, std::max(enters, leaves)};
}

/// What a dashed pen leaves on the line through these points, as far as it lies in `view`. Px.
QVector<QLineF> dashesAlong(const QVector<QPointF>& points, const QPen& pen, const QRectF& view) {
    QVector<qreal> pattern = pen.dashPattern(); // dash, gap, dash, … in widths of the pen
    for (qreal& length : pattern)
        length *= std::max(pen.widthF(), 1.0);
    const qreal period = std::accumulate(pattern.begin(), pattern.end(), 0.0);
    QVector<QLineF> dashes;
    qreal before = 0; // of the pattern, at the line's beginning
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF line(points[i - 1], points[i]);
        const qreal length = line.length();
        if (!std::isfinite(length) || length == 0)
            continue;
        const auto [enters, leaves] = shareWithin(line, view);
        qsizetype part = 0;
        qreal left = std::fmod(before + enters * length, period);
        while (left >= pattern[part]) {
            left -= pattern[part];
            part = (part + 1) % pattern.size();
        }
        left = pattern[part] - left;
        for (qreal at = enters * length; at < leaves * length; part = (part + 1) % pattern.size(), left = pattern[part]) {
            const qreal end = std::min(at + left, leaves * length);
            if (part % 2 == 0)
                dashes.append({line.pointAt(at / length), line.pointAt(end / length)});
            at = end;
        }
        before = std::fmod(before + length, period);
    }
    return dashes;
}

/// Draws dashes as short lines: Qt strokes the dashes of a line as one shape, which takes several times as long.
class LineGraph : public QCPGraph {
public:
    explicit LineGraph(QCustomPlot* plot) : QCPGraph(plot->xAxis, plot->yAxis) {}

protected:
    void drawLinePlot(QCPPainter* painter, const QVector<QPointF>& points) const override {
        if (pen().style() == Qt::SolidLine || pen().style() == Qt::NoPen || painter->modes().testFlag(QCPPainter::pmVectorized)) {
            QCPGraph::drawLinePlot(painter, points);
            return;
        }
        applyDefaultAntialiasingHint(painter);
        QPen solid = pen();
        solid.setStyle(Qt::SolidLine);
        painter->setPen(solid);
        const qreal edge = pen().widthF();
        painter->drawLines(dashesAlong(points, pen(), QRectF(clipRect()).adjusted(-edge, -edge, edge, edge)));
    }
};

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
    test_->setName(kMeasuredAtEpochs);
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
    train_->data()->set(averagesOf(run, figure, visible, most), true);
    LinePoints tests;
    for (const model::EpochMetrics& epoch : run.epochs())
        tests.append({static_cast<double>(epoch.epoch), plotted(testOf(epoch, figure), figure)});
    if (run.end() && figure != Figure::loss)
        tests.append({run.end()->epochsDone, plotted(run.end()->testAccuracy, figure)});
    const LinePoints shown = extremesOf(tests, visible, most);
    test_->data()->set(shown, true);
    test_->setScatterStyle(shown.size() <= kMaxDots ? dots_ : QCPScatterStyle(QCPScatterStyle::ssNone));
}

void RunLines::clear() const {
    train_->data()->clear();
    test_->data()->clear();
}

QPen overlayPen(int number, double width) {
    // Apart from each other, from the accent and from the test's colour, also for eyes that lack a cone: their lightness
    // differs where their hue would not.
    static const std::array<QColor, kOverlayColours> light{"#0f766e", "#db2777", "#8b9099", "#7f1d1d", "#4c1d95", "#111827"};
    static const std::array<QColor, kOverlayColours> dark{"#0f9d8a", "#ff5fc8", "#d5d9de", "#d9363e", "#8b5cf6", "#e9e37a"};
    constexpr std::array<Qt::PenStyle, 4> kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    const auto place = static_cast<std::size_t>(number);
    return {(theme().dark ? dark : light)[place % kOverlayColours], width, kStyles[place / kOverlayColours % kStyles.size()]};
}

} // namespace ui
