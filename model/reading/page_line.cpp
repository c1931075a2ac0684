// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/page_line.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace model {
namespace {

// In heights of the line.
constexpr float kBarHeight = 0.4F; ///< a bar is not taller
constexpr float kPointSize = 0.3F; ///< nor a point either way
constexpr float kBar = 1.6F;       ///< width of a bar, in its heights
// Of what may be a comma at a digit, in heights of a usual digit.
constexpr float kTallPiece = 0.5F; ///< of the line: what is taller tells where digits stand
constexpr float kCommaWidth = 0.22F;
constexpr float kShortestComma = 0.07F;
constexpr float kLongestComma = 0.42F;
constexpr float kAtFoot = 0.2F; ///< from there it hangs
constexpr float kAbove = 0.1F;  ///< so near above it the digit is broader …
constexpr float kBroader = 2;   ///< … by this factor

constexpr float kDash = 0.12F;   ///< of a digit's size: between dashes, or the two sides of an outline
constexpr float kCross = 0.88F;  ///< share of a plus's ink in its two bars
constexpr float kMiddle = 0.17F; ///< of its size: how far from its middle they may cross

/// Whether ink is two bars that cross in the middle.
bool isPlus(const InkMap& ink) {
    std::vector<float> rows(static_cast<std::size_t>(ink.height));
    std::vector<float> columns(static_cast<std::size_t>(ink.width));
    float all = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            rows[static_cast<std::size_t>(y)] += ink.at(x, y);
            columns[static_cast<std::size_t>(x)] += ink.at(x, y);
            all += ink.at(x, y);
        }
    }
    const auto at = [](const std::vector<float>& sums) {
        return static_cast<int>(std::max_element(sums.begin(), sums.end()) - sums.begin());
    };
    const int row = at(rows);
    const int column = at(columns);
    const auto inMiddle = [](int place, int length) {
        return std::abs(static_cast<float>(place) - static_cast<float>(length - 1) / 2) < kMiddle * static_cast<float>(length);
    };
    if (!inMiddle(row, ink.height) || !inMiddle(column, ink.width) ||
        rows[static_cast<std::size_t>(row)] < 0.75F * static_cast<float>(ink.width) ||
        columns[static_cast<std::size_t>(column)] < 0.75F * static_cast<float>(ink.height)) {
        return false;
    }
    const int half = std::max(1, std::min(ink.width, ink.height) / 7);
    float crossed = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            crossed += std::abs(y - row) <= half || std::abs(x - column) <= half ? ink.at(x, y) : 0;
        }
    }
    return crossed > kCross * all;
}

/// Touching digits lie next to each other. Ink that is stacked all along the line is a pattern, which takes long to cut.
bool isPattern(const std::set<int>& labels, const std::vector<Component>& components, float lineWidth) {
    float width = 0;
    for (const int label : labels) {
        width += static_cast<float>(components[static_cast<std::size_t>(label)].width());
    }
    return width > 2 * lineWidth;
}

void raise(float* pixels, const float* to, int count) {
    for (int i = 0; i < count; ++i) {
        pixels[i] = std::max(pixels[i], to[i]);
    }
}

/// Each pixel becomes the largest within the disc around it. cv::dilate takes the disc's area for a pixel, this its height: the
/// disc's rows widen towards its middle, so that each is the one before and a little more.
cv::Mat dilatedByDisc(const cv::Mat& ink, int side) {
    const cv::Mat disc = cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side});
    cv::Mat result = ink.clone();
    for (int y = 0; y < ink.rows; ++y) {
        std::vector<float> row(ink.ptr<float>(y), ink.ptr<float>(y) + ink.cols);
        int half = 0;
        for (int off = side / 2; off >= 0; --off) {
            for (const int wanted = cv::countNonZero(disc.row(side / 2 - off)) / 2; half < wanted;) {
                const int step = std::min({wanted - half, 2 * half + 1, ink.cols});
                const std::vector<float> before = row;
                raise(row.data() + step, before.data(), ink.cols - step);
                raise(row.data(), before.data() + step, ink.cols - step);
                half += step;
            }
            for (const int reached : {y - off, y + off}) {
                if (reached >= 0 && reached < ink.rows) {
                    raise(result.ptr<float>(reached), row.data(), ink.cols);
                }
            }
        }
    }
    return result;
}

} // namespace

PageLine::PageLine(Writing& writing, const std::vector<int>& members, const std::set<int>& toCut) : writing_(writing) {
    for (const int label : members) {
        const Component& c = of(label);
        box_.add(static_cast<float>(c.left), static_cast<float>(c.top));
        box_.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
    }
    for (const int label : members) {
        const std::vector<int> parts = toCut.contains(label)
                                           ? parted(label, writing.ink, writing.components, static_cast<double>(box_.height()))
                                           : std::vector{label};
        labels_.insert(labels_.end(), parts.begin(), parts.end());
    }
    const auto middle = [this](int label) { return of(label).left + of(label).right; };
    std::sort(labels_.begin(), labels_.end(), [&](int a, int b) { return middle(a) < middle(b); });
    placeOf_.assign(writing.components.list.size(), -1);
    for (const int label : labels_) {
        placeOf_[static_cast<std::size_t>(label)] = static_cast<int>(pieces_.size());
        pieces_.push_back(trace(label));
    }
}

void PageLine::findCandidates(const Readers& readers) {
    candidates_ = candidatesOf(
        pieces_, [this](std::size_t first, std::size_t last) { return framed(first, last); }, readers);
}

Piece PageLine::trace(int label) const {
    const Component& c = of(label);
    Piece piece;
    piece.source = c.source;
    piece.cut = c.cut;
    piece.box.add(static_cast<float>(c.left), static_cast<float>(c.top));
    piece.box.add(static_cast<float>(c.right), static_cast<float>(c.bottom));
    for (int y = c.top; y < c.bottom; ++y) {
        const auto row = static_cast<std::size_t>((static_cast<float>(y) - box_.top) * kOutlineRows / box_.height());
        for (int x = c.left; x < c.right; ++x) {
            if (writing_.components.labels[writing_.ink.index(x, y)] == label) {
                piece.rows[row].add(static_cast<float>(x));
                piece.rows[row].add(static_cast<float>(x + 1));
            }
        }
    }
    return piece;
}

Box PageLine::boxOf(std::size_t first, std::size_t last) const {
    Box box;
    for (std::size_t i = first; i < last; ++i) {
        box = united(box, pieces_[i].box);
    }
    return box;
}

bool PageLine::isSign(std::size_t first, std::size_t last) const {
    const float height = box_.height();
    int bars = 0;
    int points = 0;
    for (std::size_t i = first; i < last; ++i) {
        const Box& box = pieces_[i].box;
        const bool bar = box.height() < kBarHeight * height && box.width() > kBar * box.height();
        bars += bar ? 1 : 0;
        points += !bar && std::max(box.width(), box.height()) < kPointSize * height ? 1 : 0;
    }
    const bool flat = bars > 0 && bars + points == static_cast<int>(last - first);
    return flat || isPlus(cutOut(first, last));
}

/// These pieces' ink with its soft edge, without their neighbours'.
InkMap PageLine::cutOut(std::size_t first, std::size_t last) const {
    const Box box = boxOf(first, last);
    const int left = static_cast<int>(box.left) - 1;
    const int top = static_cast<int>(box.top) - 1;
    InkMap cut(static_cast<int>(box.width()) + 2, static_cast<int>(box.height()) + 2);
    const auto inside = [&](int x, int y) { return x >= 0 && y >= 0 && x < writing_.ink.width && y < writing_.ink.height; };
    const auto belongs = [&](int label) {
        const int place = label < 0 ? -1 : placeOf_[static_cast<std::size_t>(label)];
        return place >= static_cast<int>(first) && place < static_cast<int>(last);
    };
    for (int y = top + 1; y < static_cast<int>(box.bottom); ++y) {
        for (int x = left + 1; x < static_cast<int>(box.right); ++x) {
            if (!belongs(writing_.components.labels[writing_.ink.index(x, y)])) {
                continue;
            }
            for (int dy = -1; dy <= 1; ++dy) {
                for (int dx = -1; dx <= 1; ++dx) {
                    const bool edge =
                        inside(x + dx, y + dy) && writing_.components.labels[writing_.ink.index(x + dx, y + dy)] < 0;
                    if (edge || (dx == 0 && dy == 0)) {
                        cut.at(x + dx - left, y + dy - top) = writing_.ink.at(x + dx, y + dy);
                    }
                }
            }
        }
    }
    return cut;
}

std::optional<DigitImage> PageLine::framedClosed() const {
    InkMap ink = cutOut(0, pieces_.size());
    const int gap = static_cast<int>(kDash * static_cast<float>(std::max(ink.width, ink.height))) | 1;
    cv::Mat around;
    cv::copyMakeBorder(matOf(ink), around, gap, gap, gap, gap, cv::BORDER_CONSTANT, cv::Scalar(0));
    around = -dilatedByDisc(-dilatedByDisc(around, gap), gap);
    around(cv::Rect(gap, gap, ink.width, ink.height)).copyTo(matOf(ink));
    return frameInk(ink);
}

std::optional<DigitImage> PageLine::framedWithoutComma(std::size_t first, std::size_t last) const {
    std::vector<float> feet;
    std::vector<float> heights;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if ((i < first || i >= last) && pieces_[i].box.height() > kTallPiece * box_.height()) {
            feet.push_back(pieces_[i].box.bottom);
            heights.push_back(pieces_[i].box.height());
        }
    }
    if (feet.empty()) {
        return std::nullopt;
    }
    const auto median = [](std::vector<float>& values) {
        const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    };
    const float height = median(heights);
    const float foot = median(feet);
    if (boxOf(first, last).bottom - foot < kShortestComma * height) {
        return std::nullopt;
    }
    InkMap ink = cutOut(first, last);
    const float top = boxOf(first, last).top - 1;
    const auto breadthOf = [&](int y) { // of all ink in the row
        Piece::Span span;
        for (int x = 0; x < ink.width; ++x) {
            if (ink.at(x, y) > kInk) {
                span.add(static_cast<float>(x));
            }
        }
        return span.empty() ? 0.0F : span.right - span.left + 1;
    };
    int row = ink.height; // the first of the comma's
    float thickness = 0;
    while (row > 0 && breadthOf(row - 1) < kCommaWidth * height) {
        thickness = std::max(thickness, breadthOf(--row));
    }
    const float length = static_cast<float>(ink.height - row);
    float above = 0;
    for (int y = row - 1; y >= 0 && static_cast<float>(row - y) <= kAbove * height; --y) {
        above = std::max(above, breadthOf(y));
    }
    if (length < kShortestComma * height || length > kLongestComma * height || above < kBroader * thickness ||
        std::abs(top + static_cast<float>(row) - foot) > kAtFoot * height) {
        return std::nullopt;
    }
    std::fill(ink.values.begin() + static_cast<std::ptrdiff_t>(ink.index(0, row)), ink.values.end(), 0.0F);
    return frameInk(ink);
}

PageLine readLine(Writing& writing, const std::vector<int>& members, const Readers& readers) {
    PageLine whole(writing, members);
    whole.findCandidates(readers);
    const std::set<int> doubtful = doubtfulSources(whole.pieces(), partition(whole.candidates(), pictureWeights(readers)));
    if (doubtful.empty() || isPattern(doubtful, writing.components.list, whole.width())) {
        return whole;
    }
    PageLine cut(writing, members, doubtful);
    cut.findCandidates(readers);
    return cut;
}

} // namespace model
