// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/calibration.h"
#include "model/values/classes.h"
#include "model/values/reading.h"
#include "model/values/types.h"

#include <QImage>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// A digit with what it is, what it was read as and how surely.
struct SheetEntry {
    model::DigitImage image{};
    int label = 0;
    model::Prediction prediction;
};

/// The entries side by side, each enlarged with a caption like "4>9 87%". Needs no fonts, so it works without a display.
QImage contactSheet(const std::vector<SheetEntry>& entries);

/// How often the verdict on a drawing is "unsure" or "no digit".
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
    model::ClassNames classes; ///< what was drawn
    model::ConfusionMatrix confusion;
    model::Calibration calibration;
    std::vector<bool> correct;       ///< one a drawing
    std::vector<SheetEntry> misread; ///< the surest first
    Refusals refusals;
    Refusals misreadRefusals; ///< of those that are misread

    int right() const { return static_cast<int>(std::count(correct.begin(), correct.end(), true)); }
    double accuracy() const { return static_cast<double>(right()) / static_cast<double>(correct.size()); }
};

/// How numbers made of them are read.
struct Composed {
    int count = 0;
    int correct = 0;
    int parted = 0;   ///< into as many digits as there are
    int readable = 0; ///< all digits read right one by one, as strokes
    int readableRight = 0;

    void add(const std::string& truth, const std::vector<model::ReadDigit>& read, bool isReadable) {
        const bool isCorrect = model::numberText(read) == truth;
        ++count;
        correct += isCorrect ? 1 : 0;
        parted += read.size() == truth.size() ? 1 : 0;
        readable += isReadable ? 1 : 0;
        readableRight += isReadable && isCorrect ? 1 : 0;
    }
};

/// Of whole numbers.
struct Numbers : Composed {
    int alone = 0; ///< single drawings that come out as one digit, framed as `frameDrawing` does
    std::vector<double> milliseconds;
    std::vector<std::pair<std::string, std::string>> misread; ///< true, read
};

/// Of lines of writing, or cells, on pages of one kind.
struct PageLines : Composed {
    std::string name; ///< of the kind of page
    int strays = 0;   ///< digits read where nothing is written
};

/// The same, where `readable` means what is read right on the page alone.
struct SurroundedLines : PageLines {
    int pages = 0;
    int sheets = 0; ///< found within 3 % of the sheet's longer side
    double seconds = 0;
};

/// Of pictures of one digit each that is read right as a drawing.
struct PictureReadings {
    std::string name; ///< of the kind of picture
    int pictures = 0;
    int right = 0; ///< surely or unsurely
    int blank = 0;
    int refused = 0; ///< no digit
};

/// All that was measured.
struct DrawTestResult {
    SingleDigits singles;
    std::optional<Numbers> numbers;
    std::vector<PageLines> pages;              ///< one a kind
    std::vector<SurroundedLines> surroundings; ///< one a kind
    std::vector<PageLines> tables;             ///< one a kind
    std::vector<PictureReadings> pictures;     ///< one a kind
    std::vector<Refusals> junk;
};

void printAsJson(const DrawTestResult& result);
void printAsText(const DrawTestResult& result);

} // namespace app
