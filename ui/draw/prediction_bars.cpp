// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/prediction_bars.h"

#include "ui/style/class_names.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/figure_label.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr double kAfterName = 10;  ///< between a name and its bar, logical pixels
constexpr double kDigitWidth = 12; ///< what a digit has in any font
constexpr double kWidestName = 92; ///< longer ones are elided
constexpr int kGlideMs = 120;      ///< long enough to follow, short enough never to lag behind the pen

} // namespace

PredictionBars::PredictionBars(QWidget* parent) : QWidget(parent) {
    setObjectName("predictionBars");
    setAccessibleName(tr("Probabilities of the ten digits"));
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
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
    connect(&ClassNamesNotifier::instance(), &ClassNamesNotifier::changed, this, [this] {
        describe();
        update();
    });
    describe();
}

void PredictionBars::setProbabilities(const std::array<float, model::kClassCount>& probabilities) {
    hasValues_ = true;
    glideTo(probabilities);
}

void PredictionBars::clear() {
    hasValues_ = false;
    glideTo({});
}

void PredictionBars::glideTo(const std::array<float, model::kClassCount>& target) {
    target_ = target;
    from_ = shown_;
    glide_.stop();
    // Styles of people who asked for no animations say 0.
    const int duration = std::min(kGlideMs, style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this));
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
        return;
    }
    std::array<std::size_t, model::kClassCount> order{};
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return target_[a] > target_[b]; });
    QStringList parts;
    for (const std::size_t digit : order)
        parts << tr("%1: %2").arg(answerName(static_cast<int>(digit)), percent(static_cast<double>(target_[digit]), 1));
    setAccessibleDescription(parts.join(", "));
}

void PredictionBars::setTeachable(bool teachable) {
    teachable_ = teachable;
    if (!teachable)
        setPointed(-1);
}

double PredictionBars::barsLeft() const {
    QFont widest = font();
    widest.setWeight(QFont::Bold);
    return answersAreNamed() ? std::ceil(answersWidth(QFontMetricsF(widest), std::min(kWidestName, width() * 0.4))) + kAfterName
                             : kDigitWidth + kAfterName - 4;
}

bool PredictionBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && answersAreNamed()) { // a name that is cut is told whole
        const auto* help = static_cast<QHelpEvent*>(event);
        if (help->pos().x() < barsLeft()) {
            QToolTip::showText(help->globalPos(), answerName(help->pos().y() * model::kClassCount / std::max(height(), 1)), this);
            return true;
        }
    }
    return QWidget::event(event);
}

int PredictionBars::digitAt(QPointF place) const {
    const int digit = static_cast<int>(place.y() * model::kClassCount / height());
    return teachable_ && place.x() < barsLeft() + 4 && digit >= 0 && digit < model::kClassCount ? digit : -1;
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

void PredictionBars::leaveEvent(QEvent*) {
    setPointed(-1);
}

void PredictionBars::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double rowHeight = height() / static_cast<double>(model::kClassCount);
    QFont widest = font();
    widest.setWeight(QFont::Bold);
    const double right = std::ceil(figuresWidth(widest, percent(1, 1))) + 10;
    const double barHeight = 8;
    const double left = barsLeft();
    const double barWidth = width() - left - right;
    const auto best = static_cast<std::size_t>(std::max_element(target_.begin(), target_.end()) - target_.begin());
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const QRectF row(0, static_cast<double>(i) * rowHeight, width(), rowHeight);
        const bool wins = hasValues_ && i == best;
        QFont rowFont = font();
        rowFont.setWeight(wins ? QFont::Bold : QFont::Normal);
        painter.setFont(rowFont);
        if (static_cast<int>(i) == pointed_) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(blend(t.panel, t.accent, 0.16));
            painter.drawRoundedRect(QRectF(-5, row.top(), left + 2, rowHeight), 5, 5);
        }
        painter.setPen(wins || static_cast<int>(i) == pointed_ ? t.text : t.quietText);
        drawFigures(
            painter, row, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(answerName(static_cast<int>(i)), Qt::ElideRight, static_cast<int>(left) - 4));
        if (hasValues_)
            drawFigures(painter, row, Qt::AlignRight | Qt::AlignVCenter, percent(static_cast<double>(target_[i]), 1));

        const QRectF track(left, row.center().y() - barHeight / 2, barWidth, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.grid);
        painter.drawRoundedRect(track, barHeight / 2, barHeight / 2);
        const double filled = barWidth * static_cast<double>(shown_[i]);
        if (filled < 0.5)
            continue;
        // Narrower than its own round ends, a bar is a clipped piece of the track.
        painter.save();
        painter.setClipRect(QRectF(track.left(), track.top(), filled, barHeight));
        painter.setBrush(wins ? t.accent : t.quietText);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(filled, barHeight), barHeight)), barHeight / 2,
                                barHeight / 2);
        painter.restore();
    }
}

} // namespace ui
