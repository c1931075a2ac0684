// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_view.h"

#include "ui/explain/map_colours.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"

#include <QStackedWidget>

#include <array>

namespace ui {
namespace {

constexpr std::array kStages{model::Stage::sum, model::Stage::relu, model::Stage::norm};

} // namespace

PathView::PathView(QWidget* parent)
    : QWidget(parent), stages_(new Segments(tr("Stage"))), note_(makeLabel("small", {}, "pathNote")), stack_(new QStackedWidget),
      maps_(new PathMaps), detail_(new MapDetail), readout_(makeLabel<FigureLabel>("small", {}, "pixelReadout")) {
    setObjectName("pathView");
    stages_->add(tr("Sum"), tr("What each convolution makes: products of patch and kernel, summed."));
    stages_->add(tr("ReLU"), tr("After ReLU, which takes everything below zero to zero."));
    stages_->add(tr("Batch norm"), tr("After batch norm, which shifts and scales every map: what the next layer gets."));
    stages_->setCurrent(2);
    auto* empty = new EmptyState(tr("Draw a digit at the right.\n\nEvery map of every layer appears here while you draw,\n"
                                    "from the image to the ten answers."));
    empty->setObjectName("pathEmpty");
    stack_->addWidget(empty);
    stack_->addWidget(maps_);
    stack_->addWidget(detail_);
    fillBox(
        new QVBoxLayout(this), {}, 8,
        {makeRow(12, {stages_, note_, stretch(), new ColourLegend}), {makeCard({8, 9, 8, 6}, 6, {{stack_, 1}, readout_}), 1}});
    connect(stages_, &Segments::currentChanged, this, [this](int index) {
        maps_->setStage(kStages[static_cast<std::size_t>(index)]);
        detail_->setStage(kStages[static_cast<std::size_t>(index)]);
        showPixel();
    });
    connect(maps_, &PathMaps::pointedChanged, this, &PathView::showPixel);
    connect(maps_, &PathMaps::selectedChanged, this, &PathView::showPixel);
    connect(maps_, &PathMaps::opened, this, &PathView::open);
    connect(detail_, &MapDetail::pixelChanged, this, &PathView::showPixel);
    connect(detail_, &MapDetail::closed, this, &PathView::close);
    showPixel();
}

QString PathView::readout() const {
    return readout_->text();
}

void PathView::setPath(const std::shared_ptr<const model::ForwardTrace>& path) {
    const bool writing = stack_->currentWidget()->hasFocus();
    path_ = path;
    maps_->setPath(path);
    detail_->setPath(path);
    if (!path)
        stack_->setCurrentIndex(0);
    else if (stack_->currentIndex() == 0)
        stack_->setCurrentWidget(maps_);
    if (writing)
        stack_->currentWidget()->setFocus();
    note_->setText(path && path->count > 1 ? tr("digit %1 of %2").arg(path->index + 1).arg(path->count) : QString());
    showPixel();
}

void PathView::open(int layer, int channel) {
    stack_->setCurrentWidget(detail_);
    detail_->showMap(layer, channel);
    detail_->setFocus();
}

void PathView::close() {
    maps_->select(detail_->pixel());
    stack_->setCurrentWidget(maps_);
    maps_->setFocus();
    showPixel();
}

void PathView::showPixel() {
    const bool large = stack_->currentWidget() == detail_;
    const auto pointed = large ? std::optional(detail_->pixel()) : maps_->pointed();
    if (!path_)
        readout_->clear();
    else if (large)
        readout_->setText(tr("Point or use the arrow keys; Page Down shows the next map."));
    else if (pointed)
        readout_->setText(pixelText(*path_, *pointed, kStages[static_cast<std::size_t>(stages_->current())]));
    else if (maps_->hasFocus())
        readout_->setText(
            tr("%1, map %2 of %3; Enter opens it")
                .arg(QString::fromStdString((*path_->layers)[static_cast<std::size_t>(maps_->selected().layer)].name))
                .arg(maps_->selected().channel + 1)
                .arg((*path_->layers)[static_cast<std::size_t>(maps_->selected().layer)].shape.outputs));
    else
        readout_->setText(tr("Point at a pixel for its origin, click a map for its arithmetic."));
    announce(path_ && pointed ? &*pointed : nullptr);
}

void PathView::announce(const MapPixel* pixel) {
    if (pixel == nullptr || !path_->place) {
        emit seenChanged({});
        return;
    }
    model::PixelSquare seen{pixel->x, pixel->y, pixel->x + 1, pixel->y + 1};
    if (pixel->layer >= 0)
        seen = model::receptiveField(*path_->layers, static_cast<std::size_t>(pixel->layer), pixel->x, pixel->y).front();
    seen = model::clipped(seen, model::kImageSide);
    const auto unit = static_cast<double>(path_->place->pixel);
    const QPointF corner(static_cast<double>(path_->place->left), static_cast<double>(path_->place->top));
    emit seenChanged({corner + QPointF(seen.left, seen.top) * unit, corner + QPointF(seen.right, seen.bottom) * unit});
}

} // namespace ui
