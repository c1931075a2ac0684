// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/scroll_room.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kLargeMean = 56; ///< logical pixels: two for each of the image's
constexpr int kSmallMean = 36;
constexpr int kAroundMean = 4; ///< above it, and at least so much beside it
constexpr int kNameHeight = 17;
constexpr int kCountHeight = 15;
constexpr int kRowsAtOnce = 2;

} // namespace

ClassStrip::ClassStrip(QWidget* parent) : QWidget(parent) {
    setObjectName("classStrip");
    setAccessibleName(tr("Classes"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, [this] {
        updateGeometry(); // sizes may be others
        update();
    });
}

void ClassStrip::setClasses(const ClassNames& labels) {
    labels_ = labels;
    update();
}

void ClassStrip::setCounts(std::vector<int> counts) {
    counts_ = std::move(counts);
    if (chosen_ >= count())
        choose(-1);
    setAccessibleDescription(description(chosen_));
    updateGeometry();
    update();
}

void ClassStrip::setMeans(std::vector<model::DigitImage> means) {
    means_ = std::move(means);
    update();
}

void ClassStrip::choose(int label) {
    if (std::exchange(chosen_, label) == label)
        return;
    setAccessibleDescription(description(label));
    update();
    emit classChosen(label);
}

QString ClassStrip::description(int label) const {
    if (label < 0)
        return {};
    const QString images = grouped(counts_[static_cast<std::size_t>(label)]);
    return tr("The mean of the class %1; its images: %2").arg(labels_.name(label), images);
}

QRect ClassStrip::cell(int label) const {
    const int column = label % columns();
    const int left = width() * column / columns();
    return {left, label / columns() * rowHeight(), width() * (column + 1) / columns() - left, rowHeight()};
}

int ClassStrip::columns() const {
    const int fitting = ScrollRoom::widthBesideBar(*this) / (scaled(kSmallMean) + 3 * kAroundMean);
    return std::max(1, count() <= kClassesAtOnce ? count() : std::min(count(), fitting));
}

int ClassStrip::rowHeight() const {
    return kAroundMean + side() + scaled(kNameHeight) + scaled(kCountHeight) + kAroundMean;
}

int ClassStrip::at(const QPoint& position) const {
    for (int label = 0; label < count(); ++label)
        if (cell(label).contains(position))
            return label;
    return -1;
}

int ClassStrip::side() const {
    const bool roomy = ScrollRoom::widthBesideBar(*this) / columns() >= scaled(kLargeMean) + 2 * kAroundMean;
    return scaled(roomy ? kLargeMean : kSmallMean);
}

QSize ClassStrip::sizeHint() const {
    return {400, std::min(rows(), kRowsAtOnce) * rowHeight()};
}

void ClassStrip::resizeEvent(QResizeEvent*) {
    updateGeometry(); // the means may have another size
}

void ClassStrip::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont nameFont = usualFont(font(), textPixels(12));
    const QFont countFont = usualFont(font(), textPixels(11));
    for (int label = 0; label < count(); ++label) {
        const QRect box = cell(label);
        if (label == chosen_ || label == pointed_) {
            painter.setPen(label == chosen_ ? QPen(t.accent, hasFocus() ? 2 : 1) : QPen(Qt::NoPen));
            painter.setBrush(blend(t.panel, label == chosen_ ? t.accent : t.text, label == chosen_ ? 0.12 : 0.06));
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6);
        }
        const QRectF mean(box.center().x() - side() / 2, box.top() + kAroundMean, side(), side());
        const auto number = static_cast<std::size_t>(label);
        drawDigitCard(painter, mean, number < means_.size() ? &means_[number] : nullptr);
        const QRectF name(box.left() + 2, mean.bottom(), box.width() - 4, scaled(kNameHeight));
        painter.setFont(nameFont);
        painter.setPen(t.text);
        painter.drawText(name, Qt::AlignHCenter | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(labels_.name(label), Qt::ElideRight, static_cast<int>(name.width())));
        painter.setFont(countFont);
        painter.setPen(t.quietText);
        drawFigures(painter, name.translated(0, name.height()), Qt::AlignHCenter | Qt::AlignTop,
                    grouped(counts_[static_cast<std::size_t>(label)]));
    }
    if (hasFocus() && chosen_ < 0) {
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
}

bool ClassStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), description(at(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

void ClassStrip::mousePressEvent(QMouseEvent* event) {
    const int label = at(event->position().toPoint());
    choose(label == chosen_ ? -1 : label);
}

void ClassStrip::mouseMoveEvent(QMouseEvent* event) {
    point(at(event->position().toPoint()));
}

void ClassStrip::point(int label) {
    if (std::exchange(pointed_, label) != label)
        update();
}

void ClassStrip::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (key == Qt::Key_Backspace)
        choose(-1);
    else if (key == Qt::Key_Right && count() > 0)
        choose(std::min(chosen_ + 1, count() - 1));
    else if (key == Qt::Key_Left && count() > 0)
        choose(chosen_ < 0 ? count() - 1 : std::max(chosen_ - 1, 0));
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
