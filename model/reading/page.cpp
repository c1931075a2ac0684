// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/read_digits.h"

#include "model/network/evaluation.h"
#include "model/reading/cells.h"
#include "model/reading/components.h"
#include "model/reading/partition.h"
#include "model/reading/sheet.h"
#include "model/reading/verdict.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace model {
namespace {

constexpr int kLargestSide = 1600; ///< pixels a picture is reduced to
constexpr int kMaxLines = 100;     ///< that are read
constexpr double kSpeck = 0.2;     ///< of a cell's height: what is smaller is no digit in it
constexpr double kThinInk = 1.0 / 16; ///< the widest stroke looked for, in the picture's longer side …
constexpr double kThickInk = 1;       ///< … and where a digit fills its picture
constexpr double kRefused = -0.7;  ///< what ink that is no digit counts, where a sure digit counts 1
constexpr double kBetter = 0.05;   ///< by so much another look must be
constexpr std::size_t kParts = 4;  ///< single marks that are tried as the digit
constexpr double kPartly = 0.5;    ///< what a digit loses that leaves out all other ink
constexpr double kGood = 0.9;      ///< then no other is tried

class PageLine {
public:
    /// Cuts those named; their labels change on the page.
    PageLine(const InkMap& ink, Components& components, const std::vector<int>& members, const std::set<int>& toCut,
             const Readers& readers)
        : PageLine(ink, components, members, toCut) {
        const auto frame = [this](std::size_t first, std::size_t last) { return frameInk(cutOut(first, last)); };
        candidates_ = candidatesOf(pieces_, frame, readers);
    }

    PageLine(const InkMap& ink, Components& components, const std::vector<int>& members, const std::set<int>& toCut)
        : ink_(ink), components_(components) {
        for (const int label : members) {
            const Component& c = of(label);
            box_.add(static_cast<float>(c.left), static_cast<float>(c.top));
            box_.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
        }
        for (const int label : members) {
            const std::vector<int> parts =
                toCut.contains(label) ? parted(label, ink, components, static_cast<double>(box_.height())) : std::vector{label};
            labels_.insert(labels_.end(), parts.begin(), parts.end());
        }
        const auto middle = [this](int label) { return of(label).left + of(label).right; };
        std::sort(labels_.begin(), labels_.end(), [&](int a, int b) { return middle(a) < middle(b); });
        placeOf_.assign(components_.list.size(), -1);
        for (const int label : labels_) {
            placeOf_[static_cast<std::size_t>(label)] = static_cast<int>(pieces_.size());
            pieces_.push_back(trace(label));
        }
    }

    /// All of it as one digit.
    std::optional<ReadDigit> asOne(const Readers& readers) const {
        const std::optional<DigitImage> image = frameInk(cutOut(0, pieces_.size()));
        if (!image) {
            return std::nullopt;
        }
        return ReadDigit{boxOf(0, pieces_.size()),
                         0,
                         {},
                         *image,
                         predictOne(readers.network, *image),
                         readers.guard != nullptr ? digitness(*readers.guard, {&*image, 1}).front() : 1};
    }

    const std::vector<Piece>& pieces() const { return pieces_; }
    const Candidates& candidates() const { return candidates_; }
    float width() const { return box_.width(); }

    ReadDigit digit(const Group& group, int number) const {
        return {boxOf(group.first, group.last), number, {}, group.image, group.prediction, group.digitness};
    }

private:
    const Component& of(int label) const { return components_.list[static_cast<std::size_t>(label)]; }

    Piece trace(int label) const {
        const Component& c = of(label);
        Piece piece;
        piece.source = c.source;
        piece.cut = c.cut;
        piece.box.add(static_cast<float>(c.left), static_cast<float>(c.top));
        piece.box.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
        for (int y = c.top; y < c.bottom; ++y) {
            const auto row = static_cast<std::size_t>((static_cast<float>(y) - box_.top) * kOutlineRows / box_.height());
            for (int x = c.left; x < c.right; ++x) {
                if (components_.labels[ink_.index(x, y)] == label) {
                    piece.rows[row].add(static_cast<float>(x));
                    piece.rows[row].add(static_cast<float>(x + 1));
                }
            }
        }
        return piece;
    }

    Box boxOf(std::size_t first, std::size_t last) const {
        Box box;
        for (std::size_t i = first; i < last; ++i) {
            box = united(box, pieces_[i].box);
        }
        return box;
    }

    /// These pieces' ink with its soft edge, without their neighbours'.
    InkMap cutOut(std::size_t first, std::size_t last) const {
        const Box box = boxOf(first, last);
        const int left = static_cast<int>(box.left) - 1;
        const int top = static_cast<int>(box.top) - 1;
        InkMap cut(static_cast<int>(box.width()) + 2, static_cast<int>(box.height()) + 2);
        const auto inside = [&](int x, int y) { return x >= 0 && y >= 0 && x < ink_.width && y < ink_.height; };
        const auto belongs = [&](int label) {
            const int place = label < 0 ? -1 : placeOf_[static_cast<std::size_t>(label)];
            return place >= static_cast<int>(first) && place < static_cast<int>(last);
        };
        for (int y = top + 1; y < static_cast<int>(box.bottom); ++y) {
            for (int x = left + 1; x < static_cast<int>(box.right); ++x) {
                if (!belongs(components_.labels[ink_.index(x, y)])) {
                    continue;
                }
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        const bool edge = inside(x + dx, y + dy) && components_.labels[ink_.index(x + dx, y + dy)] < 0;
                        if (edge || (dx == 0 && dy == 0)) {
                            cut.at(x + dx - left, y + dy - top) = ink_.at(x + dx, y + dy);
                        }
                    }
                }
            }
        }
        return cut;
    }

    const InkMap& ink_;
    const Components& components_;
    Box box_;
    std::vector<int> labels_;  ///< of the line's components, cut where digits may touch, from the left
    std::vector<int> placeOf_; ///< of a label in that order, −1 for those of other lines
    std::vector<Piece> pieces_;
    Candidates candidates_;
};

/// Touching digits lie next to each other. Ink that is stacked all along the line is a pattern, which takes long to cut.
bool isPattern(const std::set<int>& labels, const std::vector<Component>& components, float lineWidth) {
    float width = 0;
    for (const int label : labels) {
        width += static_cast<float>(components[static_cast<std::size_t>(label)].width());
    }
    return width > 2 * lineWidth;
}

/// The line, cut where that may be worth it.
PageLine lineOf(const InkMap& ink, Components& components, const std::vector<int>& members, const Readers& readers) {
    PageLine whole(ink, components, members, {}, readers);
    const std::set<int> doubtful = doubtfulSources(whole.pieces(), partition(whole.candidates(), kPictureWeights));
    return doubtful.empty() || isPattern(doubtful, components.list, whole.width())
               ? whole
               : PageLine(ink, components, members, doubtful, readers);
}

/// Members of a line of writing, and of which cell.
struct Members {
    std::vector<int> labels;
    int row = -1; ///< of the cell; −1: in none
    int column = -1;
    int inCell = 0; ///< which of the cell's lines
    int top = 0;
};

/// The lines of writing, those of cells that stand side by side after each other.
std::vector<Members> writingOf(const Components& components, const Cells& cells, const InkMap& ink) {
    std::vector<std::vector<int>> ofCell(cells.list.size() + 1); // the last: in none
    for (std::size_t i = 0; i < components.list.size(); ++i) {
        const Component& c = components.list[i];
        const auto place = ink.index((c.left + c.right) / 2, (c.top + c.bottom) / 2);
        const int cell = cells.labels[place];
        const bool speck =
            cell >= 0 && std::max(c.width(), c.height()) < kSpeck * cells.list[static_cast<std::size_t>(cell)].height;
        if (!speck) {
            ofCell[cell < 0 ? cells.list.size() : static_cast<std::size_t>(cell)].push_back(static_cast<int>(i));
        }
    }
    std::vector<Members> all;
    for (std::size_t cell = 0; cell < ofCell.size(); ++cell) {
        int inCell = 0;
        for (std::vector<int>& labels : linesOf(components.list, ofCell[cell], ink.width, ink.height)) {
            Members& line = all.emplace_back();
            line.labels = std::move(labels);
            if (cell < cells.list.size()) {
                line.row = cells.list[cell].row;
                line.column = cells.list[cell].column;
                line.inCell = inCell++;
            }
            line.top = ink.height;
            for (const int label : line.labels) {
                line.top = std::min(line.top, components.list[static_cast<std::size_t>(label)].top);
            }
        }
    }
    std::map<std::pair<int, int>, int> tops; // of a row's lines
    for (const Members& line : all) {
        const auto [at, first] = tops.try_emplace({line.row, line.inCell}, line.top);
        at->second = std::min(at->second, line.top);
    }
    const auto order = [&](const Members& line) {
        return line.row < 0 ? std::tuple(line.top, -1, 0, 0)
                            : std::tuple(tops[{line.row, line.inCell}], line.row, line.inCell, line.column);
    };
    std::stable_sort(all.begin(), all.end(), [&](const Members& a, const Members& b) { return order(a) < order(b); });
    return all;
}

/// A page that is upright, looked at for one kind of ink.
struct Look {
    std::vector<ReadDigit> digits; ///< boxes in the page's pixels
    double quality = 0;            ///< how sure what is read is, in the mean: 1 at best
    double amount = 0;             ///< of what was read, in heights of the page
};

/// Visits the lines of writing: `visit(line, number, row, column)`.
void forEachLine(InkMap ink, const Readers& readers, const auto& visit) {
    const Cells cells = takeOutFrames(ink);
    removeRules(ink);
    Components components = findComponents(ink);
    std::vector<Members> lines = writingOf(components, cells, ink);
    lines.resize(std::min<std::size_t>(lines.size(), kMaxLines));
    int number = -1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool same =
            i > 0 && lines[i].row >= 0 && lines[i].row == lines[i - 1].row && lines[i].inCell == lines[i - 1].inCell;
        number += same ? 0 : 1;
        visit(lineOf(ink, components, lines[i].labels, readers), number, lines[i].row, lines[i].column);
    }
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
    return ink;
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

/// Every digit.
Look lookForAll(const UprightSheet& page, const InkMap& ink, const Readers& readers) {
    Look result;
    forEachLine(ink, readers, [&](const PageLine& line, int number, int row, int column) {
        for (const Group& group : partition(line.candidates(), kPictureWeights)) {
            result.digits.push_back(line.digit(group, number));
            result.digits.back().row = row;
            result.digits.back().column = column;
        }
    });
    double heights = 0;
    for (const ReadDigit& digit : result.digits) {
        const auto height = static_cast<double>(std::max(digit.box.height(), digit.box.width()));
        result.quality += height * worth(digit);
        heights += height;
    }
    result.amount = std::max(0.0, result.quality) / page.picture.height;
    result.quality /= std::max(heights, 1.0);
    return result;
}

/// One digit: all the ink together, or the part of it that reads best.
Look lookForOne(const UprightSheet& page, const InkMap& framed, const Readers& readers) {
    InkMap ink = framed;
    takeOutFrames(ink);
    removeRules(ink);
    Components components = findComponents(ink);
    std::vector<int> everything(components.list.size());
    std::iota(everything.begin(), everything.end(), 0);
    std::vector<std::vector<int>> parts = linesOf(components.list, everything, ink.width, ink.height);
    std::vector<int> all;
    double total = 0;
    for (const std::vector<int>& line : parts) {
        all.insert(all.end(), line.begin(), line.end());
    }
    const auto areaOf = [&](const std::vector<int>& members) {
        return std::accumulate(members.begin(), members.end(), 0.0,
                               [&](double sum, int i) { return sum + components.list[static_cast<std::size_t>(i)].area; });
    };
    total = areaOf(all);
    std::sort(all.begin(), all.end(), [&](int a, int b) {
        return components.list[static_cast<std::size_t>(a)].area > components.list[static_cast<std::size_t>(b)].area;
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), kParts); ++i) {
        parts.push_back({all[i]});
    }
    parts.push_back(all);
    parts.push_back(everything);
    Look result;
    for (const std::vector<int>& members : parts) {
        if (members.empty()) {
            continue;
        }
        const PageLine whole(ink, components, members, {});
        const std::optional<ReadDigit> digit = whole.asOne(readers);
        const double quality = digit ? worth(*digit) * (1 - kPartly + kPartly * std::min(1.0, areaOf(members) / total)) : 0;
        if (digit && (result.digits.empty() || quality > result.quality)) {
            result = {{*digit}, quality, static_cast<double>(digit->box.height()) / page.picture.height};
        }
    }
    return result;
}

/// Looks at the sheets that may be in the picture, for ink of either kind, until one reads well.
PageReading readBest(const Picture& picture, const std::optional<Quad>& corners, std::initializer_list<double> widest,
                     const auto& look) {
    PageReading best;
    if (picture.width <= 0 || picture.height <= 0) {
        return best;
    }
    std::vector<Sheet> sheets;
    if (corners) {
        sheets = {{*corners, {corners->begin(), corners->end()}}};
    } else {
        sheets = findSheets(picture);
        sheets.push_back(wholePicture(picture));
    }
    double quality = -1;
    double amount = 0;
    for (const Sheet& sheet : sheets) {
        const UprightSheet page = upright(picture, sheet, kLargestSide);
        for (const double width : widest) {
            for (const bool light : {false, true}) {
                const std::optional<InkMap> ink = quality < kGood ? inkOn(page, {light, width}) : std::nullopt;
                Look found = ink ? look(page, *ink) : Look();
                if (getenv("DLOOK")) { // TODO-DEBUG
                    fprintf(stderr, "sheet %zd [%.0f,%.0f %.0f,%.0f %.0f,%.0f %.0f,%.0f] w %.3f light %d ink %d: %s q %.3f a %.3f\n", &sheet - sheets.data(), (double)sheet.corners[0].x, (double)sheet.corners[0].y, (double)sheet.corners[1].x, (double)sheet.corners[1].y, (double)sheet.corners[2].x, (double)sheet.corners[2].y, (double)sheet.corners[3].x, (double)sheet.corners[3].y, width, light, ink.has_value(), numberText(found.digits).c_str(), found.quality, found.amount);
                }
                if (found.digits.empty() || found.quality < quality + (found.amount > amount ? 0 : kBetter)) {
                    continue;
                }
                quality = found.quality;
                amount = found.amount;
                for (ReadDigit& digit : found.digits) {
                    digit.box = page.inPicture(digit.box);
                }
                best = {std::move(found.digits), sheet.corners, light};
            }
        }
    }
    return best;
}

} // namespace

PageReading readPage(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    return readBest(picture, corners, {kThinInk, kThickInk},
                    [&](const UprightSheet& page, const InkMap& ink) { return lookForAll(page, ink, readers); });
}

PageReading readOneDigit(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    return readBest(picture, corners, {kThickInk, kThinInk},
                    [&](const UprightSheet& page, const InkMap& ink) { return lookForOne(page, ink, readers); });
}

std::vector<Candidates> candidatesOfPage(const Picture& picture, const Readers& readers) {
    std::vector<Candidates> lines;
    if (const std::optional<InkMap> ink = inkOf(picture)) {
        forEachLine(*ink, readers, [&](const PageLine& line, int, int, int) { lines.push_back(line.candidates()); });
    }
    return lines;
}

} // namespace model
