// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/reading.h"

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

QString digitText(const model::ReadDigit& digit, const ClassNames& answers) {
    switch (digit.certainty) {
    case model::Certainty::digit:
        return answers.name(digit.prediction.digit);
    case model::Certainty::unsure: {
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
        if (only.certainty == model::Certainty::notADigit)
            return text;
        return (only.certainty == model::Certainty::digit ? ReadingText::tr("reads %1") : ReadingText::tr("not sure: %1"))
            .arg(text);
    }
    QStringList each;
    for (const model::ReadDigit& digit : digits)
        each << ReadingText::tr("%1: %2").arg(digitText(digit, answers), percent(digit.confidence(), 0));
    return ReadingText::tr("reads %1; %2").arg(QString::fromStdString(model::numberText(digits, answers.all())), each.join(", "));
}

} // namespace ui
