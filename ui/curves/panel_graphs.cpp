// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curve_panel.h"

#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr std::size_t kMaxPoints = 200; ///< of one line in view: there are many

/// The layers from below: earlier runs, bands and the run before, the current batches, which would hide what is under them,
/// kept runs; the other curves stand on "main", the mean above.
QCustomPlot* withLayers(QCustomPlot* plot) {
    for (const char* below : {"earlier", "bands", "batches", "kept"})
        plot->addLayer(below, plot->layer("main"), QCustomPlot::limBelow);
    plot->addLayer("mean", plot->layer("main"), QCustomPlot::limAbove);
    return plot;
}

template <class Lines> void resizeLines(std::vector<Lines>& lines, std::size_t count, QCustomPlot* plot, const char* layer) {
    for (; lines.size() > count; lines.pop_back())
        lines.back().remove();
    while (lines.size() < count)
        lines.emplace_back(plot, layer);
}

/// The ranges of buckets that follow one another, each painted from the end of the one before to its own. Two points a bucket,
/// both at its end: the least and the greatest value. Buckets that share a column of pixels are painted as one, which is exact
/// and far faster than filling the shape between two lines of many spikes. `joined` ones, which are few, are that shape. In the
/// colour of the pen.
class RangeBars : public QCPGraph {
public:
    RangeBars(QCustomPlot* plot, bool joined) : QCPGraph(plot->xAxis, plot->yAxis), joined_(joined) {}

protected:
    void draw(QCPPainter* painter) override {
        if (data()->size() < 2)
            return;
        if (joined_)
            return drawJoined(painter);
        painter->setAntialiasing(false);
        const QRectF inside = clipRect();
        double left = keyAxis()->coordToPixel(data()->constBegin()->key);
        double top = inside.bottom(); // of the buckets that were not painted yet
        double bottom = inside.top();
        for (auto point = data()->constBegin(); point + 1 < data()->constEnd(); point += 2) {
            const double right = keyAxis()->coordToPixel(point->key);
            bottom = std::max(bottom, std::min(inside.bottom() + 1, valueAxis()->coordToPixel(point->value)));
            top = std::min(top, std::max(inside.top() - 1, valueAxis()->coordToPixel((point + 1)->value)));
            const bool sharesColumn =
                point + 3 < data()->constEnd() && keyAxis()->coordToPixel((point + 2)->key) < std::floor(left) + 1;
            if (sharesColumn)
                continue;
            // At least a pixel: all values of a bucket may be the same.
            const QPointF corner(std::max(inside.left(), std::floor(left)), std::floor(top));
            const double width = std::min(inside.right() + 1, std::max(std::floor(right), std::floor(left) + 1)) - corner.x();
            if (width > 0 && right >= inside.left())
                painter->fillRect(QRectF(corner, QSizeF(width, std::max(1.0, std::ceil(bottom) - std::floor(top)))),
                                  mPen.color());
            left = right;
            top = inside.bottom();
            bottom = inside.top();
        }
    }

private:
    void drawJoined(QCPPainter* painter) {
        QPolygonF shape;
        for (auto point = data()->constBegin(); point + 1 < data()->constEnd(); point += 2) {
            shape.prepend(coordsToPixels(point->key, point->value));
            shape.append(coordsToPixels((point + 1)->key, (point + 1)->value));
        }
        applyFillAntialiasingHint(painter);
        painter->setPen(Qt::NoPen);
        painter->setBrush(mPen.color());
        painter->drawPolygon(shape);
    }

    bool joined_;
};

} // namespace

BandGraphs::BandGraphs(QCustomPlot* plot, const char* layer)
    : bottom_(plot->addGraph()), top_(plot->addGraph()), mean_(plot->addGraph()) {
    for (QCPGraph* graph : {bottom_, top_}) {
        graph->setLayer("bands");
        graph->setPen(Qt::NoPen);
    }
    mean_->setLayer(layer);
    mean_->setName(kMeasuredAtEpochs);
    top_->setChannelFillGraph(bottom_);
}

void BandGraphs::remove() const {
    top_->setChannelFillGraph(nullptr);
    for (QCPGraph* graph : {bottom_, top_, mean_})
        graph->parentPlot()->removeGraph(graph);
}

void BandGraphs::setPens(const QColor& band, const QPen& line, double dots) const {
    top_->setBrush(band);
    mean_->setPen(line);
    mean_->setScatterStyle(dots > 0 ? QCPScatterStyle(QCPScatterStyle::ssDisc, line.color(), line.color(), dots)
                                    : QCPScatterStyle(QCPScatterStyle::ssNone));
}

void BandGraphs::show(const std::vector<EpochBand>& bands, bool deviation, Figure figure, const QCPRange& visible) const {
    LinePoints lowest;
    LinePoints mean;
    LinePoints highest;
    for (const EpochBand& band : bands) {
        const double epoch = band.epoch;
        const double most = figure == Figure::loss ? band.mean + band.deviation() : std::min(1.0, band.mean + band.deviation());
        lowest.append({epoch, plotted(deviation ? band.mean - band.deviation() : band.lowest, figure)});
        mean.append({epoch, plotted(band.mean, figure)});
        highest.append({epoch, plotted(deviation ? most : band.highest, figure)});
    }
    bottom_->data()->set(extremesOf(lowest, visible, kMaxPoints), true);
    mean_->data()->set(extremesOf(mean, visible, kMaxPoints), true);
    top_->data()->set(extremesOf(highest, visible, kMaxPoints), true);
}

CurveOverlays::CurveOverlays(QCustomPlot* plot) : plot_(withLayers(plot)), series_(plot, "mean"), previous_(plot, "bands") {}

void CurveOverlays::applyTheme() {
    const Theme& t = theme();
    previous_.setPens(QPen(blend(t.panel, t.accent, 0.3), 1.5 * textScale(), Qt::DashLine),
                      QPen(blend(t.panel, t.test, 0.35), 1.5 * textScale(), Qt::DashLine));
    QColor band = t.test;
    band.setAlphaF(0.2F);
    series_.setPens(band, QPen(t.text, 1.5 * textScale(), Qt::DotLine));
    for (const RunLines& lines : repeats_)
        lines.setPens(QPen(blend(t.panel, t.accent, 0.22), scaled(1)), QPen(blend(t.panel, t.test, 0.35), scaled(1)));
}

void CurveOverlays::show(const ShownRuns& runs, Figure figure, const QCPRange& visible) {
    if (runs.previous())
        previous_.show(*runs.previous(), figure, visible, kMaxPoints);
    else
        previous_.clear();
    resizeLines(repeats_, runs.repeats().size(), plot_, "earlier");
    for (std::size_t i = 0; i < repeats_.size(); ++i)
        repeats_[i].show(runs.repeats()[i], figure, visible, kMaxPoints);
    series_.show(runs.isSeries() ? runs.bands().bands(figure) : std::vector<EpochBand>(), false, figure, visible);
    showOverlays(runs.overlays(), figure, visible);
    applyTheme();
}

void CurveOverlays::showOverlays(const std::vector<OverlaidRun>& overlays, Figure figure, const QCPRange& visible) {
    const auto isSeveral = [](const OverlaidRun& run) { return run.bands.has_value(); };
    const auto several = static_cast<std::size_t>(std::ranges::count_if(overlays, isSeveral));
    resizeLines(several_, several, plot_, "kept");
    resizeLines(kept_, overlays.size() - several, plot_, "kept");
    auto nextBand = several_.begin();
    auto nextLines = kept_.begin();
    for (const OverlaidRun& run : overlays) {
        const QPen test = overlayPen(run.colour, 1.8 * textScale());
        if (run.bands) {
            QColor band = test.color();
            band.setAlphaF(0.16F);
            nextBand->setPens(band, test, scaled(4)); // a single epoch would not be seen else
            (nextBand++)->show(run.visible ? run.bands->bands(figure, 1) : std::vector<EpochBand>(), true, figure, visible);
            continue;
        }
        RunLines& lines = *nextLines++;
        QPen train = overlayPen(run.colour, scaled(1));
        train.setColor(blend(theme().panel, train.color(), 0.6));
        lines.setDots(test.color(), scaled(5));
        lines.setPens(train, test);
        if (run.visible)
            lines.show(run.history, figure, visible, kMaxPoints);
        else
            lines.clear();
    }
}

BatchGraphs::BatchGraphs(QCustomPlot* plot, Figure figure)
    : figure_(figure), singles_(plot->addGraph()), ranges_(new RangeBars(plot, figure != Figure::loss)) {
    for (QCPGraph* graph : {singles_, ranges_})
        graph->setLayer("batches");
    singles_->setAdaptiveSampling(false); // every batch is drawn
    singles_->setAntialiased(false);      // thousands of thin lines: steps are invisible, and drawing is much faster
    singles_->setAntialiasedScatters(false);
    if (figure == Figure::accuracy)
        singles_->setLineStyle(QCPGraph::lsNone); // they take few values: lines between them would fill the plot
}

void BatchGraphs::applyTheme() const {
    const Theme& t = theme();
    const QColor line = blend(t.panel, t.accent, t.dark ? 0.34 : 0.26);
    const QColor dot = blend(t.panel, t.accent, t.dark ? 0.24 : 0.2);
    singles_->setPen(QPen(line, 1));
    if (figure_ != Figure::loss)
        singles_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, dot, dot, 3));
    ranges_->setPen(QPen(figure_ == Figure::loss ? line : dot, 1));
}

void BatchGraphs::show(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const {
    if (figure_ == Figure::loss)
        showLosses(run, visible, columns);
    else
        showSpread(run, visible, columns);
}

void BatchGraphs::showLosses(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const {
    const auto isSingle = [](const BatchBucket& bucket) { return bucket.span.batches == 1; };
    auto buckets = run.batches().between(visible.lower, visible.upper, std::max(kMaxSingles, 2 * columns));
    const bool singles = std::ranges::all_of(buckets, isSingle);
    if (!singles && buckets.size() > 2 * columns)
        buckets = run.batches().between(visible.lower, visible.upper, 2 * columns);
    LinePoints single;
    LinePoints ranges;
    for (const BatchBucket& bucket : buckets) {
        const BucketFigure value = figureOf(bucket, figure_);
        const double epoch = bucket.span.epochsDone;
        if (!std::isfinite(bucket.span.loss))
            continue;
        if (singles) {
            single.append({epoch, plotted(value.mean, figure_)});
            continue;
        }
        if (bucket.span.firstStep == 0) // where it begins: there is no bucket before
            appendRange(ranges, 0, value.least, value.greatest);
        appendRange(ranges, epoch, value.least, value.greatest);
    }
    singles_->data()->set(single, true);
    ranges_->data()->set(ranges, true);
}

void BatchGraphs::showSpread(const CurveHistory& run, const QCPRange& visible, std::size_t columns) const {
    const auto buckets = run.batches().between(visible.lower, visible.upper, kMaxSpread);
    LinePoints single;
    LinePoints ranges;
    const auto isSingle = [](const BatchBucket& bucket) { return bucket.span.batches == 1; };
    if (buckets.size() <= kMaxDots && std::ranges::all_of(buckets, isSingle)) {
        for (const BatchBucket& bucket : buckets)
            single.append({bucket.span.epochsDone, plotted(static_cast<double>(bucket.span.accuracy), figure_)});
    } else {
        // Counted in batches, which joined buckets hold many of: the band is as wide however they are joined.
        std::int64_t batches = 0;
        for (const BatchBucket& bucket : buckets)
            batches += bucket.span.batches;
        const std::int64_t least =
            std::max<std::int64_t>(kLeastSpread, batches * static_cast<std::int64_t>(kSpreadColumn) /
                                                     static_cast<std::int64_t>(std::max<std::size_t>(columns, 1)));
        for (std::size_t next = 0; next < buckets.size();) {
            const std::size_t first = next;
            BatchBucket group = buckets[next++];
            const bool unknown = group.span.batches > 1 && group.span.accuracyDeviation == 0; // another version has kept it
            while (next < buckets.size() && (group.span.batches < least || (unknown && next - first < kLeastSpread)))
                group.append(buckets[next++]);
            const auto mean = static_cast<double>(group.span.accuracy);
            const auto deviation = static_cast<double>(group.span.accuracyDeviation);
            if (first == 0)
                appendRange(ranges, group.span.firstStep == 0 ? 0 : buckets.front().span.epochsDone, mean - deviation,
                            std::min(1.0, mean + deviation));
            appendRange(ranges, group.span.epochsDone, mean - deviation, std::min(1.0, mean + deviation));
        }
    }
    singles_->data()->set(single, true);
    ranges_->data()->set(ranges, true);
}

void BatchGraphs::appendRange(LinePoints& ranges, double place, double least, double greatest) const {
    const auto [low, high] = std::minmax({plotted(least, figure_), plotted(greatest, figure_)});
    ranges.append({place, low});
    ranges.append({place, high});
}

} // namespace ui
