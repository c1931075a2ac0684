// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/sheet.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace model {
namespace {

constexpr int kLookSide = 360;        ///< pixels on the longer side of the picture that is looked through
constexpr double kWriting = 1.0 / 14; ///< of that side: what is narrower may be written on the sheet
constexpr double kSmallest = 0.06;    ///< share of the picture
constexpr double kLargest = 0.985;
constexpr double kFourSided = 0.9;     ///< of an area and the quadrilateral around it
constexpr double kSmallestPart = 0.02; ///< of the picture: what a shadow leaves of a sheet
constexpr std::size_t kMostParts = 80;
constexpr int kSamePart = 8;       ///< pixels that all sides of two parts lie apart
constexpr double kUncovered = 0.5; ///< of a side: what may be covered
constexpr double kShortest = 30;   ///< side of a sheet, pixels
constexpr double kSeenStep = 6;    ///< grey levels
constexpr double kJoined = 0.8;    ///< factor on the clarity of a sheet made of two parts
constexpr int kLevels = 9;         ///< thresholds tried in each channel
constexpr double kEdge = 0.012;    ///< of a sheet's longer side: how uneven its edge may be
constexpr double kTiny = 200;      ///< pixels: shorter sheets, or those half as narrow, are enlarged
constexpr std::size_t kMost = 4;   ///< sheets that are told

using Polygon = std::vector<cv::Point2f>;

/// The quadrilateral around a convex outline: its sides are extended where corners are cut off.
Polygon fourSided(const Polygon& hull) {
    const double length = cv::arcLength(hull, true);
    for (double tolerance = 0.01; tolerance < 0.1; tolerance *= 1.3) {
        Polygon corners;
        cv::approxPolyDP(hull, corners, tolerance * length, true);
        if (corners.size() == 4) {
            return corners;
        }
        if (corners.size() < 4) {
            break;
        }
    }
    Polygon corners(4);
    cv::minAreaRect(hull).points(corners.data());
    return corners;
}

/// Clockwise, from the corner nearest to the picture's top left.
Quad inOrder(Polygon corners) {
    if (cv::contourArea(corners, true) < 0) { // y down: positive is clockwise
        std::reverse(corners.begin(), corners.end());
    }
    const auto first = std::min_element(corners.begin(), corners.end(),
                                        [](const cv::Point2f& a, const cv::Point2f& b) { return a.x + a.y < b.x + b.y; });
    std::rotate(corners.begin(), first, corners.end());
    Quad quad;
    std::transform(corners.begin(), corners.end(), quad.begin(), [](const cv::Point2f& p) { return Point{p.x, p.y}; });
    return quad;
}

double distance(const Point& a, const Point& b) {
    return std::hypot(static_cast<double>(a.x - b.x), static_cast<double>(a.y - b.y));
}

struct Area {
    Sheet sheet;
    double clarity = 0;
};

/// The level next to a side, over a strip that is broader than a line drawn there; nothing beyond the picture.
std::optional<double> levelAt(const cv::Mat& channel, const cv::Point2f& side, const cv::Point2f& away) {
    std::vector<std::uint8_t> levels;
    for (const float pixels : {3.0F, 8.0F, 13.0F, 18.0F, 23.0F}) {
        if (const cv::Point at = side + away * pixels; cv::Rect({0, 0}, channel.size()).contains(at)) {
            levels.push_back(channel.at<std::uint8_t>(at));
        }
    }
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    return levels.empty() ? std::nullopt : std::optional<double>(*middle);
}

/// How clearly an area's sides part what is inside from what is outside: the step across them in the channel, in grey levels,
/// that most of each side has within the picture, and three quarters of all. A hand may cover a part.
double stepAcross(const cv::Mat& channel, const Polygon& corners) {
    const cv::Point2f centre = (corners[0] + corners[1] + corners[2] + corners[3]) * 0.25F;
    double weakest = 1e9;
    std::vector<double> all;
    const auto quantile = [](std::vector<double>& steps, double share) {
        const auto at = steps.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(steps.size()));
        std::nth_element(steps.begin(), at, steps.end());
        return *at;
    };
    for (std::size_t side = 0; side < 4; ++side) {
        const cv::Point2f a = corners[side];
        const cv::Point2f b = corners[(side + 1) % 4];
        cv::Point2f normal(b.y - a.y, a.x - b.x);
        const double length = cv::norm(normal);
        if (length < kShortest) {
            return 0;
        }
        normal *= 1 / length;
        if (normal.dot((a + b) * 0.5F - centre) < 0) {
            normal = -normal;
        }
        std::vector<double> steps;
        for (int i = 1; i < 40; ++i) {
            const cv::Point2f at = a + (b - a) * (static_cast<float>(i) / 40);
            const std::optional<double> in = levelAt(channel, at, -normal);
            const std::optional<double> out = levelAt(channel, at, normal);
            if (in && out) {
                steps.push_back(std::abs(*in - *out));
            }
        }
        if (steps.size() < 10) {
            continue; // along the picture's own edge
        }
        all.insert(all.end(), steps.begin(), steps.end());
        weakest = std::min(weakest, quantile(steps, kUncovered));
    }
    return all.empty() ? 0 : std::min(weakest, quantile(all, 0.25));
}

/// Convex parts of a picture that may be sheets, or what a shadow leaves of them.
struct Part {
    Polygon hull;
    double area = 0;
    double fill = 0; ///< of the hull
};

void addParts(const cv::Mat& mask, int mode, std::vector<Part>& parts) {
    const auto whole = static_cast<double>(mask.total());
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, mode, cv::CHAIN_APPROX_SIMPLE);
    for (const std::vector<cv::Point>& contour : contours) {
        std::vector<cv::Point> hull;
        cv::convexHull(contour, hull);
        Part part{{hull.begin(), hull.end()}, hull.size() < 3 ? 0 : cv::contourArea(hull)};
        part.fill = part.area > 0 ? cv::contourArea(contour) / part.area : 0;
        if (part.area < kSmallestPart * whole || part.area > kLargest * whole || part.fill < kFourSided) {
            continue;
        }
        const cv::Rect box = cv::boundingRect(hull);
        const auto same = [&](const Part& other) {
            const cv::Rect its = cv::boundingRect(other.hull);
            return std::abs(its.x - box.x) + std::abs(its.y - box.y) + std::abs(its.br().x - box.br().x) +
                           std::abs(its.br().y - box.br().y) <=
                       kSamePart &&
                   std::abs(part.area - other.area) < 0.02 * part.area;
        };
        if (parts.size() < kMostParts && std::ranges::none_of(parts, same)) {
            parts.push_back(std::move(part));
        }
    }
}

/// By thresholds, and by edges, where the light is so uneven that none parts the sheet from what is around it.
void lookIn(const cv::Mat& channel, std::vector<Part>& parts) {
    double least = 0;
    double most = 0;
    cv::minMaxLoc(channel, &least, &most);
    cv::Mat mask;
    for (int level = -1; level < kLevels; ++level) {
        for (const int kind : {cv::THRESH_BINARY, cv::THRESH_BINARY_INV}) {
            if (level < 0) {
                cv::threshold(channel, mask, 0, 255, kind | cv::THRESH_OTSU);
            } else {
                cv::threshold(channel, mask, least + (most - least) * (level + 1) / (kLevels + 1), 255, kind);
            }
            addParts(mask, cv::RETR_EXTERNAL, parts);
        }
    }
    for (const double strength : {15, 40, 90}) {
        cv::Canny(channel, mask, strength / 2, strength);
        cv::dilate(mask, mask, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
        addParts(mask, cv::RETR_LIST, parts);
    }
}

/// The part as a sheet, if it has four sides that are seen in one of the channels, in the picture that is `scale` times as large.
std::optional<Area> areaOf(const Part& part, const std::vector<cv::Mat>& channels, double scale) {
    const auto whole = static_cast<double>(channels[0].total());
    if (part.area < kSmallest * whole || part.area > kLargest * whole || part.fill < kFourSided) {
        return std::nullopt;
    }
    const Polygon corners = fourSided(part.hull);
    const double quad = cv::contourArea(corners);
    const double fill = std::min(part.fill, std::min(part.area, quad) / std::max(part.area, quad));
    if (fill < kFourSided) {
        return std::nullopt;
    }
    double step = 0;
    for (const cv::Mat& channel : channels) {
        step = std::max(step, stepAcross(channel, corners));
    }
    if (step < kSeenStep) {
        return std::nullopt;
    }
    const auto scaled = [&](Polygon polygon) {
        for (cv::Point2f& p : polygon) {
            p = (p + cv::Point2f(0.5F, 0.5F)) * scale;
        }
        return polygon;
    };
    Area found{{inOrder(scaled(corners)), {}, true}, fill * std::sqrt(part.area / whole) * std::min(step, 40.0)};
    for (const cv::Point2f& p : scaled(part.hull)) {
        found.sheet.outline.push_back({p.x, p.y});
    }
    return found;
}

/// Two parts of a sheet on both sides of a shadow's edge: what is convex together and is none of both.
std::optional<Part> joined(const Part& a, const Part& b, double whole) {
    if (a.area + b.area < kSmallest * whole || a.area + b.area > kLargest * whole) {
        return std::nullopt;
    }
    Polygon points = a.hull;
    points.insert(points.end(), b.hull.begin(), b.hull.end());
    Part both;
    cv::convexHull(points, both.hull);
    both.area = cv::contourArea(both.hull);
    both.fill = (a.area + b.area) / both.area;
    return both.fill < kFourSided || both.fill > 1 / kFourSided ? std::nullopt : std::optional(both);
}

} // namespace

Sheet wholePicture(const Picture& picture) {
    const auto width = static_cast<float>(picture.width);
    const auto height = static_cast<float>(picture.height);
    const Quad corners{{{0, 0}, {width, 0}, {width, height}, {0, height}}};
    return {corners, {corners.begin(), corners.end()}, false};
}

std::vector<Sheet> findSheets(const Picture& picture) {
    const int side = std::max(picture.width, picture.height);
    if (std::min(picture.width, picture.height) < 40) {
        return {};
    }
    const double scale = std::max(1.0, static_cast<double>(side) / kLookSide);
    cv::Mat small;
    cv::resize(matOf(picture), small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
    cv::medianBlur(small, small, 3);
    const int reach = static_cast<int>(kWriting * std::max(small.cols, small.rows)) | 1;
    const cv::Mat square = cv::getStructuringElement(cv::MORPH_RECT, {reach, reach});
    const auto channelsOf = [](cv::Mat paper) {
        std::vector<cv::Mat> channels{paper};
        if (paper.channels() == 3) {
            cv::cvtColor(paper, paper, cv::COLOR_RGB2Lab);
            cv::split(paper, channels);
        }
        return channels;
    };
    std::vector<Part> parts;
    for (const int operation : {cv::MORPH_CLOSE, cv::MORPH_OPEN}) { // over dark writing, and over light
        cv::Mat paper;
        cv::morphologyEx(small, paper, operation, square);
        for (const cv::Mat& channel : channelsOf(paper)) {
            lookIn(channel, parts);
        }
    }
    const std::vector<cv::Mat> seen = channelsOf(small);
    std::vector<Area> areas;
    const auto add = [&](const Part& part) {
        if (std::optional<Area> area = areaOf(part, seen, scale)) {
            areas.push_back(std::move(*area));
            return true;
        }
        return false;
    };
    for (const Part& part : parts) {
        add(part);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (const std::optional<Part> both = joined(parts[i], parts[j], static_cast<double>(small.total()))) {
                if (add(*both)) {
                    areas.back().clarity *= kJoined;
                }
            }
        }
    }
    std::sort(areas.begin(), areas.end(), [](const Area& a, const Area& b) { return a.clarity > b.clarity; });
    std::vector<Sheet> sheets;
    for (Area& area : areas) {
        const auto same = [&](const Sheet& other) {
            for (std::size_t i = 0; i < 4; ++i) {
                if (distance(area.sheet.corners[i], other.corners[i]) > 0.03 * side) {
                    return false;
                }
            }
            return true;
        };
        if (std::none_of(sheets.begin(), sheets.end(), same)) {
            sheets.push_back(std::move(area.sheet));
        }
        if (sheets.size() == kMost) {
            break;
        }
    }
    return sheets;
}

Sheet turned(Sheet sheet, int quarters) {
    std::rotate(sheet.corners.begin(), sheet.corners.end() - quarters, sheet.corners.end());
    return sheet;
}

Sheet turnedBy(Sheet sheet, double degrees) {
    const auto& c = sheet.corners;
    const auto half = [](const Point& a, const Point& b) { return Point{(b.x - a.x) / 2, (b.y - a.y) / 2}; };
    const Point middle{(c[0].x + c[1].x + c[2].x + c[3].x) / 4, (c[0].y + c[1].y + c[2].y + c[3].y) / 4};
    const double across = std::hypot(half(c[0], c[1]).x, half(c[0], c[1]).y);
    const double down = std::hypot(half(c[0], c[3]).x, half(c[0], c[3]).y);
    const double lies = std::atan2(half(c[0], c[1]).y, half(c[0], c[1]).x) + degrees * std::numbers::pi / 180;
    const double turn = std::abs(degrees) * std::numbers::pi / 180;
    const double width = across * std::cos(turn) + down * std::sin(turn);
    const double height = across * std::sin(turn) + down * std::cos(turn);
    const auto corner = [&](double right, double below) {
        return Point{static_cast<float>(middle.x + right * width * std::cos(lies) - below * height * std::sin(lies)),
                     static_cast<float>(middle.y + right * width * std::sin(lies) + below * height * std::cos(lies))};
    };
    sheet.corners = {corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)};
    return sheet;
}

UprightSheet upright(const Picture& picture, const Sheet& sheet, int side) {
    const Quad& c = sheet.corners;
    const double across = std::max(distance(c[0], c[1]), distance(c[3], c[2]));
    const double down = std::max(distance(c[0], c[3]), distance(c[1], c[2]));
    const double longer = std::max({across, down, 1.0});
    const double enlarged = std::min(std::max(kTiny / longer, kTiny / 2 / std::max(std::min(across, down), 1.0)), side / longer);
    const double scale = enlarged > 1 ? std::ceil(enlarged) : std::min(1.0, side / longer);
    const cv::Size size(std::max(1, static_cast<int>(std::lround(across * scale))),
                        std::max(1, static_cast<int>(std::lround(down * scale))));
    const std::array<cv::Point2f, 4> from{{{c[0].x, c[0].y}, {c[1].x, c[1].y}, {c[2].x, c[2].y}, {c[3].x, c[3].y}}};
    const auto width = static_cast<float>(size.width);
    const auto height = static_cast<float>(size.height);
    const std::array<cv::Point2f, 4> to{{{0, 0}, {width, 0}, {width, height}, {0, height}}};
    // Pixel (0, 0) has its middle at (0.5, 0.5).
    const cv::Matx33d toMiddles(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    const cv::Matx33d forth = cv::getPerspectiveTransform(from.data(), to.data());
    cv::Mat page;
    const cv::Mat shrunk = scale < 0.7 ? [&] { // so that no line falls between two samples
        cv::Mat blurred;
        const int kernel = static_cast<int>(std::lround(1 / scale)) | 1;
        cv::blur(matOf(picture), blurred, {kernel, kernel});
        return blurred;
    }() : matOf(picture);
    cv::warpPerspective(shrunk, page, toMiddles * forth * toMiddles.inv(), size, scale > 1 ? cv::INTER_CUBIC : cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    UprightSheet result;
    result.picture = pictureOf(page);
    const cv::Matx33d back = forth.inv();
    std::copy_n(back.val, 9, result.back.begin());
    std::vector<cv::Point2f> outline;
    for (const Point& p : sheet.outline) {
        outline.emplace_back(p.x, p.y);
    }
    cv::perspectiveTransform(outline, outline, forth);
    cv::Mat seen(size, CV_8U, cv::Scalar(0));
    const std::vector<cv::Point> rounded(outline.begin(), outline.end());
    cv::fillConvexPoly(seen, rounded, cv::Scalar(255));
    if (sheet.cut) {
        const int edge = 2 * static_cast<int>(std::lround(kEdge * std::max(size.width, size.height))) + 1;
        cv::erode(seen, seen, cv::getStructuringElement(cv::MORPH_RECT, {edge, edge}), {-1, -1}, 1, cv::BORDER_CONSTANT,
                  cv::Scalar(0));
    }
    result.seen.assign(seen.datastart, seen.dataend);
    return result;
}

Box UprightSheet::inPicture(const Box& box) const {
    Box result;
    for (const Point corner : {Point{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}}) {
        const Point there = inPicture(corner);
        result.add(there.x, there.y);
    }
    return result;
}

Point UprightSheet::inPicture(Point point) const {
    const double x = static_cast<double>(point.x);
    const double y = static_cast<double>(point.y);
    const double w = back[6] * x + back[7] * y + back[8];
    return {static_cast<float>((back[0] * x + back[1] * y + back[2]) / w),
            static_cast<float>((back[3] * x + back[4] * y + back[5]) / w)};
}

} // namespace model
