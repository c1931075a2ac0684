// SPDX-License-Identifier: GPL-3.0-or-later
// What the plot of an experiment draws.
#include "ui/curves/axis_tickers.h"
#include "ui/curves/experiment_plot.h"
#include "ui/curves/run_lines.h"
#include "ui/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

/// Large numbers with their thousands apart.
template <class Ticker> class GroupedTicker : public Ticker {
public:
    GroupedTicker() : Ticker({}) {}

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        constexpr double kLarge = 1000;
        return tick >= kLarge ? grouped(std::llround(tick)) : significant(tick, 3);
    }
};

} // namespace

void ExperimentPlot::placeVariants() {
    const PlotAxis* against = axis();
    double best = 0;
    for (const model::VariantRow& row : rows_)
        best = std::max(best, row.accuracy.mean);
    for (std::size_t i = 0; i < variants_.size(); ++i) {
        PlottedVariant& variant = variants_[i];
        variant.best =
            against != nullptr && against->front != nullptr ? rows_[i].*against->front : rows_[i].accuracy.mean == best;
        double sum = 0;
        for (std::size_t run = 0; against != nullptr && run < runs_.size(); ++run)
            sum += variantOf_[run] == static_cast<int>(i) ? against->values[run] : 0;
        variant.place = sum / variant.runs;
    }
}

void ExperimentPlot::fitAxes() {
    const PlotAxis* against = axis();
    colourAxes(*plot_);
    plot_->axisRect()->setMinimumMargins(QMargins(scaled(54), roomAboveAxes(*plot_), scaled(12), 0));
    QCPAxis* x = plot_->xAxis;
    QCPAxis* y = plot_->yAxis;
    const bool errors = figure() == Figure::error;
    double least = 100;
    double most = 0;
    for (const model::RunRecord& run : runs_) {
        least = std::min(least, plotted(*run.testAccuracy, figure()));
        most = std::max(most, plotted(*run.testAccuracy, figure()));
    }
    y->setScaleType(errors ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    y->setTicker(errors ? QSharedPointer<QCPAxisTicker>(new LogTicker(percentUnit()))
                        : QSharedPointer<QCPAxisTicker>(new UnitTicker(percentUnit())));
    const double gap = std::max((most - least) * 0.12, 0.02);
    y->setRange(errors ? least / 1.3 : least - gap, errors ? std::min(100.0, most * 1.3) : std::min(100.0, most + gap));
    if (against == nullptr)
        return;
    x->setLabel(against->title);
    x->setLabelPadding(scaled(4));
    const auto [first, last] = std::ranges::minmax(against->values);
    const bool named = !against->names.isEmpty();
    const bool logarithmic = against->logarithmic;
    x->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (named) {
        const QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
        const double room = plot_->width() / static_cast<double>(against->names.size()) - 8;
        const QFontMetrics metrics(x->tickLabelFont());
        for (int place = 0; place < against->names.size(); ++place)
            names->addTick(place,
                           metrics.elidedText(against->names[place], Qt::ElideRight, static_cast<int>(std::max(20.0, room))));
        x->setTicker(names);
        x->setRange(-0.5, static_cast<double>(against->names.size()) - 0.5);
        return;
    }
    x->setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new GroupedTicker<LogTicker>)
                             : QSharedPointer<QCPAxisTicker>(new GroupedTicker<UnitTicker>));
    const double share = std::pow(last / first, 0.08);
    x->setRange(logarithmic ? first / share : first - 0.08 * (last - first),
                logarithmic ? last * share : last + 0.08 * (last - first));
}

void ExperimentPlot::drawVariants() {
    const PlotAxis* against = axis();
    if (against == nullptr)
        return;
    const Theme& t = theme();
    std::vector<std::pair<double, double>> front;
    for (std::size_t i = 0; i < variants_.size(); ++i) {
        const PlottedVariant& variant = variants_[i];
        const QColor colour = overlayPen(static_cast<int>(i), 1).color();
        QCPGraph* dots = plot_->addGraph();
        dots->setLineStyle(QCPGraph::lsNone);
        QColor faint = colour;
        faint.setAlphaF(0.45F);
        dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, faint, faint, scaled(6)));
        for (std::size_t run = 0; run < runs_.size(); ++run)
            if (variantOf_[run] == static_cast<int>(i))
                dots->addData(against->values[run], plotted(*runs_[run].testAccuracy, figure()));
        const model::Spread& spread = rows_[i].accuracy;
        const double mean = plotted(spread.mean, figure());
        QCPGraph* means = plot_->addGraph();
        means->setLineStyle(QCPGraph::lsNone);
        means->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.panel, scaled(1)), colour, scaled(10)));
        means->addData(variant.place, mean);
        if (variant.runs > 1) {
            auto* bars = new QCPErrorBars(plot_->xAxis, plot_->yAxis);
            bars->setDataPlottable(means);
            bars->setPen(QPen(colour, scaled(2)));
            bars->setWhiskerWidth(scaled(8));
            bars->setSymbolGap(0);
            const double above = plotted(std::min(1.0, spread.mean + spread.deviation), figure());
            const double below = plotted(spread.mean - spread.deviation, figure());
            bars->addData(std::abs(mean - std::min(above, below)), std::abs(std::max(above, below) - mean));
        }
        if (!variant.best)
            continue;
        front.emplace_back(variant.place, mean);
        QCPGraph* ring = plot_->addGraph();
        ring->setLineStyle(QCPGraph::lsNone);
        ring->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.text, 1.6 * textScale()), Qt::NoBrush, scaled(17)));
        ring->addData(variant.place, mean);
    }
    if (against->front == nullptr)
        return;
    std::ranges::sort(front);
    QCPGraph* line = plot_->addGraph();
    line->setLineStyle(QCPGraph::lsStepLeft); // until the next one nothing better is known
    line->setPen(QPen(t.quietText, scaled(1), Qt::DashLine));
    for (const auto& [place, mean] : front)
        line->addData(place, mean);
}

/// Next to the means, where there is room for them: the best first.
void ExperimentPlot::drawNames() {
    const PlotAxis* against = axis();
    if (against == nullptr || against->title == axesOf(runs_).back().title)
        return; // the axis says them
    const QFont font = usualFont(plot_->font(), textPixels(11));
    const QFontMetricsF metrics(font);
    const QRectF inside = QRectF(plot_->axisRect()->rect());
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < variants_.size(); ++i) {
        const QPointF at = pixelOf(static_cast<int>(i));
        taken.emplace_back(at - QPointF(9, 9), QSizeF(18, 18));
    }
    std::vector<int> order(variants_.size());
    std::ranges::generate(order, [next = 0]() mutable { return next++; });
    std::ranges::stable_sort(order, std::greater(), [this](int i) { return variants_[static_cast<std::size_t>(i)].best; });
    for (const int i : order) {
        const QString name = metrics.elidedText(variants_[static_cast<std::size_t>(i)].name, Qt::ElideRight, scaled(150));
        const QSizeF size(metrics.horizontalAdvance(name) + 4, metrics.height());
        const QPointF at = pixelOf(i);
        const double side = scaled(13);
        for (const QPointF corner : {QPointF(side, -size.height() / 2), QPointF(-side - size.width(), -size.height() / 2),
                                     QPointF(-size.width() / 2, -side - size.height()), QPointF(-size.width() / 2, side)}) {
            const QRectF place(at + corner, size);
            if (!inside.contains(place) ||
                std::ranges::any_of(taken, [&](const QRectF& other) { return other.intersects(place); }))
                continue;
            auto* text = new QCPItemText(plot_);
            text->setText(name);
            text->setFont(font);
            text->setColor(theme().text);
            text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
            text->position->setCoords(plot_->xAxis->pixelToCoord(place.center().x()),
                                      plot_->yAxis->pixelToCoord(place.center().y()));
            taken.push_back(place);
            break;
        }
    }
}

} // namespace ui
