// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/page.h"

#include "model/reading/components.h"
#include "model/reading/partition.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

constexpr int kLargestSide = 1600;  ///< pixels a picture is reduced to
constexpr int kMostLines = 100;     ///< that are read
constexpr double kWide = 0.7;       ///< components wider than this may be several digits that touch, in heights of the line
constexpr double kCutSpacing = 0.2; ///< between such cuts, and from the component's ends
constexpr double kThinnest = 0.35;  ///< ink a cut may go through

/// A component, or the columns of one between two cuts.
struct Part {
    int label;
    int left;
    int right; ///< one beyond
};

/// Columns where a wide component may be parted: those with least ink, apart from each other. Ascending.
std::vector<int> cutsOf(const Component& c, int label, const Components& components, int pictureWidth, double lineHeight) {
    if (c.width() < kWide * lineHeight) {
        return {};
    }
    std::vector<std::pair<int, int>> columns; // ink, x
    const double margin = kCutSpacing * lineHeight;
    for (int x = c.left + static_cast<int>(margin); x < c.right - static_cast<int>(margin); ++x) {
        int ink = 0;
        for (int y = c.top; y < c.bottom; ++y) {
            ink += components.labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(pictureWidth) +
                                     static_cast<std::size_t>(x)] == label
                       ? 1
                       : 0;
        }
        columns.emplace_back(ink, x);
    }
    std::sort(columns.begin(), columns.end());
    std::vector<int> chosen;
    for (const auto& [ink, x] : columns) {
        const auto near = [&, at = x](int other) { return std::abs(at - other) < margin; };
        if (ink < kThinnest * lineHeight && std::none_of(chosen.begin(), chosen.end(), near)) {
            chosen.push_back(x);
        }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

class Line {
public:
    Line(const InkMap& ink, const Components& components, const std::vector<int>& members)
        : ink_(ink), labels_(components.labels) {
        for (const int label : members) {
            const Component& c = components.list[static_cast<std::size_t>(label)];
            box_.add(static_cast<float>(c.left), static_cast<float>(c.top));
            box_.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
        }
        const double height = static_cast<double>(box_.height());
        for (const int label : members) {
            const Component& c = components.list[static_cast<std::size_t>(label)];
            int left = c.left;
            for (const int cut : cutsOf(c, label, components, ink.width, height)) {
                parts_.push_back({label, left, cut});
                left = cut;
            }
            parts_.push_back({label, left, c.right});
        }
        std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.left + a.right < b.left + b.right; });
        for (const Part& part : parts_) {
            pieces_.push_back(trace(part));
        }
    }

    std::vector<Glyph> read(Predictor& predictor, int number) const {
        std::vector<Glyph> glyphs;
        const auto frame = [this](std::size_t first, std::size_t last) { return frameInk(cutOut(first, last)); };
        for (const Group& group : partition(pieces_, frame, predictor)) {
            glyphs.push_back({boxOf(group.first, group.last), number, {}, group.image, group.prediction});
        }
        return glyphs;
    }

private:
    Piece trace(const Part& part) const {
        Piece piece;
        piece.source = part.label;
        for (int y = static_cast<int>(box_.top); y < static_cast<int>(box_.bottom); ++y) {
            const auto row = static_cast<std::size_t>((static_cast<float>(y) - box_.top) * kOutlineRows / box_.height());
            for (int x = part.left; x < part.right; ++x) {
                if (labels_[ink_.index(x, y)] == part.label) {
                    piece.box.add(static_cast<float>(x), static_cast<float>(y));
                    piece.box.add(static_cast<float>(x + 1), static_cast<float>(y + 1));
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
        for (std::size_t i = first; i < last; ++i) {
            const Part& part = parts_[i];
            for (int y = static_cast<int>(pieces_[i].box.top); y < static_cast<int>(pieces_[i].box.bottom); ++y) {
                for (int x = part.left; x < part.right; ++x) {
                    if (labels_[ink_.index(x, y)] != part.label) {
                        continue;
                    }
                    for (int dy = -1; dy <= 1; ++dy) {
                        for (int dx = -1; dx <= 1; ++dx) {
                            const bool edge = inside(x + dx, y + dy) && labels_[ink_.index(x + dx, y + dy)] < 0;
                            if (edge || (dx == 0 && dy == 0)) {
                                cut.at(x + dx - left, y + dy - top) = ink_.at(x + dx, y + dy);
                            }
                        }
                    }
                }
            }
        }
        return cut;
    }

    const InkMap& ink_;
    const std::vector<int>& labels_;
    Box box_;
    std::vector<Part> parts_;
    std::vector<Piece> pieces_;
};

} // namespace

std::vector<Glyph> readPage(const GreyImage& picture, Predictor& predictor) {
    const int factor = (std::max(picture.width, picture.height) - 1) / kLargestSide + 1;
    if (factor > 1) {
        std::vector<Glyph> glyphs = readPage(reduced(picture, factor), predictor);
        const auto scale = static_cast<float>(factor);
        for (Glyph& glyph : glyphs) {
            const Box& box = glyph.box;
            glyph.box = {box.left * scale, box.top * scale, box.right * scale, box.bottom * scale};
        }
        return glyphs;
    }
    const std::optional<InkMap> ink = inkOf(picture);
    if (!ink) {
        return {};
    }
    const Components components = findComponents(*ink);
    std::vector<std::vector<int>> lines = linesOf(components.list, ink->width, ink->height);
    lines.resize(std::min<std::size_t>(lines.size(), kMostLines));
    std::vector<Glyph> glyphs;
    int number = 0;
    for (const std::vector<int>& members : lines) {
        const std::vector<Glyph> line = Line(*ink, components, members).read(predictor, number++);
        glyphs.insert(glyphs.end(), line.begin(), line.end());
    }
    return glyphs;
}

} // namespace model
