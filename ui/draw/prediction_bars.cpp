// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/prediction_bars.h"

#include "ui/style/motion.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ui {
namespace {

constexpr double kAfterName = 10;  ///< between a name and its bar, logical pixels
constexpr double kDigitWidth = 12; ///< what a digit has in any font
constexpr double kWidestName = 92; ///< longer ones are elided
constexpr double kBetweenColumns = 18;
constexpr double kRow = static_cast<double>(PredictionBars::kUsualHeight) / kClassesAtOnce; ///< high, where they scroll
constexpr int kGlideMs = 120; ///< long enough to follow, short enough never to lag behind the pen

} // namespace

PredictionBars::PredictionBars(QWidget* parent) : QWidget(parent) {
    setObjectName("predictionBars");
    setSpokenRole(*this, QAccessible::List, tr("Probabilities of the classes"));
    setToolTip(
        tr("How probable the network holds each digit, in percent; together they make 100 %. Click the digit you meant, or "
           "press its key, to keep the drawing in your handwriting."));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    glide_.setStartValue(0.0);
    glide_.setEndValue(1.0);
    glide_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&glide_, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const auto along = value.toFloat();
        for (std::size_t i = 0; i < shown_.size(); ++i)
            shown_[i] = from_[i] + along * (target_[i] - from_[i]);
        update();
    });
    setSpokenParts(*this, QAccessible::ListItem, [this] { return parts(); });
    setClasses({});
}

QList<SpokenPart> PredictionBars::parts() const {
    QList<SpokenPart> parts;
    for (int digit = 0; digit < count(); ++digit) {
        const double probability = static_cast<double>(target_[static_cast<std::size_t>(digit)]);
        parts.append({answers_.name(digit), hasValues_ ? percent(probability, 1) : tr("Nothing was read"),
                      QRectF(row(digit).topLeft() * textScale(), row(digit).size() * textScale()).toRect()});
    }
    return parts;
}

void PredictionBars::setClasses(const ClassNames& answers) {
    answers_ = answers;
    for (std::vector<float>* values : {&target_, &from_, &shown_})
        values->resize(static_cast<std::size_t>(count()));
    places_ = classPlaces(target_);
    describe();
    updateGeometry();
    update();
}

QSize PredictionBars::minimumSizeHint() const {
    return {180, count() <= kClassesAtOnce ? 15 * rows() : static_cast<int>(std::ceil(rows() * kRow * textScale()))};
}

void PredictionBars::setProbabilities(const std::vector<float>& probabilities, bool digit) {
    hasValues_ = true;
    isDigit_ = digit;
    glideTo(probabilities);
}

void PredictionBars::clear() {
    hasValues_ = false;
    glideTo({});
}

void PredictionBars::glideTo(std::vector<float> target) {
    target.resize(static_cast<std::size_t>(count()));
    target_ = std::move(target);
    places_ = classPlaces(target_);
    from_ = shown_;
    glide_.stop();
    const int duration = Motion::milliseconds(kGlideMs, *this);
    if (duration > 0 && isVisible()) {
        glide_.setDuration(duration);
        glide_.start();
    } else {
        shown_ = target_;
    }
    describe();
    update();
}

void PredictionBars::describe() {
    if (!hasValues_) {
        setAccessibleDescription(tr("Nothing was read"));
        setSpokenValue(*this, {});
        return;
    }
    std::vector<std::size_t> order(target_.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [this](std::size_t a, std::size_t b) { return target_[a] > target_[b]; });
    order.resize(std::min<std::size_t>(order.size(), kClassesAtOnce)); // nobody listens to a hundred
    QStringList parts;
    for (const std::size_t digit : order)
        parts << tr("%1: %2").arg(answers_.name(static_cast<int>(digit)), percent(static_cast<double>(target_[digit]), 1));
    setAccessibleDescription(isDigit_ ? parts.join(", ") : tr("No digit; if it were one: %1").arg(parts.join(", ")));
    setSpokenValue(*this, isDigit_ ? parts.first() : tr("No digit"));
}

void PredictionBars::setTeachable(bool teachable) {
    teachable_ = teachable;
    if (!teachable)
        setPointed(-1);
}

double PredictionBars::barsLeft() const {
    const QFont widest = usualFont(font(), kBodyText, QFont::Bold);
    const double most = std::min(kWidestName, row(0).width() * 0.4);
    return answers_.areNamed() ? std::ceil(answers_.width(QFontMetricsF(widest), most)) + kAfterName
                               : kDigitWidth + kAfterName - 4;
}

bool PredictionBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && answers_.areNamed()) { // elided names in full
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int digit = nameAt(help->pos()); digit >= 0) {
            QToolTip::showText(help->globalPos(), answers_.name(digit), this);
            return true;
        }
    }
    return QWidget::event(event);
}

void PredictionBars::setColumns(int columns, int height) {
    if (columns_ == columns && height_ == height)
        return;
    columns_ = columns;
    height_ = height;
    updateGeometry();
    update();
}

/// Of a digit, in usual lengths. What scrolls goes on in the next row, else in the next column.
QRectF PredictionBars::row(int digit) const {
    const QSizeF room = QSizeF(size()) / textScale();
    const double width = (room.width() - (columns_ - 1) * kBetweenColumns) / columns_;
    const double height = room.height() / rows();
    const int place = places_[static_cast<std::size_t>(digit)];
    const bool scrolls = count() > kClassesAtOnce;
    const int column = scrolls ? place % columns_ : place / rows();
    return {column * (width + kBetweenColumns), (scrolls ? place / columns_ : place % rows()) * height, width, height};
}

int PredictionBars::nameAt(QPointF place) const {
    const double names = barsLeft() + 4;
    for (int digit = 0; digit < count(); ++digit) {
        const QRectF all = row(digit);
        if (QRectF(all.topLeft(), QSizeF(names, all.height())).contains(place / textScale()))
            return digit;
    }
    return -1;
}

void PredictionBars::setPointed(int digit) {
    if (std::exchange(pointed_, digit) == digit)
        return;
    digit < 0 ? unsetCursor() : setCursor(Qt::PointingHandCursor);
    update();
}

void PredictionBars::mouseMoveEvent(QMouseEvent* event) {
    setPointed(digitAt(event->position()));
}

void PredictionBars::mousePressEvent(QMouseEvent* event) {
    if (const int digit = digitAt(event->position()); digit >= 0 && event->button() == Qt::LeftButton)
        emit digitPressed(digit);
}

void PredictionBars::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(textScale(), textScale());
    const QFont widest = usualFont(font(), kBodyText, QFont::Bold);
    const double right = std::ceil(figuresWidth(widest, percent(1, 1))) + 10;
    const double barHeight = 8;
    const double left = barsLeft();
    const double barWidth = row(0).width() - left - right;
    const auto best = static_cast<std::size_t>(std::ranges::max_element(target_) - target_.begin());
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const QRectF row = this->row(static_cast<int>(i));
        const bool wins = hasValues_ && isDigit_ && i == best;
        painter.setFont(usualFont(font(), kBodyText, wins ? QFont::Bold : QFont::Normal));
        if (static_cast<int>(i) == pointed_) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(t.panel, t.accent, 0.16));
            painter.drawRoundedRect(QRectF(row.left() - 5, row.top(), left + 2, row.height()), 5, 5);
        }
        painter.setPen(wins || static_cast<int>(i) == pointed_ ? t.text : t.quietText);
        drawFigures(
            painter, row, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(answers_.name(static_cast<int>(i)), Qt::ElideRight, static_cast<int>(left) - 4));
        if (hasValues_)
            drawFigures(painter, row, Qt::AlignRight | Qt::AlignVCenter, percent(static_cast<double>(target_[i]), 1));

        const QRectF track(row.left() + left, row.center().y() - barHeight / 2, barWidth, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.grid);
        painter.drawRoundedRect(track, barHeight / 2, barHeight / 2);
        const double filled = barWidth * static_cast<double>(shown_[i]);
        if (filled < 0.5)
            continue;
        // Narrower than its own round ends, a bar is a clipped piece of the track.
        painter.save();
        painter.setClipRect(QRectF(track.left(), track.top(), filled, barHeight));
        painter.setBrush(wins ? t.accent : isDigit_ ? t.quietText : blend(t.grid, t.quietText, 0.4));
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(filled, barHeight), barHeight)), barHeight / 2,
                                barHeight / 2);
        painter.restore();
    }
}

} // namespace ui
