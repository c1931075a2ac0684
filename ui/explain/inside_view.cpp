// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/inside_view.h"

#include "ui/explain/compare_view.h"
#include "ui/explain/digit_map_view.h"
#include "ui/explain/learned_parts.h"
#include "ui/explain/learned_view.h"
#include "ui/explain/network_view.h"
#include "ui/explain/path_maps.h"
#include "ui/explain/path_view.h"
#include "ui/explain/why_view.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/segments.h"

#include <QStackedWidget>

namespace ui {

InsideView::InsideView(QWidget* parent)
    : QWidget(parent), parts_(new Segments(tr("Part of the page"))), stack_(new QStackedWidget), path_(new PathView),
      layers_(new NetworkView), map_(new DigitMapView), why_(new WhyView), learned_(new LearnedView), compare_(new CompareView) {
    setObjectName("insideView");
    // A new part is its include and a line here.
    addPart(path_, tr("Path"), tr("What every layer makes of the drawing."));
    addPart(why_, tr("Why"), tr("Why this digit: the pixels that make the answer, and what would change it."));
    addPart(layers_, tr("Layers"), tr("The network layer by layer: shapes, parameters, batch norm's scales, dead maps."));
    addPart(map_, tr("Map"),
            tr("All test images by what the network makes of them, epoch by epoch, and the drawing among them."));
    addPart(learned_, tr("Learned"), tr("What it has learned: kernels, what excites each map, histograms by epoch."));
    addPart(compare_, tr("Compare"), tr("Two models side by side: on the drawing, and where they disagree."));
    connect(learned_, &LearnedView::layersRequested, parts_, [this] { parts_->setCurrent(stack_->indexOf(layers_)); });
    connect(parts_, &Segments::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
    fillBox(new QVBoxLayout(this), {}, 10, {makeRow(0, {parts_, stretch()}), {stack_, 1}});
}

void InsideView::setClasses(const Classes& classes) {
    path_->maps()->setClasses(classes.answers);
    why_->setClasses(classes);
    map_->setClasses(classes);
    learned_->exciting()->setClasses(classes.labels);
    compare_->setClasses(classes);
}

void InsideView::addPart(QWidget* part, const QString& name, const QString& tip) {
    parts_->add(name, tip);
    stack_->addWidget(part);
}

} // namespace ui
