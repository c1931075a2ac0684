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

void ExperimentPlot::fitAxes() {
    const model::PlotAxis* against = axis();
    colourAxes(*plot_);
    plot_->axisRect()->setMinimumMargins(QMargins(scaled(54), roomAboveAxes(*plot_), scaled(12), 0));
    QCPAxis* x = plot_->xAxis;
    QCPAxis* y = plot_->yAxis;
    const bool errors = figure() == Figure::error;
    double least = 100;
    double most = 0;
    for (const model::RunRecord& run : points_.runs) {
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
    x->setLabel(titleOf(*against));
    x->setLabelPadding(scaled(4));
    const auto [first, last] = std::ranges::minmax(against->values);
    const QStringList names = namesOn(*against, points_);
    const bool logarithmic = against->logarithmic;
    x->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (!names.isEmpty()) {
        const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
        const double room = plot_->width() / static_cast<double>(names.size()) - 8;
        const QFontMetrics metrics(x->tickLabelFont());
        for (int place = 0; place < names.size(); ++place)
            ticker->addTick(place, metrics.elidedText(names[place], Qt::ElideRight, static_cast<int>(std::max(20.0, room))));
        x->setTicker(ticker);
        x->setRange(-0.5, static_cast<double>(names.size()) - 0.5);
        return;
    }
    x->setTicker(logarithmic ? QSharedPointer<QCPAxisTicker>(new GroupedTicker<LogTicker>)
                             : QSharedPointer<QCPAxisTicker>(new GroupedTicker<UnitTicker>));
    const double share = std::pow(last / first, 0.08);
    x->setRange(logarithmic ? first / share : first - 0.08 * (last - first),
                logarithmic ? last * share : last + 0.08 * (last - first));
}

void ExperimentPlot::drawVariants() {
    const model::PlotAxis* against = axis();
    if (against == nullptr)
        return;
    const Theme& t = theme();
    std::vector<std::pair<double, double>> front;
    for (std::size_t i = 0; i < points_.rows.size(); ++i) {
        const double place = points_.place(*against, i);
        const QColor colour = overlayPen(static_cast<int>(i), 1).color();
        QCPGraph* dots = plot_->addGraph();
        dots->setLineStyle(QCPGraph::lsNone);
        QColor faint = colour;
        faint.setAlphaF(0.45F);
        dots->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, faint, faint, scaled(6)));
        for (std::size_t run = 0; run < points_.runs.size(); ++run)
            if (points_.variantOf[run] == i)
                dots->addData(against->values[run], plotted(*points_.runs[run].testAccuracy, figure()));
        const model::Spread& spread = points_.rows[i].accuracy;
        const double mean = plotted(spread.mean, figure());
        QCPGraph* means = plot_->addGraph();
        means->setLineStyle(QCPGraph::lsNone);
        means->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.panel, scaled(1)), colour, scaled(10)));
        means->addData(place, mean);
        if (points_.rows[i].runs > 1) {
            auto* bars = new QCPErrorBars(plot_->xAxis, plot_->yAxis);
            bars->setDataPlottable(means);
            bars->setPen(QPen(colour, scaled(2)));
            bars->setWhiskerWidth(scaled(8));
            bars->setSymbolGap(0);
            const double above = plotted(std::min(1.0, spread.mean + spread.deviation), figure());
            const double below = plotted(spread.mean - spread.deviation, figure());
            bars->addData(std::abs(mean - std::min(above, below)), std::abs(std::max(above, below) - mean));
        }
        if (!points_.isBest(*against, i))
            continue;
        front.emplace_back(place, mean);
        QCPGraph* ring = plot_->addGraph();
        ring->setLineStyle(QCPGraph::lsNone);
        ring->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(t.text, 1.6 * textScale()), Qt::NoBrush, scaled(17)));
        ring->addData(place, mean);
    }
    if (against->front == nullptr)
        return;
    std::ranges::sort(front);
    QCPGraph* line = plot_->addGraph();
    line->setLineStyle(QCPGraph::lsStepLeft); // until the next one nothing better is known
    line->setPen(QPen(t.quietText, scaled(1), Qt::DashLine));
    for (const auto& [at, mean] : front)
        line->addData(at, mean);
}

/// Next to the means, where there is room for them: the best first.
void ExperimentPlot::drawNames() {
    const model::PlotAxis* against = axis();
    if (against == nullptr || against == &points_.axes.back())
        return; // the axis says them
    const QFont font = usualFont(plot_->font(), textPixels(11));
    const QFontMetricsF metrics(font);
    const QRectF inside = QRectF(plot_->axisRect()->rect());
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < points_.rows.size(); ++i) {
        const QPointF at = pixelOf(static_cast<int>(i));
        taken.emplace_back(at - QPointF(9, 9), QSizeF(18, 18));
    }
    std::vector<int> order(points_.rows.size());
    std::ranges::generate(order, [next = 0]() mutable { return next++; });
    std::ranges::stable_sort(order, std::greater(), [&](int i) { return points_.isBest(*against, static_cast<std::size_t>(i)); });
    for (const int i : order) {
        const QString name = metrics.elidedText(nameOf(static_cast<std::size_t>(i)), Qt::ElideRight, scaled(150));
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
