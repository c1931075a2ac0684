// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/ink/ink.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <vector>

/// Pictures as OpenCV sees them. Only sources that call OpenCV include this.
namespace model {

/// The picture's own pixels, [height,width] CV_8UC1 or CV_8UC3 (red, green, blue); not to be written to.
inline cv::Mat matOf(const Picture& picture) {
    auto* pixels = const_cast<std::uint8_t*>(picture.pixels.data()); // OpenCV has no matrices of constants
    return {picture.height, picture.width, CV_8UC(picture.channels), pixels};
}

inline Picture pictureOf(const cv::Mat& mat) {
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    return {mat.cols, mat.rows, {whole.data, whole.data + whole.total() * whole.elemSize()}, mat.channels()};
}

/// The map's own values, [height,width] CV_32F.
inline cv::Mat matOf(InkMap& ink) {
    return {ink.height, ink.width, CV_32F, ink.values.data()};
}

/// What cv::connectedComponentsWithStats gives, 0 is what lies between the marks, in half the time: its centres take longer than
/// all else. `labels` [height,width] CV_32S, `boxes` [marks,5] CV_32S.
inline int connectedMarks(const cv::Mat& mask, cv::Mat& labels, cv::Mat& boxes) {
    const int count = cv::connectedComponents(mask, labels, 8, CV_32S);
    struct Mark {
        int left, top, right, bottom, area;
    };
    std::vector<Mark> marks(static_cast<std::size_t>(count), {mask.cols, mask.rows, -1, -1, 0});
    for (int y = 0; y < labels.rows; ++y) {
        const int* row = labels.ptr<int>(y);
        for (int x = 0; x < labels.cols; ++x) {
            if (row[x] > 0) {
                Mark& mark = marks[static_cast<std::size_t>(row[x])];
                mark = {std::min(mark.left, x), std::min(mark.top, y), std::max(mark.right, x), y, mark.area + 1};
            }
        }
    }
    boxes.create(count, 5, CV_32S);
    for (int i = 0; i < count; ++i) {
        const Mark& mark = marks[static_cast<std::size_t>(i)];
        const std::array<int, 5> box{mark.left, mark.top, mark.right - mark.left + 1, mark.bottom - mark.top + 1, mark.area};
        std::ranges::copy(box, boxes.ptr<int>(i)); // in the order of cv::CC_STAT_LEFT, TOP, WIDTH, HEIGHT, AREA
    }
    return count;
}

} // namespace model
