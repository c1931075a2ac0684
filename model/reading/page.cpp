// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/evaluation.h"
#include "model/reading/look.h"
#include "model/reading/page_line.h"
#include "model/reading/read_digits.h"
#include "model/reading/verdict.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

constexpr int kLargestSide = 1200;      ///< pixels a picture is reduced to
constexpr float kPrint = 0.1F;          ///< digitness that print has at least
constexpr float kRefusedInLine = 0.02F; ///< least digitness of a digit in a line, whose neighbours are evidence, too
constexpr double kReadInLine = 0.97;    ///< confidence from which a digit in a line is kept below that digitness
constexpr float kComma = 0.65F;         ///< probability that what hangs below a digit as a comma does is one
constexpr double kGood = 0.75;          ///< what reads so well needs no other look
constexpr double kClose = 0.1;          ///< what is so much worse at a glance may read better
constexpr double kSame = 0.02;          ///< what differs by less is the same at a glance
constexpr double kTurned = 0.45;        ///< what a turned page must read at least
constexpr int kTurnedMarks = 3;         ///< and of so many marks …
constexpr double kManyMarks = 8;        ///< … or this many sure ones …
constexpr double kManyMore = 3;         ///< … this many times as many as without a turn
constexpr double kDoubtful = 0.55;      ///< what reads worse may lie on its side
constexpr double kCutOut = 0.05;        ///< what a sheet has in advance: what is around it is none of the page
constexpr double kMissing = 0.6;        ///< what it costs to read none of the digits that another look reads
constexpr double kSureMark = 0.55;      ///< worth of one; bars, which may be ones, are not
constexpr double kAskew = 3;            ///< degrees: lines that slope more are turned straight
constexpr double kMuchBetter = 0.2;     ///< by which a turned page must read better
constexpr std::size_t kGlances = 48;    ///< marks read at a glance

/// A way to look at a picture.
struct View {
    Sheet sheet;
    InkKind kind;
    Look look;           ///< at a glance
    double handicap = 0; ///< what it must read better than others
    double worth = 0;    ///< beside the others
};

/// The same next to others: the guard has seen no print, and bars, which may be ones, are everywhere.
double worthInLine(const ReadDigit& digit, bool areDigits) {
    const bool print = digit.confidence() > kReadInLine && digit.digitness > kPrint;
    const double alone = print ? static_cast<double>(digit.digitness) : worth(digit);
    return alone > 0 && areDigits && digit.prediction.digit == 1 ? alone / 2 : alone;
}

float sizeOf(const Box& box) {
    return std::max(box.height(), box.width());
}

float largestOf(const std::vector<ReadDigit>& digits) {
    float largest = 1;
    for (const ReadDigit& digit : digits) {
        largest = std::max(largest, sizeOf(digit.box));
    }
    return largest;
}

/// The largest count most: they are what the page is about. One more that is missing keeps much ahead of little.
double qualityOf(const std::vector<ReadDigit>& digits, bool areDigits) {
    const float largest = largestOf(digits);
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
    return {std::move(digits), quality, static_cast<double>(sure), writing.slope()};
}

/// A comma that hangs on a zero makes it look like a nine: read without it, too, a digit is one of the two.
void readWithoutComma(ReadDigit& digit, const PageLine& line, const Group& group, const Readers& readers) {
    const std::optional<DigitImage> image = line.framedWithoutComma(group.first, group.last);
    if (!image) {
        return;
    }
    const Prediction alone = predictOne(readers.network, *image);
    const float alike = digitnessOf(readers, *image);
    if (alone.confidence() < kComma || alike < kPrint) {
        return;
    }
    if (alone.digit == digit.prediction.digit) {
        return; // it may as well be the end of its own stroke
    }
    digit.point = ',';
    digit.image = *image;
    digit.digitness = std::max(digit.digitness, alike);
    for (std::size_t i = 0; i < alone.probabilities.size(); ++i) {
        digit.prediction.probabilities[i] = std::lerp(digit.prediction.probabilities[i], alone.probabilities[i], kComma);
    }
    digit.prediction.digit = alone.digit;
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
            if (readers.guard != nullptr) {
                readWithoutComma(digit, line, group, readers);
            }
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
    const float largest = largestOf(result.digits);
    for (const ReadDigit& digit : result.digits) {
        result.sure += digit.certainty == Certainty::digit ? static_cast<double>(sizeOf(digit.box) / largest) : 0;
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
        const double most = std::ranges::max_element(views, {}, [](const View& view) { return view.look.sure; })->look.sure;
        for (View& view : views) {
            const double missing = most > 0 ? 1 - view.look.sure / most : 0;
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
        const bool isThin = kind.light && kind.widest == kThinInk; // a digit that fills its picture reads badly by its edges
        if (best().look.quality > (isThin ? kDoubtful : kGood)) {
            break;
        }
    }
    if (!corners && best().look.quality < kDoubtful) {
        const double asItLies = best().look.sure;
        for (const Sheet& sheet : {sheets[0], sheets[std::min<std::size_t>(1, sheets.size() - 1)]}) {
            for (const int quarters : {1, 3, 2}) {
                const Sheet side = turned(sheet, quarters);
                const UprightSheet page = upright(picture, side, kGlanceSide);
                for (const bool light : {false, true}) {
                    View& view = add(side, page, {light, kThinInk});
                    view.handicap = kMuchBetter;
                    const bool reads =
                        (view.look.quality > (quarters == 2 ? kGood : kTurned) && view.look.sure >= kTurnedMarks) ||
                        view.look.sure >= std::max(kManyMarks, kManyMore * asItLies);
                    if (!reads) {
                        views.pop_back();
                    }
                }
            }
        }
    }
    // Views that are nearly as good at a glance are read whole.
    const double close = best().worth - kClose;
    struct Whole {
        Look look;
        const View* view;
        Sheet sheet;
    };
    std::ranges::stable_sort(views, std::greater<>(), &View::worth);
    const auto isSeen = [&](const View& view, const View& other) { // as another sheet, or with another margin
        return other.kind.light == view.kind.light && other.kind.widest == view.kind.widest &&
               other.look.digits.size() == view.look.digits.size() && other.look.sure == view.look.sure &&
               std::abs(other.look.quality - view.look.quality) < kSame && std::abs(other.look.slope - view.look.slope) < kAskew;
    };
    std::vector<Whole> wholes;
    double mostSure = 1;
    for (const View& view : views) {
        if (std::ranges::any_of(wholes, [&](const Whole& whole) { return isSeen(view, *whole.view); })) {
            continue;
        }
        for (const bool straight : {false, true}) {
            const double enough = close - (view.sheet.cut ? 0 : kClose); // a sheet that is none may cut digits off
            if (view.worth < enough || (straight && (corners || std::abs(view.look.slope) < kAskew))) {
                continue;
            }
            const Sheet sheet = straight ? turnedBy(view.sheet, view.look.slope) : view.sheet;
            Look read = lookAt(upright(picture, sheet, kLargestSide), view.kind, readers,
                               [&](Writing& writing) { return readAll(writing, readers); });
            if (!read.digits.empty()) {
                mostSure = std::max(mostSure, read.sure);
                wholes.push_back({std::move(read), &view, sheet});
            }
        }
    }
    PageReading result;
    std::optional<InkMap> ink;
    double quality = -1;
    for (auto& [look, view, sheet] : wholes) {
        const double worth = look.quality + (view->sheet.cut ? kCutOut : 0) - view->handicap + kMissing * look.sure / mostSure;
        if (result.digits.empty() || worth > quality) {
            quality = worth;
            result = {std::move(look.digits), sheet.corners, view->kind.light};
            ink = std::move(look.ink);
        }
    }
    if (std::ranges::all_of(result.digits, [](const ReadDigit& digit) { return digit.certainty == Certainty::notADigit; })) {
        result.digits.clear(); // nothing but signs, patterns and shades
    }
    result.ink = ink ? std::make_shared<const Picture>(greyOf(*ink)) : nullptr;
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
