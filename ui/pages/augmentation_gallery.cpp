// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/augmentation_gallery.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/spoken.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr int kSampleSide = 56; ///< of an image
constexpr int kGap = 6;
constexpr int kWidestGap = 18;
constexpr int kAfterOriginal = 14; ///< wider gap between the original and its versions
constexpr int kEdge = 3;           ///< room for the ring around a chosen cell

} // namespace

SampleGrid::SampleGrid(QWidget* parent) : QWidget(parent) {
    setObjectName("sampleGrid");
    setFocusPolicy(Qt::StrongFocus);
    setSpokenRole(*this, QAccessible::Graphic, tr("Augmented samples"), tr("The arrow keys go from image to image"));
    setToolTip(
        tr("First column: training images as they are. Then versions as the network meets them; click one for its numbers."));
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        updateGeometry(); // images are larger in a lesson
        update();
    });
}

void SampleGrid::setRows(std::vector<model::AugmentationRow> rows) {
    rows_ = std::move(rows);
    updateGeometry();
    choose(chosenRow_, chosenColumn_);
}

int SampleGrid::columns() const {
    std::size_t samples = 0;
    for (const model::AugmentationRow& row : rows_)
        samples = std::max(samples, row.samples.size());
    const int fit = (width() - 2 * kEdge - kAfterOriginal + kGap + kGap) / (scaled(kSampleSide) + kGap);
    return std::clamp(fit, 1, static_cast<int>(samples) + 1);
}

int SampleGrid::gap() const {
    const int count = columns();
    const int room = width() - 2 * kEdge - (kAfterOriginal - kGap) - count * scaled(kSampleSide);
    return std::clamp(room / std::max(1, count - 1), kGap, kWidestGap);
}

QRect SampleGrid::cell(int row, int column) const {
    const int side = scaled(kSampleSide);
    const int x = kEdge + column * (side + gap()) + (column > 0 ? kAfterOriginal - kGap : 0);
    return {x, kEdge + row * (side + kGap), side, side};
}

QSize SampleGrid::sizeHint() const {
    return {200, 2 * kEdge + static_cast<int>(rows_.size()) * (scaled(kSampleSide) + kGap) - kGap};
}

QString SampleGrid::caption() const {
    if (chosenRow_ < 0)
        return {};
    const model::AugmentationRow& row = rows_[static_cast<std::size_t>(chosenRow_)];
    if (chosenColumn_ == 0)
        return tr("Training image %1, a %2, as it is").arg(row.index).arg(labels_.name(row.label));
    const model::AugmentationParameters& p = row.samples[static_cast<std::size_t>(chosenColumn_ - 1)].parameters;
    const auto sign = [](double value, int decimals) { return (value < 0 ? "−" : "+") + decimal(std::abs(value), decimals); };
    return tr("turned %1° · moved %2 px right, %3 px down · scale ×%4 · brightness ×%5 · contrast ×%6 · %7")
        .arg(sign(p.angleDegrees, 1), sign(p.translateX, 0), sign(p.translateY, 0), decimal(p.scale, 3), decimal(p.brightness, 2),
             decimal(p.contrast, 2), p.brightnessFirst ? tr("brightness first") : tr("contrast first"));
}

void SampleGrid::choose(int row, int column) {
    if (row < 0 || row >= static_cast<int>(rows_.size()) || column < 0 ||
        column > static_cast<int>(rows_[static_cast<std::size_t>(row)].samples.size()))
        row = column = -1;
    chosenRow_ = row;
    chosenColumn_ = column;
    setSpokenValue(*this, caption());
    emit captionChanged(caption());
    update();
}

void SampleGrid::paintEvent(QPaintEvent* event) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = columns();
    for (int r = 0; r < static_cast<int>(rows_.size()); ++r) {
        const model::AugmentationRow& row = rows_[static_cast<std::size_t>(r)];
        for (int c = 0; c < std::min(count, static_cast<int>(row.samples.size()) + 1); ++c) {
            const QRect box = cell(r, c);
            if (!event->rect().intersects(box.adjusted(-kEdge, -kEdge, kEdge, kEdge)))
                continue;
            drawDigitCard(painter, box, c == 0 ? &row.original : &row.samples[static_cast<std::size_t>(c - 1)].image);
            if (r == chosenRow_ && c == chosenColumn_) {
                painter.setPen(QPen(t.accent, 2));
                painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 6, 6);
            }
        }
    }
}

void SampleGrid::mousePressEvent(QMouseEvent* event) {
    for (int r = 0; r < static_cast<int>(rows_.size()); ++r)
        for (int c = 0; c < columns(); ++c)
            if (cell(r, c).contains(event->position().toPoint())) {
                choose(r, c);
                return;
            }
    choose(-1, -1);
}

void SampleGrid::keyPressEvent(QKeyEvent* event) {
    const QPoint step = arrowStep(*event);
    if (step.isNull())
        return QWidget::keyPressEvent(event);
    choose(std::clamp(std::max(0, chosenRow_) + step.y(), 0, std::max(0, static_cast<int>(rows_.size()) - 1)),
           std::clamp(std::max(0, chosenColumn_) + step.x(), 0, columns() - 1));
}

AugmentationGallery::AugmentationGallery(QWidget* parent)
    : QWidget(parent), pages_(new QStackedLayout(this)),
      empty_(new EmptyState(tr("Once MNIST is here, this page shows what augmentation makes of it"))), full_(new QWidget),
      grid_(new SampleGrid), turned_(makeLabel("fact", {}, "turnedNote")), caption_(makeLabel("small", {}, "sampleCaption")) {
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

    turned_->setWordWrap(true);
    turned_->hide();
    caption_->setWordWrap(true);
    caption_->setMinimumHeight(32);
    auto* header = makeRow(-1, {makeLabel("title", tr("Originals and their versions")), stretch(), next});
    fillBox(new QVBoxLayout(full_), {}, -1, {makeCard({13, 9, 13, 8}, 8, {header, turned_, {scroll, 1}, caption_})});
    pages_->addWidget(empty_);
    pages_->addWidget(full_);
    connect(grid_, &SampleGrid::captionChanged, this, &AugmentationGallery::showCaption);
    showCaption({});
}

void AugmentationGallery::setRows(std::vector<model::AugmentationRow> rows) {
    pages_->setCurrentWidget(rows.empty() ? static_cast<QWidget*>(empty_) : full_);
    grid_->setRows(std::move(rows));
}

void AugmentationGallery::setRotation(double degrees) {
    // Two images of the same digit are then turned against each other by up to 150 degrees and more.
    constexpr double kAlike = 75;
    turned_->setVisible(degrees >= kAlike && !grid_->classes().areNamed());
    turned_->setText(tr("Turned by up to ±%1°, a 6 looks like a 9: their labels contradict each other, and the network learns to "
                        "mistake one for the other.")
                         .arg(significant(degrees, 3)));
}

void AugmentationGallery::showCaption(const QString& caption) {
    caption_->setText(caption.isEmpty() ? tr("Click a sample for the numbers that made it.") : caption);
}

} // namespace ui
