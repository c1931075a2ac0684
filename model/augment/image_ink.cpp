// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/image_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace model {
namespace {

constexpr float kCentre = kImageSide / 2.0F;

/// An image with one pixel of paper around it, so that neighbours need no checks.
struct Bordered {
    static constexpr int kSide = kImageSide + 2;

    explicit Bordered(const DigitImage& image) {
        for (int y = 0; y < kImageSide; ++y) {
            std::copy_n(&image[static_cast<std::size_t>(y * kImageSide)], kImageSide, row(y).begin() + 1);
        }
    }
    std::array<std::uint8_t, kSide>& row(int y) { return rows[static_cast<std::size_t>(y + 1)]; }

    std::array<std::array<std::uint8_t, kSide>, kSide> rows{};
};

std::uint8_t toGrey(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

/// `picture` (grey 0 … 255) shrunk until its ink fits the box, its centre of mass in the middle.
DigitImage framed(const InkMap& picture, const ImageInk& ink) {
    Box box;
    float mass = 0;
    float momentX = 0;
    float momentY = 0;
    for (int y = 0; y < picture.width; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const float grey = picture.at(x, y);
            if (grey > 0) {
                mass += grey;
                momentX += grey * static_cast<float>(x);
                momentY += grey * static_cast<float>(y);
                if (grey > ink.grey / 4) {
                    box.add(static_cast<float>(x), static_cast<float>(y));
                }
            }
        }
    }
    const float scale = std::min(1.0F, kBoxSide / (std::max(box.width(), box.height()) + 1));
    /// Where an image's column or row lies in the picture: between two pixels, bilinearly.
    const auto source = [&](float centre, int i) {
        const float at = centre + (static_cast<float>(i) + 0.5F - kCentre) / scale;
        const float clamped = std::clamp(at, 0.0F, static_cast<float>(picture.width) - 1.001F);
        const int first = static_cast<int>(clamped);
        return std::pair(first, clamped - static_cast<float>(first));
    };
    std::array<std::pair<int, float>, kImageSide> columns;
    for (int x = 0; x < kImageSide; ++x) {
        columns[static_cast<std::size_t>(x)] = source(momentX / mass, x);
    }
    DigitImage image;
    for (int y = 0; y < kImageSide; ++y) {
        const auto [top, v] = source(momentY / mass, y);
        for (int x = 0; x < kImageSide; ++x) {
            const auto [left, u] = columns[static_cast<std::size_t>(x)];
            const float upper = picture.at(left, top) * (1 - u) + picture.at(left + 1, top) * u;
            const float lower = picture.at(left, top + 1) * (1 - u) + picture.at(left + 1, top + 1) * u;
            image[static_cast<std::size_t>(y * kImageSide + x)] = toGrey(upper * (1 - v) + lower * v);
        }
    }
    return scale < 1 ? thickened(image, ink.width * (1 - scale)) : image;
}

} // namespace

ImageInk measureInk(const DigitImage& image) {
    ImageInk ink;
    const std::uint8_t darkest = *std::max_element(image.begin(), image.end());
    ink.grey = darkest;
    const Bordered bordered(image);
    int area = 0;
    float variation = 0;
    for (std::size_t y = 0; y + 1 < Bordered::kSide; ++y) {
        const auto& row = bordered.rows[y];
        const auto& below = bordered.rows[y + 1];
        for (std::size_t x = 0; x + 1 < Bordered::kSide; ++x) {
            const int alongX = row[x + 1] - row[x];
            const int alongY = below[x] - row[x];
            area += row[x];
            variation += std::sqrt(static_cast<float>(alongX * alongX + alongY * alongY));
            if (row[x] > darkest / 2) {
                ink.box.add(static_cast<float>(x) - 0.5F, static_cast<float>(y) - 0.5F);
            }
        }
    }
    ink.width = variation > 0 ? 2 * static_cast<float>(area) / variation : 0;
    return ink;
}

float rightmostInk(const DigitImage& image, const ImageInk& ink, int row) {
    const auto inked = [&](int x) {
        return image[static_cast<std::size_t>(row * kImageSide + x)] > static_cast<int>(ink.grey) / 2;
    };
    int right = kImageSide - 1;
    while (right >= 0 && !inked(right)) {
        --right;
    }
    int left = right;
    while (left > 0 && inked(left - 1)) {
        --left;
    }
    return right < 0 ? -1 : static_cast<float>(left + right + 1) / 2;
}

DigitImage withStrokes(const DigitImage& image, const ImageInk& ink, Drawing strokes) {
    constexpr int kMargin = 8;
    for (Stroke& stroke : strokes) {
        stroke.width = ink.width;
    }
    InkTransform transform;
    transform.dx = transform.dy = kMargin;
    InkMap picture = rasterise(strokes, transform, kImageSide + 2 * kMargin);
    for (float& covered : picture.values) {
        covered *= ink.grey;
    }
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            float& grey = picture.at(x + kMargin, y + kMargin);
            grey = std::max(grey, static_cast<float>(image[static_cast<std::size_t>(y * kImageSide + x)]));
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
    const InkMap picture = rasterise(strokes, transform, kImageSide);
    DigitImage image{};
    std::transform(picture.values.begin(), picture.values.end(), image.begin(),
                   [&](float covered) { return toGrey(covered * ink.grey); });
    return image;
}

DigitImage thickened(const DigitImage& image, float pixels) {
    Bordered bordered(image);
    // The cross reaches a pixel to either side; the mixture is counted in 256ths.
    const int share = static_cast<int>(std::min(std::abs(pixels) / 2, 1.0F) * 256);
    const bool wider = pixels > 0;
    DigitImage result;
    for (int y = 0; y < kImageSide; ++y) {
        const auto& above = bordered.row(y - 1);
        const auto& here = bordered.row(y);
        const auto& below = bordered.row(y + 1);
        for (std::size_t x = 1; x <= kImageSide; ++x) {
            const std::uint8_t most = std::max({here[x], here[x - 1], here[x + 1], above[x], below[x]});
            const std::uint8_t least = std::min({here[x], here[x - 1], here[x + 1], above[x], below[x]});
            const int change = ((wider ? most : least) - here[x]) * share / 256;
            result[static_cast<std::size_t>(y * kImageSide) + x - 1] = static_cast<std::uint8_t>(here[x] + change);
        }
    }
    return result;
}

} // namespace model
