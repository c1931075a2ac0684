// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/image_ink.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

constexpr float kBoxSide = 20;
constexpr float kCentre = kImageSide / 2.0F;

int at(const DigitImage& image, int x, int y) {
    const bool inside = x >= 0 && x < kImageSide && y >= 0 && y < kImageSide;
    return inside ? image[static_cast<std::size_t>(y * kImageSide + x)] : 0;
}

std::uint8_t toGrey(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

/// `picture` (grey 0 … 255) shrunk until its ink fits the box, its centre of mass in the middle.
DigitImage framed(const Coverage& picture, const ImageInk& ink) {
    Box box;
    float mass = 0;
    float momentX = 0;
    float momentY = 0;
    for (int y = 0; y < picture.side; ++y) {
        for (int x = 0; x < picture.side; ++x) {
            const float grey = picture.at(x, y);
            if (grey > 0) {
                const float pixelX = static_cast<float>(x) + 0.5F;
                const float pixelY = static_cast<float>(y) + 0.5F;
                mass += grey;
                momentX += grey * pixelX;
                momentY += grey * pixelY;
                if (grey > ink.grey / 4) {
                    box.add(pixelX, pixelY);
                }
            }
        }
    }
    const float scale = std::min(1.0F, kBoxSide / (std::max(box.width(), box.height()) + 1));
    DigitImage image{};
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const float sourceX = momentX / mass + (static_cast<float>(x) + 0.5F - kCentre) / scale - 0.5F;
            const float sourceY = momentY / mass + (static_cast<float>(y) + 0.5F - kCentre) / scale - 0.5F;
            const int left = static_cast<int>(std::floor(sourceX));
            const int top = static_cast<int>(std::floor(sourceY));
            if (left < 0 || top < 0 || left + 1 >= picture.side || top + 1 >= picture.side) {
                continue;
            }
            const float u = sourceX - static_cast<float>(left);
            const float v = sourceY - static_cast<float>(top);
            const float upper = std::lerp(picture.at(left, top), picture.at(left + 1, top), u);
            const float lower = std::lerp(picture.at(left, top + 1), picture.at(left + 1, top + 1), u);
            image[static_cast<std::size_t>(y * kImageSide + x)] = toGrey(std::lerp(upper, lower, v));
        }
    }
    return scale < 1 ? thickened(image, ink.width * (1 - scale)) : image;
}

} // namespace

ImageInk measureInk(const DigitImage& image) {
    ImageInk ink;
    ink.grey = *std::max_element(image.begin(), image.end());
    float area = 0;
    float variation = 0;
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const int grey = at(image, x, y);
            const auto alongX = static_cast<float>(at(image, x + 1, y) - grey);
            const auto alongY = static_cast<float>(at(image, x, y + 1) - grey);
            area += static_cast<float>(grey);
            variation += std::sqrt(alongX * alongX + alongY * alongY);
            if (grey > 0 && 2 * static_cast<float>(grey) >= ink.grey) {
                ink.box.add(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F);
            }
        }
    }
    ink.width = variation > 0 ? 2 * area / variation : 0;
    return ink;
}

float rightmostInk(const DigitImage& image, int row) {
    int right = kImageSide - 1;
    while (right >= 0 && at(image, right, row) < 128) {
        --right;
    }
    int left = right;
    while (left > 0 && at(image, left - 1, row) >= 128) {
        --left;
    }
    return right < 0 ? -1 : static_cast<float>(left + right + 1) / 2;
}

DigitImage withStrokes(const DigitImage& image, const ImageInk& ink, Drawing strokes) {
    constexpr int kMargin = 10;
    for (Stroke& stroke : strokes) {
        stroke.width = ink.width;
    }
    InkTransform transform;
    transform.dx = transform.dy = kMargin;
    Coverage picture = rasterise(strokes, transform, kImageSide + 2 * kMargin);
    for (float& covered : picture.values) {
        covered *= ink.grey;
    }
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            float& grey = picture.at(x + kMargin, y + kMargin);
            grey = std::max(grey, static_cast<float>(at(image, x, y)));
        }
    }
    return framed(picture, ink);
}

DigitImage writeAnew(const ImageInk& ink, Drawing strokes) {
    // The centre of mass of an even stroke is that of its centreline, so it is drawn in place at once.
    Box box;
    float length = 0;
    float momentX = 0;
    float momentY = 0;
    for (const Stroke& stroke : strokes) {
        for (std::size_t i = 0; i < stroke.points.size(); ++i) {
            const StrokePoint& from = stroke.points[i == 0 ? 0 : i - 1];
            const StrokePoint& to = stroke.points[i];
            const float step = std::hypot(to.x - from.x, to.y - from.y);
            box.add(to.x, to.y);
            length += step;
            momentX += step * (from.x + to.x) / 2;
            momentY += step * (from.y + to.y) / 2;
        }
    }
    InkTransform transform;
    transform.naturalWidth = ink.width;
    transform.scale = (kBoxSide - ink.width) / std::max(box.width(), box.height());
    transform.dx = kCentre - transform.scale * momentX / length;
    transform.dy = kCentre - transform.scale * momentY / length;
    const Coverage picture = rasterise(strokes, transform, kImageSide);
    DigitImage image{};
    std::transform(picture.values.begin(), picture.values.end(), image.begin(),
                   [&](float covered) { return toGrey(covered * ink.grey); });
    return image;
}

DigitImage thickened(const DigitImage& image, float pixels) {
    const float share = std::min(std::abs(pixels) / 2, 1.0F); // the cross reaches a pixel to either side
    DigitImage result;
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const auto [least, most] = std::minmax(
                {at(image, x, y), at(image, x - 1, y), at(image, x + 1, y), at(image, x, y - 1), at(image, x, y + 1)});
            const auto grey = static_cast<float>(at(image, x, y));
            const auto extreme = static_cast<float>(pixels < 0 ? least : most);
            result[static_cast<std::size_t>(y * kImageSide + x)] = toGrey(std::lerp(grey, extreme, share));
        }
    }
    return result;
}

} // namespace model
