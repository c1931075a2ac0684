// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/components.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace model {
namespace {

constexpr int kSmallestArea = 6;
constexpr double kConvex = 0.88; ///< of the outline's area

/// The edge of the paper, a frame or a ruled line. Both are thin for their length, or go once around the picture.
bool isRule(const Component& c, int pictureWidth, int pictureHeight) {
    const bool wide = c.width() > 0.5 * pictureWidth;
    const bool tall = c.height() > 0.5 * pictureHeight;
    const double fill = static_cast<double>(c.area) / (static_cast<double>(c.width()) * c.height());
    const bool frame = wide && tall && fill < 0.1 && (c.width() > 0.9 * pictureWidth || c.height() > 0.9 * pictureHeight);
    return frame || (wide && c.width() > 12 * c.height()) || (tall && c.height() > 25 * c.width());
}

} // namespace

void Component::add(int x, int y) {
    left = std::min(left, x);
    top = std::min(top, y);
    right = std::max(right, x + 1);
    bottom = std::max(bottom, y + 1);
    ++area;
}

void removeWhatReachesOut(InkMap& ink, const std::vector<std::uint8_t>& seen) {
    if (std::ranges::find(seen, 0) == seen.end()) {
        return;
    }
    cv::Mat values = matOf(ink);
    const cv::Mat inside(ink.height, ink.width, CV_8U, const_cast<std::uint8_t*>(seen.data()));
    cv::Mat shrunk;
    cv::erode(inside, shrunk, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::Mat labels;
    const int count = cv::connectedComponents(values > kInk, labels, 8, CV_32S);
    std::vector<int> reaches(static_cast<std::size_t>(count), 0);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const int label = labels.at<int>(static_cast<int>(i));
        reaches[static_cast<std::size_t>(label)] |= shrunk.data[i] == 0 && label > 0 ? 1 : 0;
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        ink.values[i] = reaches[static_cast<std::size_t>(labels.at<int>(static_cast<int>(i)))] != 0 ? 0 : ink.values[i];
    }
}

Components findComponents(const InkMap& ink) {
    Components found{{}, std::vector<int>(ink.values.size())};
    const cv::Mat values(ink.height, ink.width, CV_32F, const_cast<float*>(ink.values.data()));
    cv::Mat labels(ink.height, ink.width, CV_32S, found.labels.data());
    cv::Mat boxes;
    const int count = connectedMarks(values > kInk, labels, boxes);
    labels -= 1; // OpenCV counts the paper as the first
    for (int i = 1; i < count; ++i) {
        const int* box = boxes.ptr<int>(i);
        const int left = box[cv::CC_STAT_LEFT];
        const int top = box[cv::CC_STAT_TOP];
        found.list.push_back(
            {left, top, left + box[cv::CC_STAT_WIDTH], top + box[cv::CC_STAT_HEIGHT], box[cv::CC_STAT_AREA], i - 1, {}});
    }
    return found;
}

bool isConvex(const Components& components, int label, int width) {
    const Component& c = components.list[static_cast<std::size_t>(label)];
    std::vector<cv::Point> corners; // of its pixels
    for (int y = c.top; y < c.bottom; ++y) {
        const int* row = &components.labels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)];
        const auto first = static_cast<int>(std::find(row + c.left, row + c.right, label) - row);
        int last = c.right;
        while (last > first && row[last - 1] != label) {
            --last;
        }
        corners.insert(corners.end(), {{first, y}, {last, y}, {first, y + 1}, {last, y + 1}});
    }
    std::vector<cv::Point> hull;
    cv::convexHull(corners, hull);
    return c.area > kConvex * cv::contourArea(hull);
}

std::vector<std::vector<int>> linesOf(const std::vector<Component>& components, const std::vector<int>& members, int pictureWidth,
                                      int pictureHeight) {
    const auto of = [&](int i) -> const Component& { return components[static_cast<std::size_t>(i)]; };
    std::vector<int> writing;
    for (const int i : members) {
        if (of(i).area >= kSmallestArea && !isRule(of(i), pictureWidth, pictureHeight)) {
            writing.push_back(i);
        }
    }
    if (writing.empty()) {
        return {};
    }
    // How tall the writing is: the height above which lies half of the ink.
    std::sort(writing.begin(), writing.end(), [&](int a, int b) { return of(a).height() > of(b).height(); });
    double ink = 0;
    for (const int i : writing) {
        ink += of(i).area;
    }
    double seen = 0;
    const auto middle = std::find_if(writing.begin(), writing.end(), [&](int i) { return (seen += of(i).area) >= ink / 2; });
    const double tall = of(*middle).height();

    struct Line {
        double top;
        double bottom;
        std::vector<int> members;
    };
    std::vector<Line> lines;
    for (const int i : writing) { // the tallest first: they make the lines, the others join them
        const Component& c = of(i);
        if (std::max(c.width(), c.height()) < 0.2 * tall) {
            continue; // a speck
        }
        const auto apart = [&](const Line& line) { return std::max<double>(line.top - c.bottom, c.top - line.bottom); };
        const auto nearest =
            std::min_element(lines.begin(), lines.end(), [&](const Line& a, const Line& b) { return apart(a) < apart(b); });
        const bool joins = nearest != lines.end() &&
                           (c.height() > 0.5 * tall ? -apart(*nearest) > 0.4 * c.height() : apart(*nearest) < 0.3 * tall);
        if (joins) {
            nearest->members.push_back(i);
        } else if (c.height() > 0.5 * tall) {
            lines.push_back({static_cast<double>(c.top), static_cast<double>(c.bottom), {i}});
        }
    }
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.top < b.top; });
    std::vector<std::vector<int>> result;
    for (Line& line : lines) {
        result.push_back(std::move(line.members));
    }
    return result;
}

} // namespace model
