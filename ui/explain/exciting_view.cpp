// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/learned_parts.h"

#include "ui/explain/map_colours.h"
#include "ui/explain/path_view.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr int kMadeSide = 84;     ///< logical pixels
constexpr int kExcitingSide = 44; ///< two beside each other: the image and what is seen of it
constexpr int kExcitingGap = 4;
constexpr int kRoomForBoth = 240; ///< logical pixels; in a lower view the image has its figures in its tooltip alone

/// The image with what is seen of it outlined, and beside it that patch alone, enlarged.
void drawSeen(QPainter& painter, const QRectF& rect, const model::DigitImage& image, const model::PixelSquare& sees) {
    painter.save();
    painter.translate(rect.topLeft());
    painter.scale(rect.height() / kExcitingSide, rect.height() / kExcitingSide);
    drawDigit(painter, QRectF(0, 0, kExcitingSide, kExcitingSide), image);
    const double pixel = kExcitingSide / static_cast<double>(model::kImageSide);
    const QRectF patch(sees.left, sees.top, sees.right - sees.left, sees.bottom - sees.top);
    painter.setPen(QPen(theme().test, 1.5));
    painter.drawRect(QRectF(patch.topLeft() * pixel, patch.size() * pixel)
                         .intersected(QRectF(0.75, 0.75, kExcitingSide - 1.5, kExcitingSide - 1.5)));
    const double enlarged = kExcitingSide / std::max(patch.width(), patch.height());
    painter.drawImage(QRectF(QPointF(kExcitingSide + kExcitingGap, 0), patch.size() * enlarged), toImage(image), patch);
    painter.restore();
}

} // namespace

ExcitingView::ExcitingView(QWidget* parent)
    : QWidget(parent), title_(makeLabel("title", {}, "excitingTitle")), state_(makeLabel("small", {}, "excitingState")),
      madeImage_(new QLabel), madeText_(makeLabel("small", {}, "madeText")), besideImage_(new QVBoxLayout),
      images_(new DigitGrid("excitingImages", tr("Test images that excite the map most"), 1)) {
    setObjectName("excitingView");
    state_->setWordWrap(true);
    madeText_->setWordWrap(true);
    madeText_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    madeImage_->setObjectName("madeImage");
    madeImage_->setAccessibleName(tr("Image made to excite the map"));
    madeImage_->setFixedSize(kMadeSide, kMadeSide);
    images_->setImages({2 * kExcitingSide + kExcitingGap, kExcitingSide}, 12);
    fillBox(new QVBoxLayout(this), {}, 6, {title_, makeRow(10, {madeImage_, {besideImage_, 1}}), state_, {images_, 1}});
    besideImage_->addWidget(madeText_);
    connect(images_, &DigitGrid::opened, this, [this](int row) {
        const model::ExcitingImage& one = excitement_->images[static_cast<std::size_t>(row)];
        emit imageActivated(one.image, imageCaption(model::Split::test, one.index, labels_.name(one.label)));
    });
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        showImages();
        showOptimised();
        fitHeight();
    });
    setMap(nullptr, {});
}

/// In a low view what is said of the images stands next to the one that was made.
void ExcitingView::fitHeight() {
    const bool low = height() < scaled(kRoomForBoth);
    if (std::exchange(low_, low) == low)
        return;
    madeText_->setVisible(!low);
    auto* column = static_cast<QVBoxLayout*>(layout());
    if (low)
        besideImage_->addWidget(state_, 0, Qt::AlignTop);
    else
        column->insertWidget(column->indexOf(images_), state_);
}

void ExcitingView::resizeEvent(QResizeEvent*) {
    fitHeight();
}

void ExcitingView::setClasses(const ClassNames& labels) {
    labels_ = labels;
    showImages();
}

void ExcitingView::setMap(const std::shared_ptr<const model::Weights>& weights, const model::MapPlace& map) {
    if (weights && (weights != weights_ || map != map_)) {
        excitement_.reset();
        made_.reset();
    }
    weights_ = weights;
    map_ = map;
    showTitle();
    showImages();
    showOptimised();
}

bool ExcitingView::isDead() const {
    if (!excitement_)
        return false;
    return std::ranges::find(excitement_->dead, map_.channel) != excitement_->dead.end();
}

void ExcitingView::setExcitement(const std::shared_ptr<const model::Excitement>& excitement) {
    if (excitement->weights == weights_ && excitement->map == map_) {
        excitement_ = excitement;
        showTitle();
        showImages();
        showOptimised();
    }
}

void ExcitingView::setOptimised(const std::shared_ptr<const model::OptimisedImage>& image) {
    if (image->weights == weights_ && image->map == map_) {
        made_ = image;
        showOptimised();
    }
}

void ExcitingView::setHasData(bool hasData) {
    if (std::exchange(hasData_, hasData) == hasData)
        return;
    showTitle();
}

void ExcitingView::showTitle() {
    title_->setText(weights_ ? mapName(weights_->architecture->layers()[static_cast<std::size_t>(map_.layer)], map_.channel)
                             : QString());
    if (!hasData_)
        state_->setText(tr("With a data set, the test images that excite the map most stand here."));
    else if (!excitement_)
        state_->setText(tr("Looking at the test images …"));
    else if (isDead())
        state_->setText(tr("Dead: ReLU leaves nothing of it in any of %1 test images. Nearest to waking it:")
                            .arg(grouped(excitement_->among)));
    else if (excitement_->among < excitement_->whole)
        state_->setText(tr("What excites it most of the first %1 test images …").arg(grouped(excitement_->among)));
    else
        state_->setText(tr("What excites it most of %1 test images:").arg(grouped(excitement_->among)));
}

void ExcitingView::showImages() {
    const auto item = [this](int row) {
        const model::ExcitingImage& one = excitement_->images[static_cast<std::size_t>(row)];
        const QString value = figure(static_cast<double>(one.peak.value));
        const auto paint = [image = one.image, sees = one.peak.sees](QPainter& painter, const QRect& rect, QIcon::Mode,
                                                                     QIcon::State) { drawSeen(painter, rect, image, sees); };
        return DigitItem{
            paintedIcon(paint), tr("%1 · %2").arg(labels_.name(one.label), value),
            tr("Test image %1, a %2: it excites row %3, column %4 of the map with %5. A click puts it on the canvas.")
                .arg(grouped(one.index), labels_.name(one.label), QString::number(one.peak.y + 1),
                     QString::number(one.peak.x + 1), value)};
    };
    images_->show(excitement_ ? static_cast<int>(excitement_->images.size()) : 0, item);
}

void ExcitingView::showOptimised() {
    if (!made_) {
        madeImage_->setPixmap(digitPixmap({}, scaled(kMadeSide), devicePixelRatioF()));
        madeText_->setText(weights_ ? tr("Being made to excite it …") : QString());
        madeImage_->setToolTip(madeText_->text());
        return;
    }
    madeImage_->setPixmap(digitPixmap(made_->image, scaled(kMadeSide), devicePixelRatioF()));
    const QString value = figure(static_cast<double>(made_->peak.value));
    const QString noise = figure(static_cast<double>(made_->noise));
    madeText_->setText(excitement_ && !excitement_->images.empty()
                           ? tr("Made to excite it: %1. The best test image: %2; the noise it was made from: %3.")
                                 .arg(value, figure(static_cast<double>(excitement_->images.front().peak.value)), noise)
                           : tr("Made to excite it: %1. The noise it was made from: %2.").arg(value, noise));
    madeImage_->setToolTip(tr("Made from faint noise by gradient ascent: what the middle of the map would like to see best.") +
                           "\n" + madeText_->text());
}

} // namespace ui
