// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/learned_view.h"

#include "ui/explain/learned_parts.h"
#include "ui/explain/map_colours.h"
#include "ui/explain/path_maps.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/scroll_room.h"
#include "ui/widgets/segments.h"

#include <QComboBox>
#include <QStackedWidget>

#include <algorithm>

namespace ui {

LearnedView::LearnedView(QWidget* parent)
    : QWidget(parent), modes_(new Segments(tr("What is shown"))), figures_(new Segments(tr("Figures"))), layer_(new QComboBox),
      controls_(new QStackedWidget), stack_(new QStackedWidget), kernels_(new KernelGrid), exciting_(new ExcitingView),
      spreads_(new SpreadsPlot), spreadsStack_(new QStackedWidget),
      readout_(makeLabel<FigureLabel>("small", {}, "learnedReadout")), kernelsRoom_(new ScrollRoom(kernels_, true)) {
    setObjectName("learnedView");
    stack_->addWidget(makeKernels());
    stack_->addWidget(makeSpreads());
    QWidget* controls = makeControls();
    fillBox(new QVBoxLayout(this), {}, 8, {controls, {makeCard({12, 9, 10, 7}, 6, {{stack_, 1}, readout_}), 1}});
    connect(modes_, &Segments::currentChanged, this, &LearnedView::showMode);
    connect(figures_, &Segments::currentChanged, this,
            [this](int which) { spreads_->setFigures(static_cast<model::Figures>(which)); });
    connect(layer_, &QComboBox::currentIndexChanged, this, &LearnedView::showLayer);
    connect(kernels_, &KernelGrid::chosenChanged, this, &LearnedView::showMap);
    connect(kernels_, &KernelGrid::pointedChanged, this, &LearnedView::showPointed);
    connect(spreads_, &SpreadsPlot::pointedChanged, this, &LearnedView::showPointed);
    connect(exciting_, &ExcitingView::imageActivated, this, &LearnedView::imageActivated);
    showMode();
}

QWidget* LearnedView::makeControls() {
    modes_->add(tr("Kernels"), tr("The kernels of a layer, and what excites each of its maps."));
    modes_->add(tr("Histograms"), tr("How each layer's figures are spread, epoch by epoch."));
    figures_->add(tr("Weights"), tr("The weights of the kernels."));
    figures_->add(tr("Activations"), tr("What each convolution makes of the first 100 training images, before ReLU."));
    figures_->add(tr("Gradients"),
                  tr("How the mean loss of the first 100 training images leans on each weight, with batch norm as in training."));
    layer_->setObjectName("learnedLayer");
    layer_->setAccessibleName(tr("Layer"));
    layer_->setToolTip(tr("The convolution whose kernels are shown."));
    layer_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* ofKernels = new QWidget;
    fillBox(new QHBoxLayout(ofKernels), {}, 12, {layer_, stretch(), new ColourLegend});
    auto* ofSpreads = new QWidget;
    fillBox(new QHBoxLayout(ofSpreads), {}, 12, {figures_, stretch()});
    controls_->addWidget(ofKernels);
    controls_->addWidget(ofSpreads);
    controls_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layersLink = makeButton("layersLink", tr("Batch norm's scales"),
                                  tr("Shows the scales and shifts of batch norm: the part Layers."), "link");
    connect(layersLink, &QPushButton::clicked, this, &LearnedView::layersRequested);
    auto* controls = new QWidget;
    fillBox(new QVBoxLayout(controls), {}, 8, {makeRow(0, {modes_, stretch(), layersLink}), controls_});
    return controls;
}

QWidget* LearnedView::makeKernels() {
    auto* page = new QWidget;
    fillBox(new QHBoxLayout(page), {}, 16, {{kernelsRoom_, 3}, {exciting_, 4}});
    return page;
}

QWidget* LearnedView::makeSpreads() {
    spreadsStack_->addWidget(new EmptyState(tr("Train: at the end of each epoch a line is added here\nfor the weights, "
                                               "activations and gradients of every layer.")));
    spreadsStack_->addWidget(new ScrollRoom(spreads_));
    return spreadsStack_;
}

QString LearnedView::readout() const {
    return readout_->text();
}

model::MapPlace LearnedView::map() const {
    return {layer_->currentData().toInt(), kernels_->chosen()};
}

void LearnedView::setWeights(const std::shared_ptr<const model::Weights>& weights) {
    const bool another = weights && (!weights_ || *weights->architecture != *weights_->architecture);
    weights_ = weights;
    if (another) {
        listLayers();
        showLayer();
        return;
    }
    kernels_->setLayer(weights_, map().layer);
    exciting_->setMap(weights_, map());
    showPointed();
}

void LearnedView::listLayers() {
    const QSignalBlocker quiet(layer_);
    layer_->clear();
    for (const std::size_t i : weights_->architecture->weighted()) {
        const model::PlacedLayer& placed = weights_->architecture->layers()[i];
        const QString name = QString::fromStdString(placed.name);
        layer_->addItem(isLinear(placed) ? tr("%1: %2 → %3 units").arg(name).arg(placed.input.count()).arg(placed.output.channels)
                                         : tr("%1: %2 → %3 maps, %4 × %4")
                                               .arg(name)
                                               .arg(placed.input.channels)
                                               .arg(placed.output.channels)
                                               .arg(placed.layer.kernel),
                        static_cast<int>(i));
    }
}

void LearnedView::showLayer() {
    kernels_->setLayer(weights_, map().layer);
    kernels_->setDead({});
    const QSignalBlocker quiet(kernels_);
    kernels_->choose(0);
    showMap();
}

void LearnedView::showMap() {
    exciting_->setMap(weights_, map());
    kernelsRoom_->ensureVisible(0, static_cast<int>(weights_ ? kernels_->rowRect(kernels_->chosen()).center().y() : 0));
    showPointed();
    emit mapChosen(map());
}

void LearnedView::setExcitement(const std::shared_ptr<const model::Excitement>& excitement) {
    if (excitement->weights == weights_ && excitement->map.layer == map().layer) {
        kernels_->setDead(excitement->dead);
        exciting_->setExcitement(excitement);
    }
}

void LearnedView::setOptimised(const std::shared_ptr<const model::OptimisedImage>& image) {
    exciting_->setOptimised(image);
}

void LearnedView::setSpreads(const std::shared_ptr<const model::HistogramHistory>& history) {
    history_ = history;
    spreads_->setHistory(history);
    spreadsStack_->setCurrentIndex(history && !history->empty() ? 1 : 0);
    showPointed();
}

void LearnedView::setHasData(bool hasData) {
    exciting_->setHasData(hasData);
}

void LearnedView::showMode() {
    stack_->setCurrentIndex(modes_->current());
    controls_->setCurrentIndex(modes_->current());
    showPointed();
}

void LearnedView::showPointed() {
    readout_->setText(modes_->current() == 0 ? kernelText() : spreadText());
}

QString LearnedView::kernelText() const {
    if (!weights_)
        return {};
    const model::PlacedLayer& placed = weights_->architecture->layers()[static_cast<std::size_t>(map().layer)];
    const std::vector<float>& all = weights_->tensors[placed.firstTensor].values;
    const auto kernel = kernels_->pointed();
    if (!kernel)
        return tr("Largest weight %1").arg(figure(static_cast<double>(largestOf(all))));
    const std::size_t taps = all.size() / static_cast<std::size_t>(placed.input.channels * placed.output.channels);
    const auto first = static_cast<std::size_t>(kernel->y() * placed.input.channels + kernel->x()) * taps;
    const auto weights = std::span(all).subspan(first, taps);
    const auto [least, greatest] = std::ranges::minmax_element(weights);
    const QString from = figure(static_cast<double>(*least));
    const QString to = figure(static_cast<double>(*greatest));
    if (isLinear(placed))
        return placed.input.channels == 1 ? tr("Unit %1, from the image: weights %2 to %3").arg(kernel->y() + 1).arg(from, to)
               : placed.input.side == 1
                   ? tr("Unit %1, from unit %2: weight %3").arg(kernel->y() + 1).arg(kernel->x() + 1).arg(from)
                   : tr("Unit %1, from map %2: weights %3 to %4").arg(kernel->y() + 1).arg(kernel->x() + 1).arg(from, to);
    return placed.input.channels == 1
               ? tr("Map %1, from the image: weights %2 to %3").arg(kernel->y() + 1).arg(from, to)
               : tr("Map %1, from map %2: weights %3 to %4").arg(kernel->y() + 1).arg(kernel->x() + 1).arg(from, to);
}

QString LearnedView::spreadText() const {
    if (!history_ || history_->empty())
        return {};
    const auto place = spreads_->pointed();
    const model::Histogram* spread = place ? spreads_->histogram(*place) : nullptr;
    if (!spread) {
        const int epoch = history_->back()->epoch;
        return epoch == 0 ? tr("The model that is open; a run adds a line an epoch") : tr("Up to epoch %1").arg(epoch);
    }
    const int epoch = (*history_)[static_cast<std::size_t>(place->epoch)]->epoch;
    const QString name = spreads_->name(place->layer);
    const QString mean = significantFigure(spread->mean);
    const QString deviation = significantFigure(spread->deviation);
    return epoch == 0 ? tr("%1: mean %2, standard deviation %3").arg(name, mean, deviation)
                      : tr("%1, epoch %2: mean %3, standard deviation %4").arg(name).arg(epoch).arg(mean, deviation);
}

} // namespace ui
