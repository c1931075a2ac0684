// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/coverage.h"
#include "model/ink/ink.h"
#include "model/ink/ink_map.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// How thick the pen is in the map's pixels: ink has two edges, so twice the area over the length of its outline.
float penWidth(const InkMap& ink) {
    double area = 0;
    double outline = 0;
    for (int y = 0; y < ink.height; ++y) {
        for (int x = 0; x < ink.width; ++x) {
            const float here = ink.at(x, y);
            const float right = x + 1 < ink.width ? ink.at(x + 1, y) : 0;
            const float below = y + 1 < ink.height ? ink.at(x, y + 1) : 0;
            area += static_cast<double>(here);
            outline += std::hypot(static_cast<double>(right - here), static_cast<double>(below - here));
        }
    }
    return outline > 0 ? static_cast<float>(2 * area / outline) : 0;
}

/// The ink at a place between pixels (their centres are at .5), nothing outside.
float bilinear(const InkMap& ink, float x, float y) {
    const float column = std::floor(x - 0.5F);
    const float row = std::floor(y - 0.5F);
    const auto at = [&](int dx, int dy) {
        const int px = static_cast<int>(column) + dx;
        const int py = static_cast<int>(row) + dy;
        return px >= 0 && py >= 0 && px < ink.width && py < ink.height ? ink.at(px, py) : 0;
    };
    const float alongX = x - 0.5F - column;
    const float alongY = y - 0.5F - row;
    return std::lerp(std::lerp(at(0, 0), at(1, 0), alongX), std::lerp(at(0, 1), at(1, 1), alongX), alongY);
}

/// Each pixel becomes the most ink within `radius` of it.
Coverage thickened(const Coverage& thin, float radius) {
    const int reach = static_cast<int>(std::ceil(radius));
    Coverage thick = thin;
    for (int y = 0; y < thin.side; ++y) {
        for (int x = 0; x < thin.side; ++x) {
            if (thin.at(x, y) <= 0) {
                continue;
            }
            for (int dy = std::max(-reach, -y); dy <= std::min(reach, thin.side - 1 - y); ++dy) {
                for (int dx = std::max(-reach, -x); dx <= std::min(reach, thin.side - 1 - x); ++dx) {
                    const float within =
                        std::clamp(radius + 0.5F - std::hypot(static_cast<float>(dx), static_cast<float>(dy)), 0.0F, 1.0F);
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
    const float thicken = std::max(0.0F, kThinnestPen - penWidth(ink) * kBoxSide / longer);
    // A fine pixel is the mean of samples × samples places in the picture.
    const float step = longer / (kBoxSide - thicken) / kSupersampling;
    const int samples = std::clamp(static_cast<int>(std::ceil(step)), 1, 64);
    const auto centreX = static_cast<float>(momentX / mass);
    const auto centreY = static_cast<float>(momentY / mass);
    Coverage fine(kImageSide * kSupersampling);
    for (int y = 0; y < fine.side; ++y) {
        for (int x = 0; x < fine.side; ++x) {
            float sum = 0;
            for (int j = 0; j < samples; ++j) {
                for (int i = 0; i < samples; ++i) {
                    const auto place = [&](float centre, int pixel, int sample) {
                        const float within = (static_cast<float>(sample) + 0.5F) / static_cast<float>(samples);
                        return centre + (static_cast<float>(pixel - fine.side / 2) + within) * step;
                    };
                    sum += bilinear(ink, place(centreX, x, i), place(centreY, y, j));
                }
            }
            fine.at(x, y) = sum / static_cast<float>(samples * samples);
        }
    }
    return averagedDown(thicken > 0 ? thickened(fine, thicken * kSupersampling / 2) : fine);
}

std::optional<DigitImage> framePicture(const GreyImage& picture) {
    constexpr int kLargestSide = 1000;
    const int factor = (std::max(picture.width, picture.height) - 1) / kLargestSide + 1;
    const std::optional<InkMap> ink = inkOf(factor > 1 ? reduced(picture, factor) : picture);
    return ink ? frameInk(*ink) : std::nullopt;
}

} // namespace model
