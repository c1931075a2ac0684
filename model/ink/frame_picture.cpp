// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/coverage.h"
#include "model/ink/ink.h"
#include "model/ink/ink_map.h"
#include "model/ink/mat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace model {
namespace {

/// What is thicker is thinned to a usual pen, in pixels at 28×28.
constexpr float kBrush = 4.2F;
/// What is so little larger than its pen, which is half as wide as a disc, is a dot.
constexpr float kDot = 2.4F;
/// Pixels without ink that are put around a map, so that places outside it need no care.
constexpr int kAround = 2;

/// How thick the pen is in the map's pixels: ink has two edges, so twice the area over the length of its outline.
float penWidth(const InkMap& surrounded) {
    double area = 0;
    double outline = 0;
    for (int y = 0; y + 1 < surrounded.height; ++y) {
        for (int x = 0; x + 1 < surrounded.width; ++x) {
            const float here = surrounded.at(x, y);
            const float right = surrounded.at(x + 1, y);
            const float below = surrounded.at(x, y + 1);
            area += static_cast<double>(here);
            if (right != here || below != here) {
                outline += static_cast<double>(std::sqrt((right - here) * (right - here) + (below - here) * (below - here)));
            }
        }
    }
    return outline > 0 ? static_cast<float>(2 * area / outline) : 0;
}

/// A place between two pixels' centres (they are at .5) along one side of a picture.
struct Between {
    int before; ///< the pixel, of the map with paper around it
    float along;

    Between(float place, int length) {
        const float pixel = std::floor(place - 0.5F);
        before = kAround + std::clamp(static_cast<int>(pixel), -kAround, length);
        along = place - 0.5F - pixel;
    }
};

InkMap surroundedByPaper(const InkMap& ink) {
    InkMap wider(ink.width + 2 * kAround, ink.height + 2 * kAround);
    for (int y = 0; y < ink.height; ++y) {
        std::copy_n(&ink.values[ink.index(0, y)], ink.width, &wider.at(kAround, y + kAround));
    }
    return wider;
}

/// The ink there, nothing outside.
float bilinear(const InkMap& wider, const Between& column, const Between& row) {
    const float* above = &wider.values[wider.index(column.before, row.before)];
    const float* below = above + wider.width;
    const auto mix = [](float a, float b, float share) { return a + share * (b - a); }; // std::lerp's care takes far longer
    return mix(mix(above[0], above[1], column.along), mix(below[0], below[1], column.along), row.along);
}

/// Each pixel becomes the most ink within `radius` of it.
InkMap thickened(const InkMap& thin, float radius) {
    const int reach = static_cast<int>(std::ceil(radius));
    InkMap thick = thin;
    for (int y = 0; y < thin.width; ++y) {
        for (int x = 0; x < thin.width; ++x) {
            if (thin.at(x, y) <= 0) {
                continue;
            }
            for (int dy = std::max(-reach, -y); dy <= std::min(reach, thin.width - 1 - y); ++dy) {
                for (int dx = std::max(-reach, -x); dx <= std::min(reach, thin.width - 1 - x); ++dx) {
                    const float within = std::clamp(radius + 0.5F - std::sqrt(static_cast<float>(dx * dx + dy * dy)), 0.0F, 1.0F);
                    float& pixel = thick.at(x + dx, y + dy);
                    pixel = std::max(pixel, thin.at(x, y) * within);
                }
            }
        }
    }
    return thick;
}

} // namespace

std::optional<DigitImage> frameInk(const InkMap& ink) {
    Box box;
    double mass = 0;
    double momentX = 0;
    double momentY = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            if (const float here = ink.at(x, y); here > 0) {
                mass += static_cast<double>(here);
                momentX += static_cast<double>(here) * (x + 0.5);
                momentY += static_cast<double>(here) * (y + 0.5);
            }
            if (ink.at(x, y) > 0.1F) {
                box.add(static_cast<float>(x), static_cast<float>(y));
                box.add(static_cast<float>(x + 1), static_cast<float>(y + 1));
            }
        }
    }
    if (box.empty()) {
        return std::nullopt;
    }
    const float longer = std::max(box.width(), box.height());
    const InkMap wider = surroundedByPaper(ink);
    const float pen = penWidth(wider) * kBoxSide / longer;
    constexpr float kUsualPen = (kThinnestPen + kThickestPen) / 2;
    const bool dot = pen * kDot > kBoxSide; // which stays one, as when it is drawn
    const float thicken = dot ? 0 : pen > kBrush ? kUsualPen - pen : std::max(0.0F, kThinnestPen - pen);
    // A fine pixel is the mean of samples × samples places in the picture.
    const float step = longer / (dot ? kUsualPen : kBoxSide - thicken) / kSupersampling;
    const int samples = std::clamp(static_cast<int>(std::ceil(step)), 1, 64);
    const auto centreX = static_cast<float>(momentX / mass);
    const auto centreY = static_cast<float>(momentY / mass);
    InkMap fine(kImageSide * kSupersampling, kImageSide * kSupersampling);
    // Outside the map, whose outermost pixels reach half a pixel further, there is no ink.
    struct Side {
        int first = 0; ///< fine pixel that may hold ink
        int last = 0;  ///< one beyond
        std::vector<Between> places;
    };
    const auto sideOf = [&](float centre, int length) {
        const auto pixelAt = [&](float place) {
            const float pixel = (place - centre) / step + static_cast<float>(fine.width / 2);
            return static_cast<int>(std::clamp(pixel, 0.0F, static_cast<float>(fine.width)));
        };
        Side side{pixelAt(-1), pixelAt(static_cast<float>(length) + 1 + step), {}};
        for (int sample = side.first * samples; sample < side.last * samples; ++sample) {
            const float within = (static_cast<float>(sample % samples) + 0.5F) / static_cast<float>(samples);
            side.places.emplace_back(centre + (static_cast<float>(sample / samples - fine.width / 2) + within) * step, length);
        }
        return side;
    };
    const Side columns = sideOf(centreX, ink.width);
    const Side rows = sideOf(centreY, ink.height);
    for (int y = rows.first; y < rows.last; ++y) {
        for (int x = columns.first; x < columns.last; ++x) {
            float sum = 0;
            for (int j = 0; j < samples; ++j) {
                for (int i = 0; i < samples; ++i) {
                    sum += bilinear(wider, columns.places[static_cast<std::size_t>((x - columns.first) * samples + i)],
                                    rows.places[static_cast<std::size_t>((y - rows.first) * samples + j)]);
                }
            }
            fine.at(x, y) = sum / static_cast<float>(samples * samples);
        }
    }
    if (thicken < 0) {
        const int side = 2 * static_cast<int>(std::lround(-thicken * kSupersampling / 2)) + 1;
        cv::erode(matOf(fine), matOf(fine), cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side}));
    } else if (thicken > 0) {
        fine = thickened(fine, thicken * kSupersampling / 2);
    }
    return averagedDown(fine);
}

std::optional<DigitImage> framePicture(const Picture& picture) {
    constexpr int kLargestSide = 1000;
    const int factor = (std::max(picture.width, picture.height) - 1) / kLargestSide + 1;
    const Picture small = factor > 1 ? reduced(picture, factor) : picture;
    const std::optional<InkMap> ink = inkOf(small, {isDark(small), 1});
    return ink ? frameInk(*ink) : std::nullopt;
}

} // namespace model
