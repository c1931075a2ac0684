// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/cells.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <map>
#include <numeric>

namespace model {
namespace {

constexpr int kSmallestCell = 10;      ///< pixels, the sides of a cell
constexpr double kSquare = 0.85;       ///< of a cell's convex area and the rectangle around it
constexpr double kWithin = 0.25;       ///< of a cell's height that writing in it has at least
constexpr double kAlongTheEdge = 0.18; ///< of a cell's shorter side: what stays so near to its edge is the frame's unevenness
// What goes across a cell like this is a line that does not close it.
constexpr double kAcross = 0.7;      ///< of its width
constexpr double kDown = 0.85;       ///< of its height
constexpr double kLineHeight = 0.15; ///< of the other
constexpr int kFlatPart = 5;         ///< width in heights of what is a line …
constexpr double kNearEdge = 0.3;    ///< … so near to the upper or lower side, in heights of the cell
constexpr int kGap = 250;            ///< of the picture's longer side, parts: gaps in lines that are closed
constexpr double kLargeFrame = 0.3;  ///< of that side: what is as long has lines that may break off …
constexpr int kRun = 40;             ///< … once they have run straight for its side by this …
constexpr int kBreak = 80;           ///< … for its side by this at most
constexpr double kComb = 2.5;        ///< width of a comb, in its heights …
constexpr int kSideBreadth = 25;     ///< of that width, parts: its outermost teeth …
constexpr double kSideHeight = 0.8;  ///< … which are so tall
constexpr int kInComb = 2;           ///< … and digits in it at least
constexpr double kBox = 0.9;         ///< the same of a box's …
constexpr double kThinSides = 0.6;   ///< … and of it and its outside
constexpr double kCovered = 0.5;     ///< of a frame, by what it encloses
constexpr double kAlike = 0.2;       ///< boxes of a row differ by less
constexpr double kNarrow = 0.35;     ///< of the larger cells: what is narrower lies between them
constexpr double kLoop = 0.6;        ///< of them: what is smaller both ways is the loop of a digit that touches a line
constexpr double kCrossed = 0.5;     ///< share of the ink in a grid's squares that hangs on the lines: squared paper
constexpr std::size_t kGrid = 12;    ///< squares it has

using Contour = std::vector<cv::Point>;

/// What a component of ink encloses.
struct Hole {
    int frame; ///< the component
    Contour hull;
    double fill = 0; ///< of the rectangle around it
    cv::Rect box;
    bool written = false; ///< there is other ink in it
};

/// Numbers the groups of cells that hang together by `beside`, in the order of the means of `place`.
std::vector<int> ranked(const std::vector<Hole>& holes, const auto& beside, const auto& place) {
    std::vector<int> group(holes.size());
    std::iota(group.begin(), group.end(), 0);
    for (std::size_t i = 0; i < holes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (group[i] != group[j] && beside(holes[i].box, holes[j].box)) {
                std::ranges::replace(group, int{group[i]}, int{group[j]});
            }
        }
    }
    std::map<int, std::pair<double, int>> sums;
    for (std::size_t i = 0; i < holes.size(); ++i) {
        auto& [sum, count] = sums[group[i]];
        sum += place(holes[i].box);
        ++count;
    }
    std::vector<std::pair<double, int>> order;
    for (const auto& [which, entry] : sums) {
        order.emplace_back(entry.first / entry.second, which);
    }
    std::sort(order.begin(), order.end());
    for (int& which : group) {
        which = static_cast<int>(std::ranges::find(order, which, &std::pair<double, int>::second) - order.begin());
    }
    return group;
}

/// Cells that stand next to each other and share most of a side are of one row or column, also in a table that is askew.
void number(const std::vector<Hole>& holes, std::vector<Cell>& cells) {
    const auto shared = [](int a, int aLength, int b, int bLength) {
        return 2 * (std::min(a + aLength, b + bLength) - std::max(a, b)) > std::max(aLength, bLength);
    };
    const auto near = [](int a, int aLength, int b, int bLength) {
        return std::max(a, b) - std::min(a + aLength, b + bLength) < std::min(aLength, bLength);
    };
    const std::vector<int> rows = ranked(
        holes,
        [&](const cv::Rect& a, const cv::Rect& b) {
            return shared(a.y, a.height, b.y, b.height) && near(a.x, a.width, b.x, b.width) &&
                   !shared(a.x, a.width, b.x, b.width);
        },
        [](const cv::Rect& box) { return box.y + box.height / 2.0; });
    const std::vector<int> columns = ranked(
        holes,
        [&](const cv::Rect& a, const cv::Rect& b) {
            return shared(a.x, a.width, b.x, b.width) && near(a.y, a.height, b.y, b.height) &&
                   !shared(a.y, a.height, b.y, b.height);
        },
        [](const cv::Rect& box) { return box.x + box.width / 2.0; });
    for (std::size_t i = 0; i < holes.size(); ++i) {
        cells.push_back({rows[i], columns[i], holes[i].box.height});
    }
}

/// Removes what is no cell: what lies between boxes that stand close, and loops of digits that touch a line.
void dropGaps(std::vector<Hole>& holes) {
    const auto commonOf = [&](const auto& lengthOf) {
        std::vector<int> lengths;
        for (const Hole& hole : holes) {
            lengths.push_back(lengthOf(hole));
        }
        std::ranges::sort(lengths);
        return lengths.empty() ? 0 : lengths[lengths.size() * 4 / 5];
    };
    const int width = commonOf([](const Hole& hole) { return hole.box.width; });
    const int height = commonOf([](const Hole& hole) { return hole.box.height; });
    std::erase_if(holes, [&](const Hole& hole) {
        const double across = hole.box.width / static_cast<double>(width);
        const double down = hole.box.height / static_cast<double>(height);
        return !hole.written && (std::min(across, down) < kNarrow || std::max(across, down) < kLoop);
    });
}

/// The ink with small gaps in lines closed, and combs, which have no upper side, as well.
cv::Mat closedOver(const cv::Mat& ink) {
    cv::Mat mask;
    const int gap = std::max(3, std::max(ink.cols, ink.rows) / kGap) | 1;
    cv::morphologyEx(ink, mask, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
    cv::Mat labels;
    cv::Mat boxes;
    const int count = connectedMarks(mask, labels, boxes);
    const auto boxOf = [&](int i) {
        const int* box = boxes.ptr<int>(i);
        return cv::Rect(box[cv::CC_STAT_LEFT], box[cv::CC_STAT_TOP], box[cv::CC_STAT_WIDTH], box[cv::CC_STAT_HEIGHT]);
    };
    // A line of a large frame that breaks off goes on.
    cv::Mat large(mask.size(), CV_8U, cv::Scalar(0));
    const int side = std::max(ink.cols, ink.rows);
    for (int i = 1; i < count; ++i) {
        if (const cv::Rect box = boxOf(i); std::max(box.width, box.height) > kLargeFrame * side) {
            large(box).setTo(255, labels(box) == i);
        }
    }
    const int run = std::max(8, side / kRun);
    const int broken = std::max(2, side / kBreak);
    for (const bool across : {true, false}) {
        const auto bar = [&](int length, int breadth) {
            return cv::getStructuringElement(cv::MORPH_RECT, across ? cv::Size(length, breadth) : cv::Size(breadth, length));
        };
        cv::Mat lines;
        cv::morphologyEx(large, lines, cv::MORPH_OPEN, bar(run, 1));
        cv::dilate(lines, lines, bar(2 * broken + 1, 1));
        cv::bitwise_or(mask, lines, mask);
    }
    for (int i = 1; i < count; ++i) {
        const cv::Rect comb = boxOf(i);
        if (comb.width < kComb * comb.height || comb.height < kSmallestCell) {
            continue;
        }
        const auto hasSide = [&](int x) { // a rule has none, whatever hangs on it
            const int breadth = std::max(3, comb.width / kSideBreadth);
            const cv::Rect strip(std::clamp(x - breadth / 2, comb.x, comb.x + comb.width - breadth), comb.y, breadth,
                                 comb.height);
            return cv::boundingRect(labels(strip) == i).height > kSideHeight * comb.height;
        };
        if (!hasSide(comb.x) || !hasSide(comb.x + comb.width)) {
            continue;
        }
        int within = 0;
        for (int j = 1; j < count; ++j) {
            const cv::Rect box = boxOf(j);
            within += j != i && (box & comb) == box && box.height > kWithin * comb.height ? 1 : 0;
        }
        if (within >= kInComb) {
            cv::rectangle(mask, comb, cv::Scalar(255));
        }
    }
    return mask;
}

} // namespace

Cells takeOutFrames(InkMap& ink, bool empty) {
    Cells result{{}, std::vector<int>(ink.values.size(), -1)};
    cv::Mat values = matOf(ink);
    cv::Mat mask = closedOver(values > kInk);
    cv::Mat labels;
    cv::Mat boxes;
    const int components = connectedMarks(mask, labels, boxes);
    std::vector<Contour> contours;
    std::vector<cv::Vec4i> tree; // next, previous, first child, parent
    cv::findContours(mask, contours, tree, cv::RETR_CCOMP, cv::CHAIN_APPROX_SIMPLE);
    std::vector<Hole> holes;
    for (std::size_t i = 0; i < contours.size(); ++i) {
        if (tree[i][3] < 0) {
            continue;
        }
        // A hole's contour runs on the ink around it.
        Hole hole{labels.at<int>(contours[i][0]), {}, 0, cv::boundingRect(contours[i])};
        if (std::min(hole.box.width, hole.box.height) < kSmallestCell) {
            continue;
        }
        cv::convexHull(contours[i], hole.hull);
        const cv::RotatedRect around = cv::minAreaRect(hole.hull);
        hole.fill = cv::contourArea(hole.hull) / std::max(1.0, static_cast<double>(around.size.area()));
        holes.push_back(std::move(hole));
    }
    // Ink within a hole: by the component's box.
    for (int c = 1; c < components; ++c) {
        const int* box = boxes.ptr<int>(c);
        const int height = box[cv::CC_STAT_HEIGHT];
        for (Hole& hole : holes) {
            if (hole.frame == c || hole.written || height < kWithin * hole.box.height || height < kSmallestCell) {
                continue;
            }
            const cv::Rect inner(box[cv::CC_STAT_LEFT], box[cv::CC_STAT_TOP], box[cv::CC_STAT_WIDTH], height);
            hole.written = (inner & hole.box) == inner;
        }
    }
    // A component is a frame when there is writing in one of its holes, or when several of them are rectangles; rectangles with
    // thin sides may also be written on alone, or stand in a row.
    struct Frame {
        std::size_t holes = 0;
        std::size_t square = 0;
        std::size_t written = 0;
        bool box = false;
        double area = 0; ///< of the holes
    };
    const auto isBox = [&](const Hole& hole) {
        const int* frame = boxes.ptr<int>(hole.frame);
        return hole.fill > kBox && hole.box.area() > kThinSides * frame[cv::CC_STAT_WIDTH] * frame[cv::CC_STAT_HEIGHT];
    };
    const auto hasTwin = [&](const Hole& hole) {
        return std::ranges::count_if(holes, [&](const Hole& other) {
                   return isBox(other) && std::abs(other.box.width - hole.box.width) < kAlike * hole.box.width &&
                          std::abs(other.box.height - hole.box.height) < kAlike * hole.box.height;
               }) > 1;
    };
    std::map<int, Frame> frames;
    for (const Hole& hole : holes) {
        Frame& frame = frames[hole.frame];
        ++frame.holes;
        frame.area += hole.box.area();
        frame.square += hole.fill > kSquare ? 1 : 0;
        frame.written += hole.written && hole.fill > 0.6 ? 1 : 0;
        frame.box |= isBox(hole) && hasTwin(hole);
    }
    std::erase_if(frames, [&](const auto& entry) {
        const Frame& frame = entry.second;
        const int* whole = boxes.ptr<int>(entry.first);
        const bool covered =
            frame.area > kCovered * whole[cv::CC_STAT_WIDTH] * whole[cv::CC_STAT_HEIGHT]; // rules go on beyond digits
        return !covered || (frame.written == 0 && (!empty || (frame.square < 3 && !frame.box)));
    });
    std::erase_if(holes, [&](const Hole& hole) { return !frames.contains(hole.frame) || hole.fill < 0.6; });
    if (frames.empty()) {
        return result;
    }
    dropGaps(holes);
    // Inner frames' cells overwrite those around them.
    std::sort(holes.begin(), holes.end(), [](const Hole& a, const Hole& b) { return a.box.area() > b.box.area(); });
    cv::Mat cells(values.size(), CV_32S, result.labels.data());
    for (std::size_t i = 0; i < holes.size(); ++i) {
        cv::fillConvexPoly(cells, holes[i].hull, cv::Scalar(static_cast<double>(i)));
        cv::polylines(cells, holes[i].hull, true, cv::Scalar(-1)); // the contour itself is ink of the frame
    }
    // Squared paper. What stays near to a cell's edge is the line's unevenness.
    cv::Mat depth;
    cv::distanceTransform(cells >= 0, depth, cv::DIST_L2, 3);
    const auto isWithin = [&](int y, int x) {
        const cv::Rect& box = holes[static_cast<std::size_t>(cells.at<int>(y, x))].box;
        return static_cast<double>(depth.at<float>(y, x)) > kAlongTheEdge * std::min(box.width, box.height);
    };
    std::map<int, std::pair<double, double>> inkOfFrame; // hanging on the lines, all
    for (int y = 0; y < values.rows; ++y) {
        for (int x = 0; x < values.cols; ++x) {
            const int cell = cells.at<int>(y, x);
            const int label = labels.at<int>(y, x);
            if (cell >= 0 && label > 0 && isWithin(y, x)) {
                auto& [hanging, all] = inkOfFrame[holes[static_cast<std::size_t>(cell)].frame];
                hanging += label == holes[static_cast<std::size_t>(cell)].frame ? 1 : 0;
                ++all;
            }
        }
    }
    for (const auto& [frame, amounts] : inkOfFrame) {
        if (frames[frame].holes >= kGrid && amounts.first > kCrossed * amounts.second) {
            frames.erase(frame);
        }
    }
    // The lines go. In cells what hangs on them stays where it reaches into the cell, else it is the line's unevenness.
    const auto isFrame = [&](int label) { return label > 0 && frames.contains(label); };
    cv::Mat rest(values.size(), CV_8U, cv::Scalar(0));
    for (int y = 0; y < values.rows; ++y) {
        for (int x = 0; x < values.cols; ++x) {
            int& cell = cells.at<int>(y, x);
            if (cell >= 0 && !isFrame(holes[static_cast<std::size_t>(cell)].frame)) {
                cell = -1;
            }
            if (isFrame(labels.at<int>(y, x))) {
                rest.at<std::uint8_t>(y, x) = cell >= 0 && holes[static_cast<std::size_t>(cell)].frame == labels.at<int>(y, x);
                if (rest.at<std::uint8_t>(y, x) == 0) {
                    values.at<float>(y, x) = 0;
                }
            }
        }
    }
    cv::Mat parts;
    cv::Mat extents;
    const int count = connectedMarks(rest, parts, extents);
    std::vector<int> reaches(static_cast<std::size_t>(count), 0);
    const auto forEachPart = [&](const auto& visit) {
        for (int y = 0; y < values.rows; ++y) {
            for (int x = 0; x < values.cols; ++x) {
                if (const int part = parts.at<int>(y, x); part > 0) {
                    visit(y, x, reaches[static_cast<std::size_t>(part)]);
                }
            }
        }
    };
    forEachPart([&](int y, int x, int& reach) {
        const int* part = extents.ptr<int>(parts.at<int>(y, x));
        const cv::Rect& cell = holes[static_cast<std::size_t>(cells.at<int>(y, x))].box;
        const bool line =
            (part[cv::CC_STAT_WIDTH] > kAcross * cell.width && part[cv::CC_STAT_HEIGHT] < kLineHeight * cell.height) ||
            (part[cv::CC_STAT_HEIGHT] > kDown * cell.height && part[cv::CC_STAT_WIDTH] < kLineHeight * cell.width);
        const int middle = part[cv::CC_STAT_TOP] + part[cv::CC_STAT_HEIGHT] / 2 - cell.y;
        const bool flat = part[cv::CC_STAT_WIDTH] > kFlatPart * part[cv::CC_STAT_HEIGHT] &&
                          std::min(middle, cell.height - middle) < kNearEdge * cell.height;
        reach |= !line && !flat && isWithin(y, x) ? 1 : 0;
    });
    forEachPart([&](int y, int x, int reach) { values.at<float>(y, x) = reach != 0 ? values.at<float>(y, x) : 0; });
    number(holes, result.list);
    return result;
}

} // namespace model
