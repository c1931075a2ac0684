// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/coverage.h"
#include "model/ink/ink.h"

#include <opencv2/core.hpp>

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

} // namespace model
