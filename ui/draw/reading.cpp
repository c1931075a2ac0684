// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/reading.h"

#include "ui/style/class_names.h"
#include "ui/style/number_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ui {
namespace {

struct ReadingText {
    Q_DECLARE_TR_FUNCTIONS(ui::Reading)
};

} // namespace

QString ReadDigit::text() const {
    switch (certainty) {
    case model::Certainty::digit:
        return answerName(prediction.digit);
    case model::Certainty::unsure: {
        const auto [smaller, larger] = std::minmax(prediction.digit, alternative);
        return ReadingText::tr("%1 or %2").arg(answerName(smaller), answerName(larger));
    }
    case model::Certainty::notADigit:
        break;
    }
    return ReadingText::tr("no digit");
}

QString Reading::number() const {
    QString text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && answersAreWords())
            text += ", ";
        else if (i > 0 && digits[i].line != digits[i - 1].line)
            text += ' ';
        text += digits[i].certainty == model::Certainty::notADigit ? QString("?") : answerName(digits[i].prediction.digit);
    }
    return text;
}

double Reading::confidence(int line) const {
    double product = 1;
    for (const ReadDigit& digit : digits)
        product *= digit.line == line ? digit.confidence() : 1;
    return product;
}

QString Reading::sentence() const {
    if (digits.empty())
        return {};
    if (digits.size() == 1) {
        const ReadDigit& only = digits.front();
        if (only.certainty == model::Certainty::notADigit)
            return only.text();
        return (only.certainty == model::Certainty::digit ? ReadingText::tr("reads %1") : ReadingText::tr("not sure: %1"))
            .arg(only.text());
    }
    QStringList each;
    for (const ReadDigit& digit : digits)
        each << ReadingText::tr("%1: %2").arg(digit.text(), percent(digit.confidence(), 0));
    return ReadingText::tr("reads %1; %2").arg(number(), each.join(", "));
}

} // namespace ui
