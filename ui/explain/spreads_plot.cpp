// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/learned_parts.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr int kLeastPanel = 110;  ///< where more than the usual scroll
constexpr int kRoomForFour = 420; ///< logical pixels
constexpr double kName = 18;      ///< a panel's name, above
constexpr double kEnds = 16;      ///< its axis' figures, below
constexpr double kBetween = 14;   ///< panels
constexpr double kWidestStep = 9; ///< from line to line

} // namespace

SpreadsPlot::SpreadsPlot(QWidget* parent) : QWidget(parent) {
    setObjectName("spreadsPlot");
    setAccessibleName(tr("Histograms by epoch"));
    setToolTip(
        tr("One line an epoch, the newest in front; each reaches up to its own peak. The arrow keys go from layer to layer "
           "and from epoch to epoch."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SpreadsPlot::setHistory(const std::shared_ptr<const model::HistogramHistory>& history) {
    history_ = history;
    if (pointed_ && (pointed_->epoch >= epochs() || pointed_->layer >= layers()))
        pointed_.reset();
    fit();
    update();
    emit pointedChanged(); // its figures are others
}

void SpreadsPlot::setFigures(model::Figures figures) {
    figures_ = figures;
    update();
    emit pointedChanged();
}

const model::Histogram* SpreadsPlot::histogram(const Place& place) const {
    const auto& all = (*history_)[static_cast<std::size_t>(place.epoch)]->of(figures_);
    return place.layer < static_cast<int>(all.size()) ? &all[static_cast<std::size_t>(place.layer)] : nullptr;
}

void SpreadsPlot::fit() {
    setMinimumHeight(layers() > kUsualLayers ? rows() * scaled(kLeastPanel) : 0);
}

QString SpreadsPlot::name(int layer) const {
    return QString::fromStdString(history_->back()->names[static_cast<std::size_t>(layer)]);
}

int SpreadsPlot::columns() const {
    return width() >= scaled(kRoomForFour) ? 4 : 2;
}

QRectF SpreadsPlot::panel(int layer) const {
    const double between = scaled(kBetween);
    const double across = (width() - (columns() - 1) * between) / columns();
    const double down = (height() - (rows() - 1) * between / 2) / rows();
    const double left = (layer % columns()) * (across + between);
    return {left, (layer / columns()) * (down + between / 2), across, down};
}

double SpreadsPlot::peakHeight() const {
    const double room = panel(0).height() - scaled(kName) - scaled(kEnds);
    return epochs() <= 1 ? room : std::max(room * 0.4, room - (epochs() - 1) * scaled(kWidestStep));
}

double SpreadsPlot::baseline(const Place& place) const {
    const QRectF all = panel(place.layer);
    const double room = all.height() - scaled(kName) - scaled(kEnds) - peakHeight();
    const double step = epochs() > 1 ? room / (epochs() - 1) : 0;
    return std::floor(all.bottom() - scaled(kEnds) - (epochs() - 1 - place.epoch) * step) + 0.5; // sharp
}

/// Of every epoch's figures the one farthest from zero.
double SpreadsPlot::extent(int layer) const {
    double farthest = 0;
    for (int epoch = 0; epoch < epochs(); ++epoch)
        if (const model::Histogram* spread = histogram({layer, epoch}))
            farthest = std::max(
                {farthest, std::abs(static_cast<double>(spread->least)), std::abs(static_cast<double>(spread->greatest))});
    return farthest;
}

/// From the baseline up over every bin and down again.
QPolygonF SpreadsPlot::line(const Place& place) const {
    const model::Histogram& spread = *histogram(place);
    const QRectF all = panel(place.layer);
    const double farthest = std::max(extent(place.layer), 1e-30);
    const double zero = baseline(place);
    const auto across = [&](double value) { return all.center().x() + value / farthest * all.width() / 2; };
    const auto highest = static_cast<double>(*std::ranges::max_element(spread.counts));
    const auto least = static_cast<double>(spread.least);
    const double width = (static_cast<double>(spread.greatest) - least) / model::Histogram::kBins;
    QPolygonF points{{all.left(), zero}, {across(least), zero}};
    for (int bin = 0; bin < model::Histogram::kBins; ++bin) {
        const double share = static_cast<double>(spread.counts[static_cast<std::size_t>(bin)]) / std::max(highest, 1.0);
        points << QPointF(across(least + (bin + 0.5) * width), zero - share * peakHeight());
    }
    points << QPointF(across(static_cast<double>(spread.greatest)), zero) << QPointF(all.right(), zero);
    return points;
}

void SpreadsPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int layer = 0; layer < layers(); ++layer)
        paintPanel(painter, layer);
}

void SpreadsPlot::paintPanel(QPainter& painter, int layer) const {
    const Theme& t = theme();
    const QRectF all = panel(layer);
    painter.setFont(usualFont(font(), textPixels(11), QFont::DemiBold));
    painter.setPen(t.text);
    painter.drawText(QRectF(all.left(), all.top(), all.width(), scaled(kName)), Qt::AlignLeft | Qt::AlignTop, name(layer));
    painter.setFont(usualFont(font(), textPixels(11), QFont::Normal));
    painter.setPen(t.quietText);
    const QRectF ends(all.left(), all.bottom() - scaled(kEnds) + 2, all.width(), scaled(kEnds) - 2);
    const double farthest = extent(layer);
    drawFigures(painter, ends, Qt::AlignLeft | Qt::AlignVCenter, significantFigure(-farthest));
    drawFigures(painter, ends, Qt::AlignHCenter | Qt::AlignVCenter, "0");
    drawFigures(painter, ends, Qt::AlignRight | Qt::AlignVCenter, significantFigure(farthest));
    painter.setPen(QPen(t.grid, 1));
    painter.drawLine(QPointF(all.center().x(), all.top() + scaled(kName)), QPointF(all.center().x(), ends.top() - 2));
    for (int epoch = 0; epoch < epochs(); ++epoch) {
        const Place place{layer, epoch};
        if (!histogram(place))
            continue;
        const double strength = epochs() > 1 ? static_cast<double>(epoch) / (epochs() - 1) : 1;
        const bool isPointed = pointed_ == place;
        const QPolygonF points = line(place);
        painter.setPen(Qt::NoPen);
        painter.setBrush(blend(t.panel, t.accent, 0.02 + 0.13 * strength * strength));
        painter.drawPolygon(points);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(isPointed ? t.text : blend(t.panel, t.accent, 0.25 + 0.75 * strength * strength),
                            isPointed || strength == 1 ? 1.8 : 1));
        painter.drawPolyline(points);
    }
}

void SpreadsPlot::point(std::optional<Place> place) {
    if (std::exchange(pointed_, place) != place) {
        update();
        emit pointedChanged();
    }
}

void SpreadsPlot::mouseMoveEvent(QMouseEvent* event) {
    for (int layer = 0; layer < layers(); ++layer) {
        if (!panel(layer).contains(event->position()))
            continue;
        // The first line in front with its baseline below the mouse, or the newest.
        int epoch = 0;
        while (epoch + 1 < epochs() && baseline({layer, epoch}) < event->position().y())
            ++epoch;
        return point(histogram({layer, epoch}) ? std::optional(Place{layer, epoch}) : std::nullopt);
    }
    point({});
}

void SpreadsPlot::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (step.isNull() || epochs() == 0)
        return QWidget::keyPressEvent(event);
    const Place from = pointed_.value_or(Place{0, epochs() - 1});
    const Place to{std::clamp(from.layer + (pointed_ ? step.x() : 0), 0, layers() - 1),
                   std::clamp(from.epoch + (pointed_ ? step.y() : 0), 0, epochs() - 1)};
    if (histogram(to))
        point(to);
}

} // namespace ui
