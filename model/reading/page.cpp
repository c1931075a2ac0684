// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"
#include "model/reading/page_line.h"
#include "model/reading/read_digits.h"
#include "model/reading/sheet.h"
#include "model/reading/verdict.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

constexpr int kLargestSide = 1200;      ///< pixels a picture is reduced to
constexpr int kGlanceSide = 800;        ///< the same where sheets, turns and kinds of ink are compared
constexpr double kThinInk = 1.0 / 16;   ///< the widest stroke looked for, in the picture's longer side …
constexpr double kThickInk = 1;         ///< … and where a digit fills its picture
constexpr double kRefused = -0.7;       ///< what ink that is no digit counts, where a sure digit counts 1
constexpr float kPrint = 0.1F;          ///< digitness that print has at least
constexpr float kRefusedInLine = 0.02F; ///< least digitness of a digit in a line, whose neighbours are evidence, too
constexpr double kReadInLine = 0.97;    ///< confidence from which a digit in a line is kept below that digitness
constexpr double kGood = 0.75;          ///< what reads so well needs no other look
constexpr double kClose = 0.1;          ///< what is so much worse at a glance may read better
constexpr double kTurned = 0.45;        ///< what a turned page must read at least
constexpr int kTurnedMarks = 3;         ///< and of so many marks
constexpr double kDoubtful = 0.55;      ///< what reads worse may lie on its side
constexpr double kCutOut = 0.05;        ///< what a sheet has in advance: what is around it is none of the page
constexpr double kMissing = 0.6;        ///< what it costs to read none of the digits that another look reads
constexpr double kSureMark = 0.55;      ///< worth of one; bars, which may be ones, are not
constexpr double kAskew = 3;            ///< degrees: lines that slope more are turned straight
constexpr double kMuchBetter = 0.2;     ///< by which a turned page must read better
constexpr std::size_t kGlances = 48;    ///< marks read at a glance
constexpr double kSure = 0.9;           ///< the same of one digit
constexpr std::size_t kParts = 4;       ///< single marks that are tried as the digit
constexpr double kLeastPart = 0.4;      ///< of all ink that can be the digit
constexpr double kClosed = 0.1;         ///< what a digit loses whose gaps had to be closed
constexpr double kPartly = 0.8;         ///< … and one that leaves ink out, for all of it

struct Look {
    std::vector<ReadDigit> digits; ///< boxes in the page's pixels
    double quality = -1;           ///< how much is read, and how surely: at most 1
    int sure = 0;                  ///< digits
    double slope = 0;              ///< of the lines of writing, downwards to the right, degrees
    std::optional<InkMap> ink{};   ///< that was looked at
};

/// A way to look at a picture.
struct View {
    Sheet sheet;
    InkKind kind;
    Look look;           ///< at a glance
    double handicap = 0; ///< what it must read better than others
    double worth = 0;    ///< beside the others
};

/// The ink on a sheet, without the sheet's own edges.
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

/// What is counted for a digit: 1 for a sure one.
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

/// The same beside others: the guard has seen no print, and bars, which may be ones, are everywhere.
double worthInLine(const ReadDigit& digit, bool areDigits) {
    const bool print = digit.confidence() > kReadInLine && digit.digitness > kPrint;
    const double alone = print ? static_cast<double>(digit.digitness) : worth(digit);
    return alone > 0 && areDigits && digit.prediction.digit == 1 ? alone / 2 : alone;
}

float sizeOf(const Box& box) {
    return std::max(box.height(), box.width());
}

/// The largest count most: they are what the page is about. One more that is missing keeps much ahead of little.
double qualityOf(const std::vector<ReadDigit>& digits, bool areDigits) {
    float largest = 1;
    for (const ReadDigit& digit : digits) {
        largest = std::max(largest, sizeOf(digit.box));
    }
    double sum = 0;
    double all = 1;
    for (const ReadDigit& digit : digits) {
        sum += static_cast<double>(sizeOf(digit.box) / largest) * worthInLine(digit, areDigits);
        all += static_cast<double>(sizeOf(digit.box) / largest);
    }
    return digits.empty() ? -1 : sum / all;
}

/// The quality that reading each mark by itself has, of the larger marks.
Look glance(Writing& writing, const Readers& readers) {
    std::vector<int> labels;
    for (const WrittenLine& line : writing.lines) {
        labels.insert(labels.end(), line.labels.begin(), line.labels.end());
    }
    const auto sizeOfMark = [&](int label) {
        const Component& c = writing.components.list[static_cast<std::size_t>(label)];
        return std::max(c.width(), c.height());
    };
    const std::size_t marks = std::min(labels.size(), kGlances);
    std::ranges::partial_sort(labels, labels.begin() + static_cast<std::ptrdiff_t>(marks), std::greater<>(), sizeOfMark);
    labels.resize(marks);
    const bool areDigits = readers.guard != nullptr;
    std::vector<ReadDigit> digits;
    std::vector<DigitImage> images;
    for (const int label : labels) {
        const PageLine line(writing, {label});
        if (const auto image = line.framed(0, 1)) {
            digits.push_back({line.boxOf(0, 1), 0, {}, *image, {}, areDigits && line.isSign(0, 1) ? 0.0F : 1.0F});
            images.push_back(*image);
        }
    }
    const std::vector<Prediction> predictions = predictAll(readers.network, images);
    const std::vector<float> digitnesses =
        readers.guard != nullptr ? digitness(*readers.guard, images) : std::vector(images.size(), 1.0F);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        digits[i].prediction = predictions[i];
        digits[i].digitness *= digitnesses[i];
    }
    const double quality = qualityOf(digits, areDigits);
    const auto sure =
        std::ranges::count_if(digits, [&](const ReadDigit& digit) { return worthInLine(digit, areDigits) > kSureMark; });
    return {std::move(digits), quality, static_cast<int>(sure), writing.slope()};
}

/// Every digit.
Look readAll(Writing& writing, const Readers& readers) {
    Look result;
    for (const WrittenLine& written : writing.lines) {
        const PageLine line = readLine(writing, written.labels, readers);
        const std::size_t first = result.digits.size();
        for (const Group& group : partition(line.candidates(), pictureWeights(readers))) {
            ReadDigit& digit = result.digits.emplace_back();
            digit.box = line.boxOf(group.first, group.last);
            digit.line = written.number;
            digit.image = group.image;
            digit.prediction = group.prediction;
            digit.digitness = readers.guard != nullptr && line.isSign(group.first, group.last) ? 0 : group.digitness;
            digit.row = written.row;
            digit.column = written.column;
            const bool refused = digit.digitness < kRefusedInLine && (digit.digitness <= 0 || digit.confidence() < kReadInLine);
            const Verdict verdict = judge(digit.prediction, refused ? 0 : 1);
            digit.certainty = verdict.certainty;
            digit.alternative = verdict.alternative;
        }
        for (const WrittenPoint& point : written.points) {
            for (std::size_t i = first; i < result.digits.size(); ++i) {
                const bool last = i + 1 == result.digits.size() || result.digits[i + 1].box.left > point.box.left;
                if (result.digits[i].box.left < point.box.left && last) {
                    result.digits[i].point = point.sign;
                }
            }
        }
    }
    result.quality = qualityOf(result.digits, readers.guard != nullptr);
    return result;
}

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

/// The whole picture and the sheets that may be in it, or the sheet that is known.
std::vector<Sheet> sheetsIn(const Picture& picture, const std::optional<Quad>& corners) {
    if (corners) {
        return {{*corners, {corners->begin(), corners->end()}, true}};
    }
    std::vector<Sheet> sheets = findSheets(picture);
    sheets.insert(sheets.begin(), wholePicture(picture));
    return sheets;
}

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

Picture greyOf(const InkMap& ink) {
    Picture picture{ink.width, ink.height, std::vector<std::uint8_t>(ink.values.size())};
    std::ranges::transform(ink.values, picture.pixels.begin(), [](float value) {
        return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)));
    });
    return picture;
}

} // namespace

PageReading readPage(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    if (picture.width <= 0 || picture.height <= 0) {
        return {};
    }
    std::vector<View> views;
    const auto add = [&](const Sheet& sheet, const UprightSheet& page, const InkKind& kind) -> View& {
        View view{sheet, kind, {}};
        view.look = lookAt(page, kind, readers, [&](Writing& writing) { return glance(writing, readers); });
        view.look.ink.reset();
        return views.emplace_back(std::move(view));
    };
    const auto best = [&] {
        const int most = std::ranges::max_element(views, {}, [](const View& view) { return view.look.sure; })->look.sure;
        for (View& view : views) {
            const double missing = most > 0 ? 1 - view.look.sure / static_cast<double>(most) : 0;
            view.worth = view.look.quality - view.handicap - kMissing * missing + (view.sheet.cut ? kCutOut : 0);
        }
        return *std::ranges::max_element(views, {}, &View::worth);
    };
    const std::vector<Sheet> sheets = sheetsIn(picture, corners);
    std::vector<UprightSheet> pages;
    for (const Sheet& sheet : sheets) {
        pages.push_back(upright(picture, sheet, kGlanceSide));
    }
    for (const InkKind& kind : {InkKind{false, kThinInk}, {true, kThinInk}, {false, kThickInk}, {true, kThickInk}}) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            add(sheets[i], pages[i], kind);
        }
        if (best().look.quality > kGood) {
            break;
        }
    }
    if (!corners && best().look.quality < kDoubtful) {
        for (const Sheet& sheet : {sheets[0], sheets[std::min<std::size_t>(1, sheets.size() - 1)]}) {
            for (const int quarters : {1, 3, 2}) {
                const Sheet side = turned(sheet, quarters);
                const UprightSheet page = upright(picture, side, kGlanceSide);
                for (const bool light : {false, true}) {
                    View& view = add(side, page, {light, kThinInk});
                    view.handicap = kMuchBetter;
                    const bool reads = view.look.quality > (quarters == 2 ? kGood : kTurned) && view.look.sure >= kTurnedMarks;
                    if (!reads) {
                        views.pop_back();
                    }
                }
            }
        }
    }
    // Views that are nearly as good at a glance are read whole.
    const double close = best().worth - kClose;
    PageReading result;
    std::optional<InkMap> ink;
    double quality = -1;
    for (View& view : views) {
        if (view.worth < close) {
            continue;
        }
        for (const bool straight : {false, true}) {
            if (straight && (corners || std::abs(view.look.slope) < kAskew)) {
                continue;
            }
            view.sheet = straight ? turnedBy(view.sheet, view.look.slope) : view.sheet;
            Look read = lookAt(upright(picture, view.sheet, kLargestSide), view.kind, readers,
                               [&](Writing& writing) { return readAll(writing, readers); });
            if (!read.digits.empty() && (result.digits.empty() || read.quality + view.worth > quality)) {
                quality = read.quality + view.worth;
                result = {std::move(read.digits), view.sheet.corners, view.kind.light};
                ink = std::move(read.ink);
            }
        }
    }
    if (std::ranges::all_of(result.digits, [](const ReadDigit& digit) { return digit.certainty == Certainty::notADigit; })) {
        result.digits.clear(); // nothing but signs, patterns and shades
    }
    result.ink = ink ? std::make_shared<const Picture>(greyOf(*ink)) : nullptr;
    return result;
}

PageReading readOneDigit(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    PageReading result;
    if (picture.width <= 0 || picture.height <= 0) {
        return result;
    }
    double quality = -1;
    for (const Sheet& sheet : sheetsIn(picture, corners)) {
        const UprightSheet page = upright(picture, sheet, kGlanceSide);
        for (const double widest : {kThickInk, kThinInk}) {
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

std::vector<Candidates> candidatesOfPage(const Picture& picture, const Readers& readers) {
    std::vector<Candidates> lines;
    if (std::optional<InkMap> ink = inkOf(picture)) {
        Writing writing(std::move(*ink), readers.guard != nullptr);
        for (const WrittenLine& line : writing.lines) {
            lines.push_back(readLine(writing, line.labels, readers).candidates());
        }
    }
    return lines;
}

} // namespace model
