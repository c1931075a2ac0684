// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/read_digits.h"

#include "model/reading/components.h"
#include "model/reading/partition.h"

#include <algorithm>

namespace model {
namespace {

constexpr int kLargestSide = 1600; ///< pixels a picture is reduced to
constexpr int kMaxLines = 100;     ///< that are read

class PageLine {
public:
    /// Cuts those named; their labels change on the page.
    PageLine(const InkMap& ink, Components& components, const std::vector<int>& members, const std::set<int>& toCut,
             const Readers& readers)
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
        const auto frame = [this](std::size_t first, std::size_t last) { return frameInk(cutOut(first, last)); };
        candidates_ = candidatesOf(pieces_, frame, readers);
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

/// The lines of writing from the top, cut where that may be worth it.
void forEachLine(const GreyImage& picture, const Readers& readers, const auto& visit) {
    std::optional<InkMap> ink = inkOf(picture);
    if (!ink) {
        return;
    }
    removeRules(*ink);
    Components components = findComponents(*ink);
    std::vector<std::vector<int>> lines = linesOf(components.list, ink->width, ink->height);
    lines.resize(std::min<std::size_t>(lines.size(), kMaxLines));
    for (const std::vector<int>& members : lines) {
        const PageLine whole(*ink, components, members, {}, readers);
        const std::set<int> doubtful = doubtfulSources(whole.pieces(), partition(whole.candidates(), kPictureWeights));
        if (doubtful.empty() || isPattern(doubtful, components.list, whole.width())) {
            visit(whole);
        } else {
            visit(PageLine(*ink, components, members, doubtful, readers));
        }
    }
}

} // namespace

std::vector<ReadDigit> readPage(const GreyImage& picture, const Readers& readers) {
    const int factor = (std::max(picture.width, picture.height) - 1) / kLargestSide + 1;
    if (factor > 1) {
        std::vector<ReadDigit> digits = readPage(reduced(picture, factor), readers);
        const auto scale = static_cast<float>(factor);
        for (ReadDigit& digit : digits) {
            const Box& box = digit.box;
            digit.box = {box.left * scale, box.top * scale, box.right * scale, box.bottom * scale};
        }
        return digits;
    }
    std::vector<ReadDigit> digits;
    int number = 0;
    forEachLine(picture, readers, [&](const PageLine& line) {
        for (const Group& group : partition(line.candidates(), kPictureWeights)) {
            digits.push_back(line.digit(group, number));
        }
        ++number;
    });
    return digits;
}

std::vector<Candidates> candidatesOfPage(const GreyImage& picture, const Readers& readers) {
    std::vector<Candidates> lines;
    forEachLine(picture, readers, [&](const PageLine& line) { lines.push_back(line.candidates()); });
    return lines;
}

} // namespace model
