// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/answer_view.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/digit_images.h"
#include "ui/widgets/spoken.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

constexpr int kSeenSide = 2 * model::kImageSide;
constexpr double kFiguresShare = 0.42;   ///< of the width, at most, for milliseconds and weights at the right …
constexpr double kShareByOneDigit = 0.8; ///< … which a single digit leaves more room
constexpr int kLargestType = 44;         ///< pixels
constexpr int kWordType = 26;
constexpr int kSmallestType = 14;
constexpr double kLine = 18;      ///< of the words above and below a large answer
constexpr double kLargeSeen = 32; ///< the side of what the network sees, below it

QFont bold(const QFont& font, int pixels) {
    return usualFont(font, pixels, QFont::Bold);
}

/// The largest bold type in which `text` fits into `room`, by its ink.
QFont fitted(const QFont& font, const QString& text, const QSizeF& room) {
    constexpr int kProbe = 100;
    const QRectF ink = QFontMetricsF(bold(font, kProbe)).tightBoundingRect(text);
    const double factor = std::min(room.height() / ink.height(), room.width() / figuresWidth(bold(font, kProbe), text));
    return bold(font, std::max(kSmallestType, static_cast<int>(kProbe * factor)));
}

} // namespace

AnswerView::AnswerView(QWidget* parent) : QWidget(parent), why_(tr("Nothing on the canvas to read")) {
    setObjectName("answerView");
    setSpokenRole(*this, QAccessible::StaticText, tr("What the network reads"));
    setToolTip(tr("Left: the 28×28 pixels the network is given. Right: milliseconds from your pen to the answer, and which "
                  "weights gave it."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void AnswerView::setClasses(const ClassNames& answers) {
    answers_ = answers;
    describe();
    update();
}

void AnswerView::showReading(const Reading& reading, int chosen) {
    reading_ = reading;
    chosen_ = chosen;
    describe();
    update();
}

void AnswerView::showNothing(const QString& why) {
    reading_ = {};
    why_ = why;
    describe();
    update();
}

void AnswerView::describe() {
    QString text = sentence();
    if (text.isEmpty())
        text = tr("Nothing was read");
    else if (reading_.digits.size() > 1)
        text[0] = text[0].toUpper(); // a sentence of its own
    setAccessibleDescription(text);
    setSpokenValue(*this, text);
}

void AnswerView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (large_) {
        paintLarge(painter);
        return;
    }
    const QRectF seen(1, (height() - kSeenSide) / 2, kSeenSide, kSeenSide);
    paintSeen(painter, seen);

    painter.setFont(usualFont(font(), 12));
    painter.setPen(t.quietText);
    const double left = seen.right() + 14;
    const QRectF lines(left, seen.top(), width() - left, seen.height());
    if (reading_.digits.empty()) {
        painter.drawText(lines, Qt::AlignVCenter | Qt::TextWordWrap, why_);
        return;
    }
    const QString time = tr("%1 ms").arg(decimal(reading_.elapsedMs, reading_.elapsedMs < 10 ? 1 : 0));
    const model::ReadDigit& digit = reading_.digits[static_cast<std::size_t>(chosen_)];
    const bool isWord = digit.certainty != model::Certainty::digit || answers_.areNamed();
    const double share = isNumber() || isWord ? kFiguresShare : kShareByOneDigit;
    const QString origin =
        painter.fontMetrics().elidedText(reading_.origin, Qt::ElideMiddle, static_cast<int>(lines.width() * share));
    drawFigures(painter, QRectF(left, height() / 2.0 - 8, lines.width(), 16), Qt::AlignRight | Qt::AlignVCenter, time);
    drawFigures(painter, QRectF(left, height() / 2.0 + 8, lines.width(), 16), Qt::AlignRight | Qt::AlignVCenter, origin);
    const double figures = std::max(figuresWidth(painter.font(), time), figuresWidth(painter.font(), origin));

    drawFigures(painter, QRectF(left, seen.top() - 2, lines.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, heading());

    painter.setPen(t.text);
    const QRectF place(left - 1, seen.top() + 14, lines.width() - figures - 8, seen.height() - 14);
    if (isNumber()) {
        paintNumber(painter, place, kLargestType);
    } else {
        const QString text = digitText(digit, answers_);
        painter.setFont(bold(font(), isWord ? kWordType : kLargestType));
        // It may be long: smaller, then cut; the accessible text and the bars have it whole.
        for (int pixels = kWordType;
             isWord && pixels > kSmallestType && painter.fontMetrics().horizontalAdvance(text) > place.width();)
            painter.setFont(bold(font(), --pixels));
        drawFigures(painter, place, Qt::AlignLeft | Qt::AlignVCenter,
                    isWord ? painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(place.width())) : text);
    }
}

QString AnswerView::heading() const {
    const model::ReadDigit& digit = reading_.digits[static_cast<std::size_t>(chosen_)];
    if (isNumber())
        return tr("reads · %1").arg(percent(model::confidenceOf(reading_.digits, digit.line), 0));
    if (digit.certainty == model::Certainty::digit)
        return tr("reads");
    return digit.isGuess() ? QString() : digit.certainty == model::Certainty::unsure ? tr("not sure:") : tr("looks like");
}

/// The answer over the whole view; above it what it is, below it what the network sees, which weights and how fast.
void AnswerView::paintLarge(QPainter& painter) const {
    painter.scale(textScale(), textScale());
    const QSizeF room = QSizeF(size()) / textScale();
    painter.setFont(usualFont(font()));
    painter.setPen(theme().quietText);
    if (reading_.digits.empty()) {
        painter.drawText(QRectF(QPointF(0, 0), room), Qt::AlignCenter | Qt::TextWordWrap, why_);
        return;
    }
    drawFigures(painter, QRectF(0, 0, room.width(), kLine), Qt::AlignLeft | Qt::AlignVCenter, heading());
    const QRectF seen(1, room.height() - kLargeSeen - 1, kLargeSeen, kLargeSeen);
    const QRectF lines(seen.right() + 9, seen.top(), room.width() - seen.right() - 9, kLargeSeen / 2);
    drawFigures(painter, lines, Qt::AlignLeft | Qt::AlignVCenter,
                painter.fontMetrics().elidedText(reading_.origin, Qt::ElideMiddle, static_cast<int>(lines.width())));
    drawFigures(painter, lines.translated(0, lines.height()), Qt::AlignLeft | Qt::AlignVCenter,
                tr("%1 ms").arg(decimal(reading_.elapsedMs, reading_.elapsedMs < 10 ? 1 : 0)));
    paintSeen(painter, seen);

    const QRectF place(0, kLine + 4, room.width(), seen.top() - kLine - 12);
    if (isNumber()) {
        paintNumber(painter, place, static_cast<int>(place.height()));
        return;
    }
    const model::ReadDigit& digit = reading_.digits[static_cast<std::size_t>(chosen_)];
    painter.setFont(fitted(font(), digitText(digit, answers_), place.size()));
    painter.setPen(digit.certainty == model::Certainty::digit ? theme().text : theme().quietText);
    // By its ink: a font's own lines leave room for accents above and tails below.
    const QRectF ink = QFontMetricsF(painter.font()).tightBoundingRect(digitText(digit, answers_));
    const double width = figuresWidth(painter.font(), digitText(digit, answers_));
    painter.drawText(QPointF(place.center().x() - width / 2, place.center().y() - ink.center().y()), digitText(digit, answers_));
}

void AnswerView::setLarge(bool large) {
    large_ = large;
    setSizePolicy(QSizePolicy::Expanding, large ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    update();
}

void AnswerView::paintSeen(QPainter& painter, const QRectF& place) const {
    QPainterPath corners;
    corners.addRoundedRect(place, 5, 5);
    painter.save();
    painter.setClipPath(corners);
    painter.fillRect(place, reading_.digits.empty() ? theme().grid : QColor(Qt::black));
    if (!reading_.digits.empty())
        drawDigit(painter, place, reading_.digits[static_cast<std::size_t>(chosen_)].image);
    painter.restore();
    painter.setPen(QPen(theme().line, 1));
    painter.drawPath(corners);
}

void AnswerView::paintNumber(QPainter& painter, const QRectF& place, int pixels) const {
    const auto& digits = reading_.digits;
    const int line = digits[static_cast<std::size_t>(chosen_)].line;
    const auto inLine = [line](const model::ReadDigit& digit) { return digit.line == line; };
    const auto first = std::ranges::find_if(digits, inLine);
    const auto count = std::ranges::count_if(digits, inLine);
    const auto advance = [&] { return figuresWidth(bold(font(), pixels), "0"); };
    while (pixels > kSmallestType && advance() * static_cast<double>(count) > place.width())
        --pixels;
    // A line too long all the same starts where the chosen digit is in view.
    const auto fit = std::max<std::ptrdiff_t>(1, static_cast<std::ptrdiff_t>(place.width() / advance()));
    const auto chosen = digits.begin() + chosen_;
    const auto begin = first + std::max<std::ptrdiff_t>(0, std::distance(first, chosen) - fit + 1);
    const auto end = begin + std::min(fit, std::distance(begin, first + count));
    painter.setFont(bold(font(), pixels));
    for (auto digit = begin; digit != end; ++digit) {
        const QRectF cell(place.left() + advance() * static_cast<double>(digit - begin), place.top(), advance(), place.height());
        painter.setPen(digit->certainty == model::Certainty::digit ? theme().text : theme().quietText);
        const QString text = digit->certainty == model::Certainty::notADigit || digit->isGuess()
                                 ? QString("?")
                                 : answers_.name(digit->prediction.digit);
        drawFigures(painter, cell, Qt::AlignLeft | Qt::AlignVCenter, text);
        if (digit == chosen)
            painter.fillRect(
                QRectF(cell.left() + 2, std::min(cell.bottom() - 2, cell.center().y() + pixels * 0.5), cell.width() - 4, 2),
                theme().accent);
    }
}

} // namespace ui
