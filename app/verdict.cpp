// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verdict.h"

#include <algorithm>

namespace app {

void judge(ui::ReadDigit& digit) {
    constexpr double kSure = 0.7;
    auto others = digit.prediction.probabilities;
    others[static_cast<std::size_t>(digit.prediction.digit)] = -1;
    digit.alternative = static_cast<int>(std::max_element(others.begin(), others.end()) - others.begin());
    digit.certainty = digit.confidence() < kSure ? ui::Certainty::unsure : ui::Certainty::sure;
}

} // namespace app
