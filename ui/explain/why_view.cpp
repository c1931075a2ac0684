// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explain/why_view.h"

#include "ui/explain/map_colours.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/segments.h"

#include <QCheckBox>
#include <QComboBox>
#include <QStackedWidget>

namespace ui {
namespace {

constexpr int kNearHeight = 116;
constexpr int kNearSide = 44; ///< eight of them stand side by side in the narrowest window
constexpr int kCounterfactualSide = 84;
constexpr int kCounterfactualWidth = 176;
constexpr int kRoomForImage = 430; ///< pixels; in lower pages the canvas alone shows what is left …
constexpr int kRoomForTitle = 330; ///< … and in still lower ones its sentence has no heading

QComboBox* makeDigits(const char* objectName, const QString& name, const QString& tip) {
    auto* combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setAccessibleName(name);
    combo->setToolTip(tip);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return combo;
}

bool ofSameImage(const std::shared_ptr<const model::ForwardTrace>& a, const std::shared_ptr<const model::ForwardTrace>& b) {
    return a->image == b->image && a->ink == b->ink;
}

} // namespace

WhyView::WhyView(QWidget* parent)
    : QWidget(parent), methods_(new Segments(tr("Method"))), onCanvas_(new QCheckBox(tr("On the canvas"))),
      stack_(new QStackedWidget), picture_(new WhyPicture), readout_(makeLabel<FigureLabel>("small", {}, "whyReadout")),
      counterfactualTitle_(makeLabel("title", tr("What would change it"))),
      counterfactualText_(makeLabel("small", {}, "counterfactualText")), counterfactualImage_(new QLabel),
      nearTitle_(makeLabel("title", {}, "nearTitle")), near_(new DigitGrid("nearImages", tr("Nearest training images"), 1)) {
    setObjectName("whyView");
    counterfactualText_->setWordWrap(true);
    nearTitle_->setWordWrap(true);
    counterfactualImage_->setObjectName("counterfactualImage");
    counterfactualImage_->setFixedSize(kCounterfactualSide, kCounterfactualSide);
    counterfactualImage_->setAccessibleName(tr("What is left of the drawing"));
    auto* counterfactual = new QWidget;
    counterfactual->setFixedWidth(kCounterfactualWidth);
    fillBox(new QVBoxLayout(counterfactual), {}, 6,
            {counterfactualTitle_, counterfactualText_, counterfactualImage_, stretch(), onCanvas_});
    auto* found = new QWidget;
    fillBox(new QHBoxLayout(found), {}, 12, {{picture_, 1}, counterfactual});
    stack_->addWidget(
        new EmptyState(tr("Draw a digit at the right.\n\nHere you see which of its pixels make the answer,\nand what "
                          "would change it.")));
    stack_->addWidget(found);
    near_->setImages({kNearSide, kNearSide}, 6);
    auto* nearCard = makeCard({13, 7, 4, 5}, 2, {nearTitle_, {near_, 1}});
    nearCard->setFixedHeight(kNearHeight);
    fillBox(new QVBoxLayout(this), {}, 8, {makeControls(), {makeCard({10, 9, 10, 7}, 6, {{stack_, 1}, readout_}), 1}, nearCard});

    connect(methods_, &Segments::currentChanged, this, &WhyView::showShares);
    connect(digit_, &QComboBox::activated, this, &WhyView::askedAnew);
    connect(rather_, &QComboBox::activated, this, &WhyView::askedAnew);
    connect(onCanvas_, &QCheckBox::toggled, this, &WhyView::announce);
    connect(picture_, &WhyPicture::pointedChanged, this, &WhyView::showPointed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        announce();
        showCounterfactual();
    });
    connect(near_, &DigitGrid::opened, this, [this](int row) {
        const model::NearImage& near = nearest_->images[static_cast<std::size_t>(row)];
        emit imageActivated(near.image, imageCaption(model::Split::train, near.index, classes_.labels.name(near.label)));
    });
    setExplanation(nullptr);
    showNearest();
}

QWidget* WhyView::makeControls() {
    methods_->add(tr("Occlusion"), tr("Covers the image with a small patch, pixel after pixel: what hurts when covered counts."));
    methods_->add(tr("Gradient × input"), tr("How the answer leans on each pixel, times the pixel's ink."));
    digit_ = makeDigits("whyDigit", tr("Why this digit"), tr("The digit whose probability is explained."));
    digit_->addItem(tr("as read"), model::WhyQuestion::kRead);
    rather_ = makeDigits("whyRather", tr("Rather than"), tr("Explains what tells the digit from another one."));
    rather_->addItem(tr("any other"), model::WhyQuestion::kNone);
    rather_->addItem(tr("the second"), model::WhyQuestion::kSecond);
    fillQuestion();
    onCanvas_->setObjectName("whyOnCanvas");
    onCanvas_->setToolTip(tr("Shows the same faintly upon the drawing, and in red what would change the answer."));
    onCanvas_->setChecked(true);
    auto* controls = new QWidget;
    fillBox(new QVBoxLayout(controls), {}, 8,
            {makeRow(12, {methods_, stretch(), new ColourLegend}),
             makeRow(8, {makeLabel("", tr("Why")), digit_, makeLabel("", tr("rather than")), rather_, stretch()})});
    return controls;
}

void WhyView::setClasses(const Classes& classes) {
    classes_ = classes;
    const model::WhyQuestion before = question();
    fillQuestion();
    if (question() != before)
        askedAnew();
    setExplanation(why_);
    showCounterfactual();
    showNearest();
}

/// The classes after the general answers. A choice that is still there stays.
void WhyView::fillQuestion() {
    for (QComboBox* box : {digit_, rather_}) {
        const int general = box == digit_ ? 1 : 2;
        if (box->currentIndex() >= general + classes_.answers.count())
            box->setCurrentIndex(0);
        while (box->count() > general + classes_.answers.count())
            box->removeItem(box->count() - 1);
        for (int label = 0; label < classes_.answers.count(); ++label) {
            if (general + label == box->count())
                box->addItem({}, label);
            box->setItemText(general + label, classes_.answers.name(label));
        }
    }
}

model::WhyQuestion WhyView::question() const {
    return {digit_->currentData().toInt(), rather_->currentData().toInt()};
}

QString WhyView::readout() const {
    return readout_->text();
}

const model::PixelShares& WhyView::shares() const {
    return methods_->current() == 0 ? why_->occlusion : why_->gradient;
}

void WhyView::setExplanation(const std::shared_ptr<const model::Explanation>& why) {
    const bool same = why && why_ && ofSameImage(why->path, why_->path);
    why_ = why;
    stack_->setCurrentIndex(why ? 1 : 0);
    digit_->setItemText(0, why ? tr("as read: %1").arg(classes_.answers.name(why->read)) : tr("as read"));
    rather_->setItemText(
        1, why ? tr("the second: %1").arg(classes_.answers.name(why->digit == why->second ? why->read : why->second))
               : tr("the second"));
    if (!same) {
        counterfactual_.reset();
        if (!why)
            nearest_.reset();
        showCounterfactual();
        showNearest();
    }
    showShares();
}

void WhyView::setCounterfactual(const std::shared_ptr<const model::Counterfactual>& counterfactual) {
    if (why_ && ofSameImage(counterfactual->path, why_->path)) {
        counterfactual_ = counterfactual;
        showCounterfactual();
        announce();
    }
}

void WhyView::setNearest(const std::shared_ptr<const model::Nearest>& nearest) {
    if (why_) {
        nearest_ = nearest;
        showNearest();
    }
}

void WhyView::setFeaturesProgress(double share) {
    if (!nearest_ && share < 1)
        nearTitle_->setText(tr("Looking at the training images: %1").arg(percent(share, 0)));
}

void WhyView::setHasData(bool hasData) {
    hasData_ = hasData;
    nearest_.reset();
    showNearest();
}

void WhyView::showShares() {
    if (why_)
        picture_->setShares(why_->path->image, shares());
    else
        showPointed();
    announce();
}

void WhyView::showPointed() {
    if (!why_) {
        readout_->clear();
        return;
    }
    const QString what =
        why_->contrastClass < 0
            ? tr("log p(%1)").arg(classes_.answers.name(why_->digit))
            : tr("log p(%1) − log p(%2)").arg(classes_.answers.name(why_->digit), classes_.answers.name(why_->contrastClass));
    const bool covers = methods_->current() == 0;
    if (const auto pixel = picture_->pointed()) {
        const auto share = static_cast<double>(shares()[static_cast<std::size_t>(pixel->y() * model::kImageSide + pixel->x())]);
        const QString text = covers ? tr("Row %1, column %2: the patch around it takes %3 from %4")
                                    : tr("Row %1, column %2: its ink adds about %3 to %4");
        readout_->setText(text.arg(pixel->y() + 1).arg(pixel->x() + 1).arg(figure(share), what));
    } else {
        const QString largest = significantFigure(static_cast<double>(largestOf(shares())));
        readout_->setText(covers ? tr("What a 5 × 5 patch takes from %1 · largest %2").arg(what, largest)
                                 : tr("What each pixel's ink adds to %1 · largest %2").arg(what, largest));
    }
}

void WhyView::showCounterfactual() {
    counterfactualImage_->setVisible(counterfactual_ && counterfactual_->digit >= 0 && height() >= scaled(kRoomForImage));
    if (!why_ || why_->path->ink.empty()) {
        counterfactualText_->setText(
            tr("Draw the digit yourself: the shortest piece of your line whose erasing turns the answer is "
               "shown here."));
    } else if (!counterfactual_) {
        counterfactualText_->setText(tr("Being looked for …"));
    } else if (counterfactual_->digit < 0) {
        counterfactualText_->setText(tr("Nothing short of half the drawing changes it."));
    } else {
        counterfactualText_->setText(tr("Without the red piece, %1 of the line, it reads %2 (%3):")
                                         .arg(percent(counterfactual_->share, 0), classes_.answers.name(counterfactual_->digit),
                                              percent(static_cast<double>(counterfactual_->probability), 0)));
        counterfactualImage_->setPixmap(digitPixmap(counterfactual_->image, counterfactualImage_->width(), devicePixelRatioF()));
    }
}

void WhyView::showNearest() {
    const auto item = [this](int row) {
        const model::NearImage& near = nearest_->images[static_cast<std::size_t>(row)];
        const QString name = classes_.labels.name(near.label);
        return DigitItem{digitIcon(near.image), name,
                         tr("Training image %1, a %2, at distance %3: a click puts it on the canvas.")
                             .arg(grouped(near.index), name, figure(static_cast<double>(near.distance)))};
    };
    near_->show(nearest_ ? static_cast<int>(nearest_->images.size()) : 0, item);
    if (!nearest_) {
        nearTitle_->setText(!hasData_ ? tr("With a data set, the nearest training images stand here")
                            : why_    ? tr("Nearest training images …")
                                      : tr("Nearest training images"));
        return;
    }
    nearTitle_->setText(tr("Nearest of %1 training images, by the last features").arg(grouped(nearest_->among)));
}

void WhyView::announce() {
    const bool shown = why_ && isVisible() && onCanvas_->isChecked();
    if (shown && why_->path->place) {
        const model::ImagePlace& place = *why_->path->place;
        const double side = static_cast<double>(place.pixel) * model::kImageSide;
        emit veilChanged(WhyPicture::veil(shares()),
                         {static_cast<double>(place.left), static_cast<double>(place.top), side, side});
    } else {
        emit veilChanged({}, {});
    }
    emit markedChanged(shown && counterfactual_ ? counterfactual_->erased : model::Drawing());
}

void WhyView::resizeEvent(QResizeEvent*) {
    counterfactualTitle_->setVisible(height() >= scaled(kRoomForTitle));
    showCounterfactual();
}

void WhyView::showEvent(QShowEvent*) {
    emit shownChanged(true);
    announce();
}

void WhyView::hideEvent(QHideEvent*) {
    emit shownChanged(false);
    announce();
}

} // namespace ui
