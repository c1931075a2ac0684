// SPDX-License-Identifier: GPL-3.0-or-later
// What every look at a picture needs, and looks for one digit.
#include "model/reading/look.h"

#include "model/network/evaluation.h"
#include "model/reading/page_line.h"
#include "model/reading/read_digits.h"
#include "model/reading/verdict.h"

#include <algorithm>
#include <numeric>

namespace model {
namespace {

constexpr double kBroadInk = 1.0 / 5; ///< stroke looked for as well where a digit is alone
constexpr double kSure = 0.9;         ///< what reads so well needs no other look
constexpr std::size_t kParts = 4;     ///< single marks that are tried as the digit
constexpr double kLeastPart = 0.4;    ///< of all ink that can be the digit
constexpr double kClosed = 0.1;       ///< what a digit loses whose gaps had to be closed
constexpr double kPartly = 0.8;       ///< … and one that leaves ink out, for all of it
constexpr double kRefused = -0.7;     ///< what ink that is no digit counts, where a sure digit counts 1

/// One digit: all the ink together, or the part of it that reads best.
Look readOne(Writing& writing, const Readers& readers) {
    std::vector<std::vector<int>> parts;
    std::vector<int> all;
    for (const WrittenLine& line : writing.lines) {
        parts.push_back(line.labels);
        all.insert(all.end(), line.labels.begin(), line.labels.end());
    }
    const auto areaOf = [&](const std::vector<int>& members) {
        return std::accumulate(members.begin(), members.end(), 0.0, [&](double sum, int i) {
            return sum + writing.components.list[static_cast<std::size_t>(i)].area;
        });
    };
    const double total = areaOf(all);
    std::ranges::stable_sort(all, std::greater<>(),
                             [&](int i) { return writing.components.list[static_cast<std::size_t>(i)].area; });
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), kParts); ++i) {
        parts.push_back({all[i]});
    }
    std::vector<int> everything(writing.components.list.size());
    std::iota(everything.begin(), everything.end(), 0);
    parts.push_back(std::move(all));
    parts.push_back(std::move(everything));
    Look result;
    for (const std::vector<int>& members : parts) {
        const double share = total > 0 ? std::min(1.0, areaOf(members) / total) : 0;
        const PageLine line(writing, share > kLeastPart ? members : std::vector<int>());
        for (const bool closed : {false, true}) {
            const double lost = kPartly * (1 - share) + (closed ? kClosed : 0);
            if (!result.digits.empty() && 1 - lost <= result.quality) {
                continue; // even a sure digit
            }
            const auto image = line.pieces().empty() ? std::nullopt
                               : closed              ? line.framedClosed()
                                                     : line.framed(0, line.pieces().size());
            if (!image) {
                continue;
            }
            ReadDigit digit{line.boxOf(0, line.pieces().size()), 0, {}, *image, predictOne(readers.network, *image),
                            digitnessOf(readers, *image)};
            const double quality = worth(digit) - lost;
            if (result.digits.empty() || quality > result.quality) {
                result = {{std::move(digit)}, quality};
            }
        }
    }
    return result;
}

} // namespace

std::vector<Sheet> sheetsIn(const Picture& picture, const std::optional<Quad>& corners) {
    if (corners) {
        return {{*corners, {corners->begin(), corners->end()}, true}};
    }
    std::vector<Sheet> sheets = findSheets(picture);
    sheets.insert(sheets.begin(), wholePicture(picture));
    return sheets;
}

std::optional<InkMap> inkOn(const UprightSheet& page, const InkKind& kind) {
    Picture picture = page.picture;
    const auto channels = static_cast<std::size_t>(picture.channels);
    for (std::size_t i = 0; i < page.seen.size(); ++i) {
        if (page.seen[i] == 0) {
            std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(i * channels), channels, kind.light ? 0 : 255);
        }
    }
    std::optional<InkMap> ink = inkOf(picture, kind);
    for (std::size_t i = 0; ink && i < page.seen.size(); ++i) {
        ink->values[i] = page.seen[i] == 0 ? 0 : ink->values[i];
    }
    if (ink) {
        removeWhatReachesOut(*ink, page.seen);
    }
    return ink;
}

float digitnessOf(const Readers& readers, const DigitImage& image) {
    return readers.guard != nullptr ? digitness(*readers.guard, {&image, 1}).front() : 1;
}

double worth(const ReadDigit& digit) {
    const double sure = digit.confidence() * static_cast<double>(digit.digitness);
    switch (judge(digit.prediction, digit.digitness).certainty) {
    case Certainty::digit:
        return sure;
    case Certainty::unsure:
        return sure / 2;
    default:
        return kRefused;
    }
}

PageReading readOneDigit(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    PageReading result;
    if (picture.width <= 0 || picture.height <= 0) {
        return result;
    }
    double quality = -1;
    for (const Sheet& sheet : sheetsIn(picture, corners)) {
        const UprightSheet page = upright(picture, sheet, kGlanceSide);
        for (const double widest : {kThickInk, kBroadInk, kThinInk}) {
            for (const bool light : {false, true}) {
                if (quality > kSure) {
                    return result;
                }
                Look read = lookAt(page, {light, widest}, readers, [&](Writing& writing) { return readOne(writing, readers); });
                if (!read.digits.empty() && (result.digits.empty() || read.quality > quality)) {
                    quality = read.quality;
                    result = {std::move(read.digits), sheet.corners, light};
                }
            }
        }
    }
    return result;
}

} // namespace model
