// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/contact_sheet.h"
#include "model/training/calibration.h"
#include "model/values/types.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// How often drawings are not simply told as a digit.
struct Refusals {
    std::string name; ///< of the kind of drawing
    int drawings = 0;
    int unsure = 0;
    int refused = 0;

    void add(const model::Verdict& verdict) {
        ++drawings;
        unsure += verdict.certainty == model::Certainty::unsure ? 1 : 0;
        refused += verdict.certainty == model::Certainty::notADigit ? 1 : 0;
    }
};

/// How single drawings are read.
struct SingleDigits {
    std::array<std::array<int, model::kClassCount>, model::kClassCount> confusion{}; ///< [true][read]
    model::Calibration calibration;
    std::vector<bool> correct;       ///< one a drawing
    std::vector<SheetEntry> misread; ///< the surest first
    Refusals refusals;
    Refusals misreadRefusals; ///< of those that are misread

    int right() const { return static_cast<int>(std::count(correct.begin(), correct.end(), true)); }
    double accuracy() const { return static_cast<double>(right()) / static_cast<double>(correct.size()); }
};

/// How whole numbers made of them are.
struct Numbers {
    int count = 0;
    int correct = 0;
    int parted = 0;   ///< into as many digits as there are
    int readable = 0; ///< whose digits are each read right alone
    int readableRight = 0;
    int alone = 0; ///< single drawings that come out as one digit, framed as `frameDrawing` does
    std::vector<double> milliseconds;
    std::vector<std::pair<std::string, std::string>> misread; ///< true, read
};

/// How lines of writing on pages of one kind are.
struct PageLines {
    std::string name; ///< of the kind of page
    int count = 0;
    int correct = 0;
    int parted = 0;   ///< into as many digits as there are
    int readable = 0; ///< whose digits are each read right alone, as strokes
    int readableRight = 0;
};

/// All that was measured.
struct DrawTestResult {
    SingleDigits singles;
    std::optional<Numbers> numbers;
    std::vector<PageLines> pages; ///< one a kind
    std::vector<Refusals> junk;
};

void printAsJson(const DrawTestResult& result);
void printAsText(const DrawTestResult& result);

} // namespace app
