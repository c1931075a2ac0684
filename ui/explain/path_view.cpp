// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/path_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/segments.h"

#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>
#include <span>
#include <utility>

namespace ui {
namespace {

constexpr int kRoomForNote =
    500; ///< pixels; in lower windows the arithmetic takes the room, and the tooltip says what the layer does

/// Until there is another network.
const std::vector kUsualKinds{model::LayerKind::relu, model::LayerKind::batchNorm};

} // namespace

PathView::PathView(QWidget* parent)
    : QWidget(parent), kinds_(kUsualKinds), stages_(new Segments(tr("Stage"))), note_(makeLabel("small", {}, "pathNote")),
      stack_(new QStackedWidget), maps_(new PathMaps), mapsRoom_(new ScrollRoom(maps_, true)), detail_(new MapDetail),
      readout_(makeLabel<FigureLabel>("small", {}, "pixelReadout")), layerNote_(makeLabel("small", {}, "layerNote")) {
    setObjectName("pathView");
    layerNote_->setWordWrap(true);
    layerNote_->hide();
    listStages();
    auto* empty = new EmptyState(tr("Draw a digit at the right.\n\nEvery map of every layer appears here while you draw,\n"
                                    "from the image to the answers."));
    empty->setObjectName("pathEmpty");
    stack_->addWidget(empty);
    stack_->addWidget(mapsRoom_);
    stack_->addWidget(detail_);
    fillBox(new QVBoxLayout(this), {}, 8,
            {makeRow(12, {stages_, note_, stretch(), new ColourLegend}),
             {makeCard({8, 9, 8, 6}, 6, {{stack_, 1}, layerNote_, readout_}), 1}});
    connect(stages_, &Segments::currentChanged, this, &PathView::showStage);
    connect(maps_, &PathMaps::pointedChanged, this, &PathView::showPixel);
    connect(maps_, &PathMaps::selectedChanged, this, [this] {
        const QRectF map = maps_->arrangement().mapRect(maps_->selected().layer, maps_->selected().channel);
        mapsRoom_->ensureVisible(static_cast<int>(map.center().x()), static_cast<int>(map.center().y()));
        showPixel();
    });
    connect(maps_, &PathMaps::opened, this, &PathView::open);
    connect(detail_, &MapDetail::pixelChanged, this, &PathView::showPixel);
    connect(detail_, &MapDetail::closed, this, &PathView::close);
    showPixel();
}

QString PathView::readout() const {
    return readout_->text();
}

void PathView::setPath(const std::shared_ptr<const model::ForwardTrace>& path) {
    const bool writing = inFront()->hasFocus();
    const bool another = path && path_ && *path->weights->architecture != *path_->weights->architecture;
    path_ = path;
    if (path) {
        const auto kinds = model::stagesOf(*path->weights->architecture);
        if (std::exchange(kinds_, kinds) != kinds)
            listStages();
    }
    showStage();
    if (!path || (another && inFront() == detail_))
        stack_->setCurrentIndex(0);
    if (path && stack_->currentIndex() == 0)
        stack_->setCurrentWidget(mapsRoom_);
    if (writing)
        inFront()->setFocus();
    note_->setText(path && path->count > 1 ? tr("digit %1 of %2").arg(path->index + 1).arg(path->count) : QString());
    showPixel();
}

QWidget* PathView::inFront() const {
    return stack_->currentWidget() == mapsRoom_ ? maps_ : stack_->currentWidget();
}

/// What can be shown of the network's layers; all that follows the sums at first.
void PathView::listStages() {
    const QSignalBlocker quiet(stages_);
    stages_->clear();
    stages_->add(tr("Sum"), tr("What each convolution makes: products of patch and kernel, summed."));
    for (const model::LayerKind kind : kinds_) {
        if (kind == model::LayerKind::relu)
            stages_->add(tr("ReLU"), tr("After ReLU, which takes everything below zero to zero."));
        else if (kind == model::LayerKind::leakyRelu)
            stages_->add(tr("Leaky ReLU"), tr("After leaky ReLU, which makes everything below zero smaller."));
        else
            stages_->add(tr("Batch norm"), tr("After batch norm, which shifts and scales every map: what the next layer gets."));
    }
    stages_->setCurrent(static_cast<int>(kinds_.size()));
}

void PathView::showStage() {
    shown_ = path_ ? model::shownLayers(*path_->weights->architecture,
                                        std::span(kinds_).first(static_cast<std::size_t>(stages_->current())))
                   : std::vector<std::size_t>();
    detail_->setPath(path_, shown_);
    maps_->setPath(path_, shown_);
    showPixel();
}

void PathView::open(int layer, int channel) {
    stack_->setCurrentWidget(detail_);
    detail_->showMap(layer, channel);
    detail_->setFocus();
}

void PathView::close() {
    maps_->select(detail_->pixel());
    stack_->setCurrentWidget(mapsRoom_);
    maps_->setFocus();
    showPixel();
}

void PathView::showPixel() {
    const bool large = stack_->currentWidget() == detail_;
    const auto pointed = large ? std::optional(detail_->pixel()) : maps_->pointed();
    if (path_ && large) {
        const model::Architecture& network = *path_->weights->architecture;
        layerNote_->setText(layerText(network, network.weighted()[static_cast<std::size_t>(detail_->pixel().layer)]));
        detail_->setToolTip(layerNote_->text());
    }
    layerNote_->setVisible(path_ && large && height() >= scaled(kRoomForNote));
    if (!path_)
        readout_->clear();
    else if (large)
        readout_->setText(tr("Point or use the arrow keys; Page Down shows the next map."));
    else if (pointed)
        readout_->setText(pixelText(*path_, shown_, *pointed));
    else if (maps_->hasFocus())
        readout_->setText(tr("%1; Enter opens it")
                              .arg(mapOfText(weightedLayer(*path_->weights->architecture, maps_->selected().layer),
                                             maps_->selected().channel)));
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
        seen = model::receptiveField(path_->weights->architecture->layers()[shown_[static_cast<std::size_t>(pixel->layer)]],
                                     pixel->x, pixel->y);
    seen = model::clipped(seen, model::kImageSide);
    const auto unit = static_cast<double>(path_->place->pixel);
    const QPointF corner(static_cast<double>(path_->place->left), static_cast<double>(path_->place->top));
    emit seenChanged({corner + QPointF(seen.left, seen.top) * unit, corner + QPointF(seen.right, seen.bottom) * unit});
}

} // namespace ui
