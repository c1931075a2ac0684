// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augmentation_gallery.h"

#include "ui/pages/sample_grid.h"
#include "ui/style/icons.h"
#include "ui/widgets/empty_state.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace ui {

AugmentationGallery::AugmentationGallery(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)),
      empty_(new EmptyState(tr("Once MNIST is here, this page shows what augmentation makes of it"))), full_(new QWidget),
      grid_(new SampleGrid), caption_(new QLabel) {
    setObjectName("augmentationGallery");
    auto* card = new QFrame;
    card->setObjectName("card");
    auto* title = new QLabel(tr("Originals and their versions"));
    title->setProperty("role", "title");
    auto* next = new QPushButton(tr("Next samples"));
    next->setObjectName("nextSamplesButton");
    next->setIcon(icon("refresh"));
    next->setToolTip(tr("Show other training images, varied anew."));
    connect(next, &QPushButton::clicked, this, &AugmentationGallery::nextRequested);

    auto* scrolled = new QWidget;
    scrolled->setObjectName("scrolled");
    auto* inner = new QVBoxLayout(scrolled);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(grid_);
    inner->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(scrolled);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);

    caption_->setObjectName("sampleCaption");
    caption_->setProperty("role", "small");
    caption_->setWordWrap(true);
    caption_->setMinimumHeight(32);
    auto* header = new QHBoxLayout;
    header->addWidget(title);
    header->addStretch(1);
    header->addWidget(next);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(13, 9, 13, 8);
    column->setSpacing(8);
    column->addLayout(header);
    column->addWidget(scroll, 1);
    column->addWidget(caption_);
    auto* outer = new QVBoxLayout(full_);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    pages_->addWidget(empty_);
    pages_->addWidget(full_);
    connect(grid_, &SampleGrid::captionChanged, this, &AugmentationGallery::showCaption);
    showCaption({});
}

void AugmentationGallery::setRows(std::vector<model::AugmentationRow> rows) {
    pages_->setCurrentWidget(rows.empty() ? static_cast<QWidget*>(empty_) : full_);
    grid_->setRows(std::move(rows));
}

void AugmentationGallery::clear() {
    setRows({});
}

void AugmentationGallery::showCaption(const QString& caption) {
    caption_->setText(caption.isEmpty() ? tr("Click a sample for the numbers that made it.") : caption);
}

} // namespace ui
