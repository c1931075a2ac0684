// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/ink_map.h"

#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// Grey levels ink must stand out by, and by how many deviations of the paper's grain.
constexpr float kFaintestContrast = 24;
constexpr float kGrain = 4;
/// Less than this share of full ink is paper.
constexpr float kPaper = 0.25F;
/// Paper darker than this is treated as this bright.
constexpr double kDarkestPaper = 48;
/// The paper is looked at with this many pixels on its longer side.
constexpr int kPaperSide = 500;
/// Marks are measured by themselves down to this share of what most ink stands out by.
constexpr float kFaintestMark = 0.4F;

/// The value below which this share of a matrix of floats lies.
float quantile(const cv::Mat& matrix, double share) {
    std::vector<float> values(matrix.begin<float>(), matrix.end<float>());
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// The paper alone, as bright as it is around each pixel.
cv::Mat paperOf(const cv::Mat& picture, double widest) {
    const int side = std::max(picture.cols, picture.rows);
    const double scale = std::min(1.0, static_cast<double>(kPaperSide) / side);
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    if (std::min(small.cols, small.rows) > 8) {
        cv::medianBlur(small, small, 3); // grain is no brighter paper
    }
    const int reach = std::max(3, static_cast<int>(std::lround(widest * side * scale))) | 1;
    const int longest = 2 * std::max(small.cols, small.rows) + 1;
    const cv::Mat square =
        cv::getStructuringElement(cv::MORPH_RECT, cv::Size(std::min(reach, longest), std::min(reach, longest)));
    cv::morphologyEx(small, small, cv::MORPH_CLOSE, square);
    cv::Mat paper;
    cv::resize(small, paper, picture.size(), 0, 0, cv::INTER_LINEAR);
    return paper;
}

/// How far one channel stands out from the paper, in shares of its light × 255; the paper's own level is taken off.
struct Contrast {
    cv::Mat values;
    float grain = 0; ///< deviation on paper
};

Contrast contrastOf(const cv::Mat& channel, const cv::Mat& paper) {
    Contrast contrast;
    cv::Mat bright;
    cv::Mat level;
    channel.convertTo(contrast.values, CV_32F);
    paper.convertTo(bright, CV_32F);
    level = cv::max(bright, kDarkestPaper);
    contrast.values = (bright - contrast.values) * 255 / level;
    const float middle = quantile(contrast.values, 0.5);
    cv::Mat below = cv::abs(contrast.values - middle);
    contrast.grain = 1.4826F * quantile(below, 0.5);
    contrast.values -= middle;
    return contrast;
}

} // namespace

std::optional<InkMap> inkOf(const Picture& picture, const InkKind& kind) {
    if (picture.width <= 0 || picture.height <= 0) {
        return std::nullopt;
    }
    cv::Mat pixels = matOf(picture);
    if (kind.light) {
        cv::Mat inverted;
        cv::bitwise_not(pixels, inverted);
        pixels = inverted;
    }
    // Ink of any colour is darker than paper in one channel at least. A noisier channel weighs less.
    std::vector<cv::Mat> channels;
    std::vector<cv::Mat> papers;
    cv::split(pixels, channels);
    cv::split(paperOf(pixels, kind.widest), papers);
    std::vector<Contrast> contrasts;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        contrasts.push_back(contrastOf(channels[i], papers[i]));
    }
    float grain = contrasts[0].grain;
    for (const Contrast& contrast : contrasts) {
        grain = std::min(grain, contrast.grain);
    }
    InkMap ink(picture.width, picture.height);
    cv::Mat stands = matOf(ink);
    for (const Contrast& contrast : contrasts) {
        const double weight = (1.0 + static_cast<double>(grain)) / (1.0 + static_cast<double>(contrast.grain));
        cv::max(stands, contrast.values * weight, stands);
    }

    const double faintest = static_cast<double>(std::max(kFaintestContrast / 2, kGrain / 2 * grain));
    cv::Mat labels;
    cv::Mat boxes;
    cv::Mat centres;
    const int marks = cv::connectedComponentsWithStats(stands > faintest, labels, boxes, centres, 8, CV_32S);
    if (marks <= 1) {
        return std::nullopt;
    }
    // What a mark stands out by: the mean of its stronger half.
    std::vector<double> sums(static_cast<std::size_t>(marks));
    std::vector<double> weights(static_cast<std::size_t>(marks));
    std::vector<float> peaks(static_cast<std::size_t>(marks));
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        const auto mark = static_cast<std::size_t>(labels.at<int>(static_cast<int>(i)));
        peaks[mark] = std::max(peaks[mark], ink.values[i]);
    }
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        const auto mark = static_cast<std::size_t>(labels.at<int>(static_cast<int>(i)));
        if (ink.values[i] > peaks[mark] / 2) {
            sums[mark] += static_cast<double>(ink.values[i]);
            ++weights[mark];
        }
    }
    // Most ink: the level that half of all marked pixels reach, specks aside.
    std::vector<std::pair<float, double>> levels;
    double total = 0;
    for (int mark = 1; mark < marks; ++mark) {
        const auto at = static_cast<std::size_t>(mark);
        if (boxes.at<int>(mark, cv::CC_STAT_AREA) >= 6) {
            levels.emplace_back(static_cast<float>(sums[at] / weights[at]), weights[at]);
            total += weights[at];
        }
    }
    std::sort(levels.begin(), levels.end());
    float usual = 0;
    double seen = 0;
    for (const auto& [level, weight] : levels) {
        usual = level;
        if ((seen += weight) >= total / 2) {
            break;
        }
    }
    if (!(usual > kFaintestContrast) || usual < kGrain * grain) {
        return std::nullopt;
    }
    std::vector<float> full(static_cast<std::size_t>(marks), usual);
    for (int mark = 1; mark < marks; ++mark) {
        const auto at = static_cast<std::size_t>(mark);
        full[at] = std::max(static_cast<float>(sums[at] / weights[at]), kFaintestMark * usual);
    }
    // The soft edge around a mark is its own.
    cv::Mat level(stands.size(), CV_32F);
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        const int mark = labels.at<int>(static_cast<int>(i));
        level.at<float>(static_cast<int>(i)) = mark > 0 ? full[static_cast<std::size_t>(mark)] : 0.0F;
    }
    cv::dilate(level, level, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    for (std::size_t i = 0; i < ink.values.size(); ++i) {
        const float mine = level.at<float>(static_cast<int>(i));
        ink.values[i] = mine > 0 ? std::clamp((ink.values[i] / mine - kPaper) / (1 - kPaper), 0.0F, 1.0F) : 0;
    }
    return ink;
}

bool isDark(const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0) {
        return false;
    }
    cv::Mat grey = matOf(picture);
    if (picture.channels == 3) {
        cv::cvtColor(matOf(picture), grey, cv::COLOR_RGB2GRAY);
    }
    cv::Mat light;
    cv::threshold(grey, light, 0, 1, cv::THRESH_BINARY | cv::THRESH_OTSU);
    const double edge = cv::sum(light.row(0))[0] + cv::sum(light.row(light.rows - 1))[0] + cv::sum(light.col(0))[0] +
                        cv::sum(light.col(light.cols - 1))[0];
    return edge < light.rows + light.cols;
}

Picture reduced(const Picture& picture, int factor) {
    cv::Mat small;
    const cv::Rect whole(0, 0, picture.width / factor * factor, picture.height / factor * factor);
    cv::resize(matOf(picture)(whole), small, {picture.width / factor, picture.height / factor}, 0, 0, cv::INTER_AREA);
    return pictureOf(small);
}

} // namespace model
