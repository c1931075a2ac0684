// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reading/partition.h"
#include "model/reading/sheet.h"
#include "model/reading/writing.h"
#include "model/values/reading.h"

#include <optional>
#include <utility>
#include <vector>

/// Looks at a picture, as one digit or as a page.
namespace model {

inline constexpr int kGlanceSide = 800;      ///< pixels a picture is reduced to where ways to look are compared
inline constexpr double kThinInk = 1.0 / 16; ///< the widest stroke looked for, in the picture's longer side …
inline constexpr double kThickInk = 1;       ///< … and where a digit fills its picture

/// What is read one way.
struct Look {
    std::vector<ReadDigit> digits; ///< boxes in the page's pixels
    double quality = -1;           ///< how much is read, and how surely: at most 1
    double sure = 0;               ///< digits; of a page that is read whole each by its share of the largest
    double slope = 0;              ///< of the lines of writing, downwards to the right, degrees
    std::optional<InkMap> ink{};   ///< that was looked at
};

/// The whole picture and the sheets that may be in it, or the sheet that is known.
std::vector<Sheet> sheetsIn(const Picture& picture, const std::optional<Quad>& corners);

/// The ink on a sheet, without the sheet's own edges.
std::optional<InkMap> inkOn(const UprightSheet& page, const InkKind& kind);

/// The guard's probability that an image is a digit; 1 without a guard.
float digitnessOf(const Readers& readers, const DigitImage& image);

/// What is counted for a digit: 1 for a sure one, less than 0 for what is none.
double worth(const ReadDigit& digit);

/// `look(writing)` of this kind of ink, boxes in the picture's pixels.
Look lookAt(const UprightSheet& page, const InkKind& kind, const Readers& readers, const auto& look) {
    std::optional<InkMap> ink = inkOn(page, kind);
    if (!ink) {
        return {};
    }
    Writing writing(std::move(*ink), readers.guard != nullptr);
    Look result = look(writing);
    result.ink = std::move(writing.ink);
    for (ReadDigit& digit : result.digits) {
        digit.box = page.inPicture(digit.box);
    }
    return result;
}

} // namespace model
