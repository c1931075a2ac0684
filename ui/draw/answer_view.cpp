// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/answer_view.h"

#include "ui/style/class_names.h"
#include "ui/style/number_text.h"
#include "ui/style/theme.h"
#include "ui/widgets/digit_pixmap.h"
#include "ui/widgets/figure_label.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

constexpr int kSeenSide = 2 * model::kImageSide;
constexpr double kFiguresWidth = 62; ///< kept free at the right for milliseconds and weights
constexpr int kLargestType = 44;     ///< pixels
constexpr int kWordType = 26;
constexpr int kSmallestType = 14;

QFont bold(QFont font, int pixels) {
    font.setPixelSize(pixels);
    font.setWeight(QFont::Bold);
    return font;
}

} // namespace

AnswerView::AnswerView(QWidget* parent) : QWidget(parent), why_(tr("Nothing on the canvas to read")) {
    setObjectName("answerView");
    setAccessibleName(tr("What the network reads"));
    setToolTip(tr("Left: the 28×28 pixels the network is given. Right: milliseconds from your pen to the answer, and which "
                  "weights gave it."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeNotifier::instance(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
    connect(&ClassNamesNotifier::instance(), &ClassNamesNotifier::changed, this, [this] {
        describe();
        update();
    });
    describe();
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
}

void AnswerView::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF seen(1, (height() - kSeenSide) / 2, kSeenSide, kSeenSide);
    paintSeen(painter, seen);

    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    painter.setPen(t.quietText);
    const double left = seen.right() + 14;
    const QRectF lines(left, seen.top(), width() - left, seen.height());
    if (reading_.digits.empty()) {
        painter.drawText(lines, Qt::AlignVCenter | Qt::TextWordWrap, why_);
        return;
    }
    drawFigures(painter, QRectF(left, height() / 2.0 - 8, lines.width(), 16), Qt::AlignRight | Qt::AlignVCenter,
                tr("%1 ms").arg(decimal(reading_.elapsedMs, reading_.elapsedMs < 10 ? 1 : 0)));
    drawFigures(painter, QRectF(left, height() / 2.0 + 8, lines.width(), 16), Qt::AlignRight | Qt::AlignVCenter, reading_.origin);

    const ReadDigit& digit = reading_.digits[static_cast<std::size_t>(chosen_)];
    QString heading = tr("reads");
    if (reading_.digits.size() > 1)
        heading = tr("reads · %1").arg(percent(reading_.confidence(digit.line), 0));
    else if (digit.certainty != model::Certainty::digit)
        heading = digit.certainty == model::Certainty::unsure ? tr("not sure:") : tr("looks like");
    drawFigures(painter, QRectF(left, seen.top() - 2, lines.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, heading);

    painter.setPen(t.text);
    const QRectF place(left - 1, seen.top() + 14, lines.width() - kFiguresWidth, seen.height() - 14);
    if (reading_.digits.size() > 1) {
        paintNumber(painter, place);
    } else {
        painter.setFont(
            bold(font(), digit.certainty == model::Certainty::digit && !answersAreNamed() ? kLargestType : kWordType));
        // A name may be long: smaller, then cut; the accessible text and the bars have it whole.
        for (int pixels = kWordType; pixels > kSmallestType && answersAreNamed() &&
                                     painter.fontMetrics().horizontalAdvance(digit.text()) > place.width();)
            painter.setFont(bold(font(), --pixels));
        drawFigures(painter, place, Qt::AlignLeft | Qt::AlignVCenter,
                    answersAreNamed()
                        ? painter.fontMetrics().elidedText(digit.text(), Qt::ElideRight, static_cast<int>(place.width()))
                        : digit.text());
    }
}

void AnswerView::paintSeen(QPainter& painter, const QRectF& place) const {
    QPainterPath corners;
    corners.addRoundedRect(place, 5, 5);
    painter.save();
    painter.setClipPath(corners);
    painter.fillRect(place, reading_.digits.empty() ? theme().grid : QColor(Qt::black));
    if (!reading_.digits.empty())
        drawDigit(painter, place, reading_.digits[static_cast<std::size_t>(chosen_)].seen);
    painter.restore();
    painter.setPen(QPen(theme().line, 1));
    painter.drawPath(corners);
}

void AnswerView::paintNumber(QPainter& painter, const QRectF& place) const {
    const auto& digits = reading_.digits;
    const int line = digits[static_cast<std::size_t>(chosen_)].line;
    const auto inLine = [line](const ReadDigit& digit) { return digit.line == line; };
    const auto first = std::find_if(digits.begin(), digits.end(), inLine);
    const auto count = std::count_if(digits.begin(), digits.end(), inLine);
    int pixels = kLargestType;
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
        const QString text = digit->certainty == model::Certainty::notADigit ? QString("?") : answerName(digit->prediction.digit);
        drawFigures(painter, cell, Qt::AlignLeft | Qt::AlignVCenter, text);
        if (digit == chosen)
            painter.fillRect(QRectF(cell.left() + 2, cell.bottom() - 2, cell.width() - 4, 2), theme().accent);
    }
}

} // namespace ui
