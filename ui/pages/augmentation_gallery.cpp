// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augmentation_gallery.h"

#include "ui/pages/sample_grid.h"
#include "ui/style/icons.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/empty_state.h"

#include <QScrollArea>
#include <QStackedLayout>

#include <utility>

namespace ui {

AugmentationGallery::AugmentationGallery(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)),
      empty_(new EmptyState(tr("Once MNIST is here, this page shows what augmentation makes of it"))), full_(new QWidget),
      grid_(new SampleGrid), caption_(makeLabel("small", {}, "sampleCaption")) {
    setObjectName("augmentationGallery");
    auto* next = makeButton("nextSamplesButton", tr("Next samples"), tr("Show other training images, varied anew."));
    next->setIcon(icon("refresh"));
    next->setAccessibleName(next->text());
    next->setText(" " + next->text()); // apart from the icon
    connect(next, &QPushButton::clicked, this, &AugmentationGallery::nextRequested);

    auto* scrolled = new QWidget;
    scrolled->setObjectName("scrolled");
    fillBox(new QVBoxLayout(scrolled), {}, -1, {grid_, stretch()});
    auto* scroll = new QScrollArea;
    scroll->setWidget(scrolled);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);

    caption_->setWordWrap(true);
    caption_->setMinimumHeight(32);
    auto* header = makeRow(-1, {makeLabel("title", tr("Originals and their versions")), stretch(), next});
    fillBox(new QVBoxLayout(full_), {}, -1, {makeCard({13, 9, 13, 8}, 8, {header, {scroll, 1}, caption_})});
    pages_->addWidget(empty_);
    pages_->addWidget(full_);
    connect(grid_, &SampleGrid::captionChanged, this, &AugmentationGallery::showCaption);
    showCaption({});
}

void AugmentationGallery::setRows(std::vector<model::AugmentationRow> rows) {
    pages_->setCurrentWidget(rows.empty() ? static_cast<QWidget*>(empty_) : full_);
    grid_->setRows(std::move(rows));
}

void AugmentationGallery::showCaption(const QString& caption) {
    caption_->setText(caption.isEmpty() ? tr("Click a sample for the numbers that made it.") : caption);
}

} // namespace ui
