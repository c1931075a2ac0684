// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/reading.h"

#include "ui/style/number_text.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

struct ReadingText {
    Q_DECLARE_TR_FUNCTIONS(ui::Reading)
};

double distance(const QRectF& box, QPointF place) {
    return std::hypot(std::max({box.left() - place.x(), place.x() - box.right(), 0.0}),
                      std::max({box.top() - place.y(), place.y() - box.bottom(), 0.0}));
}

} // namespace

QString digitText(const model::ReadDigit& digit, const ClassNames& answers) {
    switch (digit.certainty) {
    case model::Certainty::digit:
        return answers.name(digit.prediction.digit);
    case model::Certainty::unsure: {
        if (digit.isGuess())
            return ReadingText::tr("no idea yet");
        const auto [smaller, larger] = std::minmax(digit.prediction.digit, digit.alternative);
        return ReadingText::tr("%1 or %2").arg(answers.name(smaller), answers.name(larger));
    }
    case model::Certainty::notADigit:
        break;
    }
    return ReadingText::tr("no digit");
}

QString Reading::sentence(const ClassNames& answers) const {
    if (digits.empty())
        return {};
    if (digits.size() == 1) {
        const model::ReadDigit& only = digits.front();
        const QString text = digitText(only, answers);
        if (only.certainty == model::Certainty::notADigit || only.isGuess())
            return text;
        return (only.certainty == model::Certainty::digit ? ReadingText::tr("reads %1") : ReadingText::tr("not sure: %1"))
            .arg(text);
    }
    QStringList each;
    for (const model::ReadDigit& digit : digits)
        each << ReadingText::tr("%1: %2").arg(digitText(digit, answers), percent(digit.confidence(), 0));
    return ReadingText::tr("reads %1; %2").arg(QString::fromStdString(model::numberText(digits, answers.all())), each.join(", "));
}

QRectF toRect(const model::Box& box) {
    return {QPointF(static_cast<double>(box.left), static_cast<double>(box.top)),
            QPointF(static_cast<double>(box.right), static_cast<double>(box.bottom))};
}

std::vector<QRectF> digitBoxes(const std::vector<model::ReadDigit>& digits) {
    std::vector<QRectF> boxes;
    for (const model::ReadDigit& digit : digits) {
        float brush = 0;
        for (const model::Stroke& stroke : digit.ink)
            brush = std::max(brush, stroke.eraser ? 0.0F : stroke.width);
        const double margin = digit.ink.empty() ? 0 : static_cast<double>(brush) / 2 + 5;
        boxes.push_back(toRect(digit.box).adjusted(-margin, -margin, margin, margin));
    }
    return boxes;
}

void paintDigitBox(QPainter& painter, const QRectF& box, bool chosen) {
    painter.setPen(QPen(chosen ? theme().accent : blend(theme().canvas, theme().quietText, 0.5), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 5, 5);
}

int boxAt(const std::vector<QRectF>& boxes, QPointF place) {
    const auto found = std::ranges::find_if(boxes, [&](const QRectF& box) { return box.contains(place); });
    return found == boxes.end() ? -1 : static_cast<int>(found - boxes.begin());
}

int chosenDigit(const std::vector<model::ReadDigit>& digits, std::optional<QPointF> attention) {
    if (digits.empty() || !attention)
        return digits.empty() ? -1 : 0;
    const std::vector<QRectF> boxes = digitBoxes(digits);
    const auto nearer = [&](const QRectF& a, const QRectF& b) { return distance(a, *attention) < distance(b, *attention); };
    return static_cast<int>(std::ranges::min_element(boxes, nearer) - boxes.begin());
}

} // namespace ui
