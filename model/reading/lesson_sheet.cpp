// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/lesson_sheet.h"

#include "model/ink/ink_map.h"
#include "model/ink/mat.h"
#include "model/values/error.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <ranges>

namespace model::lesson_sheet {
namespace {

constexpr double kCornerMark = 14; ///< its middle, from both edges
constexpr double kPageMark = 16;   ///< between the places of marks that tell the page
constexpr int kMostPages = 10;
constexpr double kFirstColumn = 42;
constexpr double kColumn = 15; ///< from box to box
constexpr int kColumns = 10;
constexpr double kFirstRow = 34;
constexpr double kRow = 17;
constexpr int kRows = 14;

constexpr double kWidestMark = 1.0 / 8; ///< of the picture's longer side
constexpr double kSmallestMark = 1.0 / 160;
constexpr double kSolid = 0.8;         ///< of a mark's area and the rectangle around it
constexpr double kOblong = 0.5;        ///< sides of a mark seen at an angle
constexpr std::size_t kMostMarks = 14; ///< that are tried as corners
constexpr double kNear = 3;            ///< mm: marks are found so close to where they belong
constexpr double kPixels = 7;          ///< a mm, of the sheet turned upright
constexpr double kInside = 0.8;        ///< mm: a box's own line
constexpr double kStray = 1.2;         ///< mm: what stays so close to a box's edge comes from beyond it
constexpr double kLeastInk = 0.8;      ///< mm² of ink in a box that was written in

cv::Point2f pointOf(const Place& place) {
    return {static_cast<float>(place.x), static_cast<float>(place.y)};
}

struct Mark {
    cv::Point2f middle; ///< pixels
    double area = 0;
};

/// Black squares, the largest first.
std::vector<Mark> marksIn(const Picture& picture) {
    std::vector<Mark> marks;
    std::optional<InkMap> ink = inkOf(picture, {false, kWidestMark});
    if (!ink) {
        return marks;
    }
    cv::Mat labels;
    cv::Mat boxes;
    const cv::Mat mask = matOf(*ink) > kInk;
    const int count = connectedMarks(mask, labels, boxes);
    const double least = kSmallestMark * std::max(picture.width, picture.height);
    for (int i = 1; i < count; ++i) {
        const int* box = boxes.ptr<int>(i);
        if (std::min(box[cv::CC_STAT_WIDTH], box[cv::CC_STAT_HEIGHT]) < least) {
            continue;
        }
        const cv::Rect place(box[cv::CC_STAT_LEFT], box[cv::CC_STAT_TOP], box[cv::CC_STAT_WIDTH], box[cv::CC_STAT_HEIGHT]);
        std::vector<cv::Point> pixels;
        cv::findNonZero(labels(place) == i, pixels);
        const cv::RotatedRect around = cv::minAreaRect(pixels);
        const auto [narrow, wide] = std::minmax(around.size.width, around.size.height);
        const double area = box[cv::CC_STAT_AREA];
        if (narrow < kOblong * wide || area < kSolid * (narrow + 1) * (wide + 1)) {
            continue;
        }
        marks.push_back(
            {around.center + cv::Point2f(static_cast<float>(place.x) + 0.5F, static_cast<float>(place.y) + 0.5F), area});
    }
    std::ranges::sort(marks, std::greater(), &Mark::area);
    marks.resize(std::min(marks.size(), kMostMarks));
    return marks;
}

struct Found {
    int page = -1;
    cv::Matx33d toSheet; ///< pixels to mm
    double area = 0;     ///< of the picture, pixels
};

/// The page whose marks these are when four of them are its corners in this order.
std::optional<Found> pageAt(const std::array<cv::Point2f, 4>& corners, const std::vector<Mark>& marks,
                            const std::vector<Page>& pages) {
    std::array<cv::Point2f, 4> places;
    std::ranges::transform(pages.front().marks | std::views::take(4), places.begin(), pointOf);
    Found found{-1, cv::getPerspectiveTransform(corners.data(), places.data()),
                cv::contourArea(std::vector(corners.begin(), corners.end()))};
    for (const Mark& mark : marks) {
        const cv::Vec3d at = found.toSheet * cv::Vec3d(mark.middle.x, mark.middle.y, 1);
        const Place place{at[0] / at[2], at[1] / at[2]};
        for (std::size_t page = 0; page < pages.size(); ++page) {
            const Place& tells = pages[page].marks.back();
            if (std::hypot(place.x - tells.x, place.y - tells.y) < kNear) {
                found.page = static_cast<int>(page);
                return found;
            }
        }
    }
    return std::nullopt;
}

Found find(const std::vector<Mark>& marks, const std::vector<Page>& pages) {
    Found best;
    const std::size_t n = marks.size();
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = a + 1; b < n; ++b) {
            for (std::size_t c = b + 1; c < n; ++c) {
                for (std::size_t d = c + 1; d < n; ++d) {
                    std::vector<cv::Point2f> hull;
                    cv::convexHull(std::vector{marks[a].middle, marks[b].middle, marks[c].middle, marks[d].middle},
                                   hull); // clockwise, as y points down
                    if (hull.size() != 4 || cv::contourArea(hull) <= best.area) {
                        continue;
                    }
                    for (int turn = 0; turn < 4; ++turn) {
                        std::array<cv::Point2f, 4> corners;
                        std::rotate_copy(hull.begin(), hull.begin() + turn, hull.end(), corners.begin());
                        if (const auto found = pageAt(corners, marks, pages)) {
                            best = *found;
                        }
                    }
                }
            }
        }
    }
    return best;
}

/// The ink in a box, without its outline and what reaches in from beyond; nothing for an empty one.
std::optional<InkMap> inkIn(InkMap& page, const Box& box) {
    const auto pixels = [](double mm) { return static_cast<int>(std::lround(mm * kPixels)); };
    const int side = pixels(kBox - 2 * kInside);
    const cv::Rect place(pixels(box.corner.x + kInside), pixels(box.corner.y + kInside), side, side);
    InkMap ink(side, side);
    cv::Mat values = matOf(ink);
    matOf(page)(place).copyTo(values);
    cv::Mat labels;
    cv::Mat boxes;
    const int count = connectedMarks(values > kInk, labels, boxes);
    const int stray = pixels(kStray);
    double area = 0;
    for (int i = 1; i < count; ++i) {
        const int* mark = boxes.ptr<int>(i);
        const bool atEdge = mark[cv::CC_STAT_LEFT] + mark[cv::CC_STAT_WIDTH] <= stray || mark[cv::CC_STAT_LEFT] >= side - stray ||
                            mark[cv::CC_STAT_TOP] + mark[cv::CC_STAT_HEIGHT] <= stray || mark[cv::CC_STAT_TOP] >= side - stray;
        if (atEdge) {
            values.setTo(0, labels == i);
        } else {
            area += mark[cv::CC_STAT_AREA];
        }
    }
    return area < kLeastInk * kPixels * kPixels ? std::nullopt : std::optional(std::move(ink));
}

} // namespace

std::vector<Page> layOut(int classes, int each) {
    std::vector<Page> pages;
    int row = kRows;
    for (int label = 0; label < classes; ++label) {
        for (int sample = 0; sample < each; ++sample) {
            if (sample % kColumns == 0 && ++row >= kRows) {
                row = 0;
                const double number = static_cast<double>(pages.size()) + 1;
                pages.push_back({{{kCornerMark, kCornerMark},
                                  {kWidth - kCornerMark, kCornerMark},
                                  {kWidth - kCornerMark, kHeight - kCornerMark},
                                  {kCornerMark, kHeight - kCornerMark},
                                  {kCornerMark + kPageMark * number, kCornerMark}},
                                 {}});
            }
            const Place corner{kFirstColumn + kColumn * (sample % kColumns), kFirstRow + kRow * row};
            pages.back().boxes.push_back({label, corner, sample % kColumns == 0});
        }
    }
    if (pages.size() > kMostPages) {
        throw Error(std::to_string(classes) + " classes with " + std::to_string(each) + " boxes each need " +
                        std::to_string(pages.size()) + " sheets.",
                    "Ten are the most: print fewer boxes, or some of the classes at a time.");
    }
    return pages;
}

Read read(const Picture& picture, const std::vector<Page>& pages) {
    const Found found = find(marksIn(picture), pages);
    if (found.page < 0) {
        throw Error("The black squares of a lesson sheet are not all in the picture.",
                    "Photograph the whole sheet from above, in even light, and give the same --classes and --each as when it was "
                    "printed.");
    }
    const cv::Matx33d larger(kPixels, 0, 0, 0, kPixels, 0, 0, 0, 1);
    cv::Mat upright;
    cv::warpPerspective(matOf(picture), upright, larger * found.toSheet,
                        {static_cast<int>(kWidth * kPixels), static_cast<int>(kHeight * kPixels)}, cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    Read result{found.page, {}, 0};
    std::optional<InkMap> ink = inkOf(pictureOf(upright));
    for (const Box& box : pages[static_cast<std::size_t>(found.page)].boxes) {
        const std::optional<InkMap> written = ink ? inkIn(*ink, box) : std::nullopt;
        const std::optional<DigitImage> image = written ? frameInk(*written) : std::nullopt;
        if (image) {
            result.samples.push_back({box.label, *image});
        } else {
            ++result.empty;
        }
    }
    return result;
}

} // namespace model::lesson_sheet
