// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/lesson_sheet.h"

#include "model/ink/ink_map.h"
#include "model/ink/mat.h"
#include "model/ink/traced_ink.h"
#include "model/values/error.h"

#include <opencv2/imgproc.hpp>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace model::lesson_sheet {
namespace {

constexpr double kCornerMark = 14; ///< its middle, from both edges
constexpr double kPageMark = 16;   ///< between the places of marks that tell the page
constexpr int kMostPages = 10;
constexpr int kCodeBits = 16;
constexpr Place kFirstBit{48, 277}; ///< upside down, none lies where a page's mark does
constexpr double kBit = 8;          ///< from one to the next
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
constexpr double kNear = 3;            ///< mm: marks are found so close to where they belong …
constexpr double kLike = 1.6;   ///< … and their area on the sheet is not larger or smaller than a black square's by this factor
constexpr double kPixels = 7;   ///< a mm, of the sheet turned upright
constexpr double kInside = 0.8; ///< mm: a box's own line
constexpr double kStray = 1.2;  ///< mm: what stays so close to a box's edge comes from beyond it
constexpr double kLeastInk = 0.8; ///< mm² of ink in a box that was written in

Place pageMark(int page) {
    return {kCornerMark + kPageMark * (page + 1), kCornerMark};
}

/// What the small squares say in binary numbers; never 0, which sheets without them say.
unsigned codeOf(const ClassNames& classes, int each) {
    std::string text = std::to_string(each);
    for (const std::string& name : classes) {
        text += "\n" + name;
    }
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    return std::max(1U, static_cast<unsigned>(sum) & ((1U << kCodeBits) - 1));
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

std::array<cv::Point2f, 4> cornerPlaces() {
    constexpr auto kLeft = static_cast<float>(kCornerMark);
    constexpr auto kRight = static_cast<float>(kWidth - kCornerMark);
    constexpr auto kBottom = static_cast<float>(kHeight - kCornerMark);
    return {{{kLeft, kLeft}, {kRight, kLeft}, {kRight, kBottom}, {kLeft, kBottom}}};
}

/// Whether a mark has a black square's size on the sheet.
bool hasSize(const Mark& mark, const cv::Matx33d& toSheet) {
    const auto at = [&](double x, double y) {
        const cv::Vec3d place = toSheet * cv::Vec3d(x, y, 1);
        return cv::Point2d(place[0] / place[2], place[1] / place[2]);
    };
    const double x = static_cast<double>(mark.middle.x);
    const double y = static_cast<double>(mark.middle.y);
    const double area = mark.area * std::abs((at(x + 1, y) - at(x, y)).cross(at(x, y + 1) - at(x, y)));
    return area < kLike * kMark * kMark && area * kLike > kMark * kMark;
}

/// The page whose marks these are when four of them are its corners in this order.
std::optional<Found> pageAt(const std::array<cv::Point2f, 4>& corners, const std::vector<Mark>& marks) {
    const std::array<cv::Point2f, 4> places = cornerPlaces();
    Found found{-1, cv::getPerspectiveTransform(corners.data(), places.data()),
                cv::contourArea(std::vector(corners.begin(), corners.end()))};
    for (const Mark& mark : marks) {
        const cv::Vec3d at = found.toSheet * cv::Vec3d(mark.middle.x, mark.middle.y, 1);
        for (int page = 0; page < kMostPages; ++page) {
            const Place tells = pageMark(page);
            if (std::hypot(at[0] / at[2] - tells.x, at[1] / at[2] - tells.y) < kNear && hasSize(mark, found.toSheet)) {
                found.page = page;
                return found;
            }
        }
    }
    return std::nullopt;
}

Found find(const std::vector<Mark>& marks) {
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
                        const auto found = pageAt(corners, marks);
                        if (found && std::ranges::all_of(std::array{a, b, c, d}, [&](std::size_t mark) {
                                return hasSize(marks[mark], found->toSheet);
                            })) {
                            best = *found;
                        }
                    }
                }
            }
        }
    }
    return best;
}

int pixels(double mm) {
    return static_cast<int>(std::lround(mm * kPixels));
}

/// What the small squares of an upright page say.
unsigned codeOn(InkMap& page) {
    unsigned code = 0;
    for (int bit = 0; bit < kCodeBits; ++bit) {
        const int side = pixels(kCode / 2);
        const cv::Rect middle(pixels(kFirstBit.x + kBit * bit) - side / 2, pixels(kFirstBit.y) - side / 2, side, side);
        code |= cv::mean(matOf(page)(middle))[0] > 0.5 ? 1U << bit : 0;
    }
    return code;
}

/// The sheets that say so, which are for these classes and, where none says how many, for `each` boxes of each.
std::vector<Page> pagesOf(unsigned code, const ClassNames& classes, int each) {
    for (int boxes = 1; code != 0 && boxes <= kMostEach; ++boxes) {
        if (codeOf(classes, boxes) == code) {
            return layOut(classes, boxes);
        }
    }
    if (code != 0) {
        throw Error("The sheet was printed for other classes.",
                    "Read it with the classes that it was printed for, in their order, or print it anew.");
    }
    return layOut(classes, each);
}

struct Written {
    InkMap ink; ///< without the box's outline and what reaches in from beyond
    bool overEdge = false;
};

/// Nothing for an empty box.
std::optional<Written> inkIn(InkMap& page, const Box& box) {
    const int side = pixels(kBox - 2 * kInside);
    Written written{InkMap(side, side)};
    cv::Mat values = matOf(written.ink);
    matOf(page)(cv::Rect(pixels(box.corner.x + kInside), pixels(box.corner.y + kInside), side, side)).copyTo(values);
    cv::Mat labels;
    cv::Mat boxes;
    const int count = connectedMarks(values > kInk, labels, boxes);
    const int stray = pixels(kStray);
    double area = 0;
    for (int i = 1; i < count; ++i) {
        const int* mark = boxes.ptr<int>(i);
        const int right = mark[cv::CC_STAT_LEFT] + mark[cv::CC_STAT_WIDTH];
        const int bottom = mark[cv::CC_STAT_TOP] + mark[cv::CC_STAT_HEIGHT];
        const int nearest = std::min({mark[cv::CC_STAT_LEFT], mark[cv::CC_STAT_TOP], side - right, side - bottom});
        if (std::min({right, bottom, side - mark[cv::CC_STAT_LEFT], side - mark[cv::CC_STAT_TOP]}) <= stray) {
            values.setTo(0, labels == i);
        } else {
            area += mark[cv::CC_STAT_AREA];
            written.overEdge = written.overEdge || nearest == 0;
        }
    }
    return area < kLeastInk * kPixels * kPixels ? std::nullopt : std::optional(std::move(written));
}

} // namespace

std::vector<Page> layOut(const ClassNames& classes, int each) {
    std::vector<Page> pages;
    const unsigned code = codeOf(classes, each);
    int row = kRows;
    for (int label = 0; label < static_cast<int>(classes.size()); ++label) {
        for (int sample = 0; sample < each; ++sample) {
            if (sample % kColumns == 0 && ++row >= kRows) {
                row = 0;
                Page& page = pages.emplace_back();
                for (const cv::Point2f& corner : cornerPlaces()) {
                    page.marks.push_back({static_cast<double>(corner.x), static_cast<double>(corner.y)});
                }
                page.marks.push_back(pageMark(static_cast<int>(pages.size()) - 1));
                for (int bit = 0; bit < kCodeBits; ++bit) {
                    if ((code >> bit & 1U) != 0) {
                        page.code.push_back({kFirstBit.x + kBit * bit, kFirstBit.y});
                    }
                }
            }
            const Place corner{kFirstColumn + kColumn * (sample % kColumns), kFirstRow + kRow * row};
            pages.back().boxes.push_back({label, corner, sample % kColumns == 0});
        }
    }
    if (pages.size() > kMostPages) {
        throw Error(std::to_string(classes.size()) + " classes with " + std::to_string(each) + " boxes each need " +
                        std::to_string(pages.size()) + " sheets.",
                    "Ten are the most: print fewer boxes, or some of the classes at a time.");
    }
    return pages;
}

Read read(const Picture& picture, const ClassNames& classes, int each) {
    const Found found = find(marksIn(picture));
    const auto noSheet = [] {
        return Error("The black squares of a lesson sheet are not all in the picture.",
                     "Photograph the whole sheet from above, in even light.");
    };
    if (found.page < 0) {
        throw noSheet();
    }
    const cv::Matx33d larger(kPixels, 0, 0, 0, kPixels, 0, 0, 0, 1);
    cv::Mat upright;
    cv::warpPerspective(matOf(picture), upright, larger * found.toSheet,
                        {static_cast<int>(kWidth * kPixels), static_cast<int>(kHeight * kPixels)}, cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    std::optional<InkMap> ink = inkOf(pictureOf(upright));
    if (!ink) {
        throw noSheet();
    }
    const std::vector<Page> pages = pagesOf(codeOn(*ink), classes, each);
    if (found.page >= static_cast<int>(pages.size())) {
        throw Error("The picture shows sheet " + std::to_string(found.page + 1) + "; these classes have " +
                        std::to_string(pages.size()) + ".",
                    "Read it with the classes and the number of boxes that it was printed for.");
    }
    Read result{found.page, static_cast<int>(pages.size()), {}, 0};
    for (const Box& box : pages[static_cast<std::size_t>(found.page)].boxes) {
        const std::optional<Written> written = inkIn(*ink, box);
        if (const auto image = written ? frameInk(written->ink) : std::nullopt) {
            result.samples.push_back({box.label, *image, tracedInk(written->ink), written->overEdge});
        } else {
            ++result.empty;
        }
    }
    return result;
}

} // namespace model::lesson_sheet
