// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/ink.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace model {
namespace {

constexpr double kBoxSide = 20;
/// A picture whose grey levels span less than this is blank.
constexpr int kFaintestContrast = 24;

/// The median of the outermost pixels: the paper, or the screen.
int borderGrey(const GreyImage& picture) {
    std::array<int, 256> histogram{};
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
        const bool edgeRow = y == 0 || y == picture.height - 1;
        const int step = edgeRow ? 1 : std::max(picture.width - 1, 1);
        for (int x = 0; x < picture.width; x += step) {
            ++histogram[picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                       static_cast<std::size_t>(x)]];
            ++count;
        }
    }
    int grey = 0;
    for (int seen = histogram[0]; 2 * seen < count; seen += histogram[static_cast<std::size_t>(grey)]) {
        ++grey;
    }
    return grey;
}

} // namespace

std::optional<DigitImage> framePicture(const GreyImage& picture) {
    if (picture.width <= 0 || picture.height <= 0) {
        return std::nullopt;
    }
    // Ink is what differs most from the border; it is stretched to 0 … 1 with the border at 0.
    const auto [darkest, lightest] = std::minmax_element(picture.pixels.begin(), picture.pixels.end());
    const int background = borderGrey(picture);
    const bool lightInk = *lightest - background > background - *darkest;
    const int ink = lightInk ? *lightest : *darkest;
    if (std::abs(ink - background) < kFaintestContrast) {
        return std::nullopt;
    }
    const auto inkAt = [&](int x, int y) {
        const int grey =
            picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)];
        return std::clamp(static_cast<double>(grey - background) / (ink - background), 0.0, 1.0);
    };
    constexpr double kInk = 0.3; // more than paper grain and JPEG noise
    int left = picture.width;
    int right = -1;
    int top = picture.height;
    int bottom = -1;
    double mass = 0;
    double momentX = 0;
    double momentY = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const double covered = inkAt(x, y);
            if (covered <= kInk) {
                continue;
            }
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
            mass += covered;
            momentX += covered * (x + 0.5);
            momentY += covered * (y + 0.5);
        }
    }
    const double scale = kBoxSide / std::max(right - left + 1, bottom - top + 1);
    const double centreX = momentX / mass;
    const double centreY = momentY / mass;

    // Each output pixel is the mean over the square it covers in the picture (area average when shrinking; the square is then at
    // least sampled on a 4×4 grid when growing).
    DigitImage image{};
    const double side = 1 / scale;
    const int samples = std::clamp(static_cast<int>(std::ceil(side)), 4, 256);
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            double sum = 0;
            for (int j = 0; j < samples; ++j) {
                for (int i = 0; i < samples; ++i) {
                    const double sourceX = centreX + (x + (i + 0.5) / samples - kImageSide / 2.0) * side;
                    const double sourceY = centreY + (y + (j + 0.5) / samples - kImageSide / 2.0) * side;
                    const int px = static_cast<int>(std::floor(sourceX));
                    const int py = static_cast<int>(std::floor(sourceY));
                    if (px >= left && px <= right && py >= top && py <= bottom) {
                        const double covered = inkAt(px, py);
                        sum += covered > kInk / 2 ? covered : 0;
                    }
                }
            }
            image[static_cast<std::size_t>(y * kImageSide + x)] =
                static_cast<std::uint8_t>(std::lround(255 * sum / (samples * samples)));
        }
    }
    return image;
}

} // namespace model
