// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/reading.h"

namespace model {

double ReadDigit::confidence() const {
    return static_cast<double>(prediction.confidence());
}

int PageReading::quarterTurns() const {
    const auto isFirst = [&](std::size_t i) { return sheet[i].x + sheet[i].y; };
    int first = 0;
    for (int i = 1; i < 4; ++i) {
        first = isFirst(static_cast<std::size_t>(i)) < isFirst(static_cast<std::size_t>(first)) ? i : first;
    }
    return first;
}

std::string numberText(const std::vector<ReadDigit>& digits, const ClassNames& names) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && areWords(names)) {
            text += ", ";
        } else if (i > 0 && digits[i].line != digits[i - 1].line) {
            text += ' ';
        }
        const bool sign = digits[i].certainty == Certainty::notADigit;
        const bool apart = i > 0 && digits[i].line == digits[i - 1].line && !areWords(names) &&
                           sign != (digits[i - 1].certainty == Certainty::notADigit);
        text += apart ? " " : "";
        text += sign || digits[i].isGuess() ? "?" : className(names, digits[i].prediction.digit);
    }
    return text;
}

double confidenceOf(const std::vector<ReadDigit>& digits, std::optional<int> line) {
    double product = 1;
    for (const ReadDigit& digit : digits) {
        product *= !line || digit.line == *line ? digit.confidence() : 1;
    }
    return product;
}

} // namespace model
