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

constexpr int kLargestSide = 1200;    ///< pixels a picture is reduced to
constexpr int kMaxLines = 100;        ///< that are read
constexpr double kSpeck = 0.2;        ///< of a cell's height: what is smaller is no digit in it
constexpr double kThinInk = 1.0 / 16; ///< the widest stroke looked for, in the picture's longer side …
constexpr double kThickInk = 1;       ///< … and where a digit fills its picture
constexpr double kRefused = -0.7;     ///< what ink that is no digit counts, where a sure digit counts 1
constexpr double kBetter = 0.02;      ///< by so much another look must be
constexpr double kGood = 0.75;        ///< then no other look is taken
constexpr double kDoubtful = 0.6;     ///< what reads worse may lie on its side
constexpr double kMuchBetter = 0.1;
constexpr std::size_t kParts = 4;  ///< single marks that are tried as the digit
constexpr double kLeastPart = 0.4; ///< of all ink that can be the digit
constexpr double kPartly = 0.8;    ///< what a digit loses that leaves out all other ink

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
    double quality = -1;           ///< how much is read, and how surely: at most 1
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
Look lookForAll(const InkMap& ink, const Readers& readers) {
    Look result;
    forEachLine(ink, readers, [&](const PageLine& line, int number, int row, int column) {
        for (const Group& group : partition(line.candidates(), kPictureWeights)) {
            result.digits.push_back(line.digit(group, number));
            result.digits.back().row = row;
            result.digits.back().column = column;
        }
    });
    // The largest count most: they are what the page is about. One more that is missing keeps much ahead of little.
    const auto sizeOf = [](const ReadDigit& digit) { return std::max(digit.box.height(), digit.box.width()); };
    float largest = 1;
    for (const ReadDigit& digit : result.digits) {
        largest = std::max(largest, sizeOf(digit));
    }
    double sum = 0;
    double all = 1;
    for (const ReadDigit& digit : result.digits) {
        sum += static_cast<double>(sizeOf(digit) / largest) * worth(digit);
        all += static_cast<double>(sizeOf(digit) / largest);
    }
    result.quality = result.digits.empty() ? -1 : sum / all;
    return result;
}

/// One digit: all the ink together, or the part of it that reads best.
Look lookForOne(const InkMap& framed, const Readers& readers) {
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
        const double share = std::min(1.0, areaOf(members) / total);
        const double quality = digit ? worth(*digit) - kPartly * (1 - share) : 0;
        if (digit && share > kLeastPart && (result.digits.empty() || quality > result.quality)) {
            result = {{*digit}, quality};
        }
    }
    return result;
}

/// The sheet turned by so many quarters to the right.
Sheet turned(Sheet sheet, int quarters) {
    std::rotate(sheet.corners.begin(), sheet.corners.end() - quarters, sheet.corners.end());
    return sheet;
}

/// Looks at a picture in several ways and keeps the one in which it reads best.
class Looks {
public:
    explicit Looks(const Picture& picture) : picture_(picture) {}

    /// `look(ink)` reads. `margin`: by how much better it must read.
    void tryOut(const Sheet& sheet, const InkKind& kind, double margin, const auto& look) {
        const UprightSheet page = upright(picture_, sheet, kLargestSide);
        const std::optional<InkMap> ink = inkOn(page, kind);
        Look found = ink ? look(*ink) : Look();
        if (getenv("DLOOK")) { // TODO-DEBUG
            fprintf(stderr, "[%.0f,%.0f %.0f,%.0f %.0f,%.0f %.0f,%.0f] w %.3f light %d ink %d: %s q %.3f\n",
                    (double)sheet.corners[0].x, (double)sheet.corners[0].y, (double)sheet.corners[1].x,
                    (double)sheet.corners[1].y, (double)sheet.corners[2].x, (double)sheet.corners[2].y,
                    (double)sheet.corners[3].x, (double)sheet.corners[3].y, kind.widest, kind.light, ink.has_value(),
                    numberText(found.digits).c_str(), found.quality);
        }
        if (const char* dump = getenv("DDUMP"); dump && ink) { // TODO-DEBUG
            static int n = 0;
            FILE* f = fopen((std::string(dump) + "/" + std::to_string(n++) + ".pgm").c_str(), "wb");
            fprintf(f, "P5 %d %d 255\n", ink->width, ink->height);
            InkMap show = *ink;
            if (getenv("DFRAMES")) {
                takeOutFrames(show);
                removeRules(show);
            }
            for (float v : show.values)
                fputc((int)(v * 255), f);
            fclose(f);
        }
        if (found.digits.empty() || found.quality < quality_ + margin) {
            return;
        }
        for (ReadDigit& digit : found.digits) {
            digit.box = page.inPicture(digit.box);
        }
        quality_ = found.quality;
        sheet_ = sheet;
        kind_ = kind;
        reading_ = {std::move(found.digits), sheet.corners, kind.light};
    }

    double quality() const { return quality_; }
    const Sheet& sheet() const { return sheet_; }
    const InkKind& kind() const { return kind_; }
    PageReading& reading() { return reading_; }

private:
    const Picture& picture_;
    double quality_ = -1;
    Sheet sheet_;
    InkKind kind_;
    PageReading reading_;
};

/// The whole picture, or the sheet that is known, and those that may be in it.
std::vector<Sheet> sheetsIn(const Picture& picture, const std::optional<Quad>& corners) {
    if (corners) {
        return {{*corners, {corners->begin(), corners->end()}}};
    }
    std::vector<Sheet> sheets = findSheets(picture);
    sheets.insert(sheets.begin(), wholePicture(picture));
    return sheets;
}

} // namespace

PageReading readPage(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    if (picture.width <= 0 || picture.height <= 0) {
        return {};
    }
    const auto look = [&](const InkMap& ink) { return lookForAll(ink, readers); };
    Looks looks(picture);
    for (const Sheet& sheet : sheetsIn(picture, corners)) {
        for (const double widest : {kThinInk, kThickInk}) {
            for (const bool light : {false, true}) {
                if (looks.quality() < kGood) {
                    looks.tryOut(sheet, {light, widest}, kBetter, look);
                }
            }
        }
    }
    if (looks.quality() < kDoubtful) {
        const Sheet sheet = looks.sheet();
        for (const int quarters : {1, 3, 2}) {
            looks.tryOut(turned(sheet, quarters), looks.kind(), kMuchBetter, look);
        }
    }
    return std::move(looks.reading());
}

PageReading readOneDigit(const Picture& picture, const Readers& readers, const std::optional<Quad>& corners) {
    if (picture.width <= 0 || picture.height <= 0) {
        return {};
    }
    Looks looks(picture);
    for (const Sheet& sheet : sheetsIn(picture, corners)) {
        for (const double widest : {kThickInk, kThinInk}) {
            for (const bool light : {false, true}) {
                looks.tryOut(sheet, {light, widest}, kBetter, [&](const InkMap& ink) { return lookForOne(ink, readers); });
            }
        }
    }
    return std::move(looks.reading());
}

std::vector<Candidates> candidatesOfPage(const Picture& picture, const Readers& readers) {
    std::vector<Candidates> lines;
    if (const std::optional<InkMap> ink = inkOf(picture)) {
        forEachLine(*ink, readers, [&](const PageLine& line, int, int, int) { lines.push_back(line.candidates()); });
    }
    return lines;
}

} // namespace model
