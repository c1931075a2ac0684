// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/deformation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <numbers>
#include <utility>

namespace model {
namespace {

constexpr std::size_t at(int x, int y) {
    return static_cast<std::size_t>(y * kImageSide + x);
}

/// PIL walks rotated images in 16.16 fixed point. Half of what it can hold is far outside the image and leaves room to walk.
std::int32_t fixedPoint(double value) {
    return static_cast<std::int32_t>(std::clamp(std::floor(value * 65536.0 + 0.5), -0x1p30, 0x1p30));
}

/// Every source index that a 28×28 image's corners can reach with a sane matrix is looked up in a frame of zeros, which
/// spares the inner loop its range checks; a coordinate beyond the frame is clamped into its border.
DigitImage nearestFixedPoint(const DigitImage& image, const AffineMatrix& m) {
    constexpr int kBorder = 1;
    constexpr int kFrameSide = kImageSide + 2 * kBorder;
    std::array<std::uint8_t, kFrameSide * kFrameSide> frame{};
    for (int y = 0; y < kImageSide; ++y) {
        std::memcpy(&frame[static_cast<std::size_t>((y + kBorder) * kFrameSide + kBorder)], &image[at(0, y)], kImageSide);
    }
    const std::int32_t stepX = fixedPoint(m[0]);
    const std::int32_t stepXByRow = fixedPoint(m[1]);
    const std::int32_t stepY = fixedPoint(m[3]);
    const std::int32_t stepYByRow = fixedPoint(m[4]);
    std::int32_t rowX = fixedPoint(m[2] + m[0] * 0.5 + m[1] * 0.5);
    std::int32_t rowY = fixedPoint(m[5] + m[3] * 0.5 + m[4] * 0.5);

    const auto clampToFrame = [](std::int32_t fixed) {
        const std::int32_t whole = (fixed >> 16) + kBorder;
        return whole < 0 ? 0 : whole >= kFrameSide ? kFrameSide - 1 : whole;
    };
    DigitImage result;
    for (int y = 0; y < kImageSide; ++y) {
        std::array<std::int32_t, kImageSide> source;
        for (int x = 0; x < kImageSide; ++x) {
            source[static_cast<std::size_t>(x)] = clampToFrame(rowY + x * stepY) * kFrameSide + clampToFrame(rowX + x * stepX);
        }
        for (int x = 0; x < kImageSide; ++x) {
            result[at(x, y)] = frame[static_cast<std::size_t>(source[static_cast<std::size_t>(x)])];
        }
        rowX += stepXByRow;
        rowY += stepYByRow;
    }
    return result;
}

/// Without rotation PIL takes another path: coordinates summed in double and truncated, each axis on its own.
DigitImage nearestScaled(const DigitImage& image, const AffineMatrix& m) {
    const auto positions = [](double start, double step) {
        std::array<int, kImageSide> table{};
        for (int& entry : table) {
            entry = start < 0 ? -1 : static_cast<int>(start);
            start += step;
        }
        return table;
    };
    const auto columns = positions(m[2] + m[0] * 0.5, m[0]);
    const auto rows = positions(m[5] + m[4] * 0.5, m[4]);
    DigitImage result{};
    for (int y = 0; y < kImageSide; ++y) {
        const int row = rows[static_cast<std::size_t>(y)];
        for (int x = 0; x < kImageSide && row >= 0 && row < kImageSide; ++x) {
            const int column = columns[static_cast<std::size_t>(x)];
            if (column >= 0 && column < kImageSide) {
                result[at(x, y)] = image[at(column, row)];
            }
        }
    }
    return result;
}

/// `value` ≥ −1 rounded down; std::floor is a function call on processors of before 2008.
int floorOf(double value) {
    const int whole = static_cast<int>(value);
    return value < whole ? whole - 1 : whole;
}

/// PIL's bilinear filter at a place inside the image: pixel centres at .5, edges repeated inside the image, truncated to 8 bits.
std::uint8_t bilinearAt(const DigitImage& image, double xin, double yin) {
    constexpr int kLast = kImageSide - 1;
    const int left = floorOf(xin - 0.5);
    const int top = floorOf(yin - 0.5);
    const double dx = xin - 0.5 - left;
    const double dy = yin - 0.5 - top;
    const int x0 = std::max(left, 0);
    const int x1 = std::min(left + 1, kLast);
    const auto alongRow = [&](int row) {
        const double first = image[at(x0, row)];
        return first + (image[at(x1, row)] - first) * dx;
    };
    const double upper = alongRow(std::max(top, 0));
    const double lower = top + 1 <= kLast ? alongRow(top + 1) : upper;
    return static_cast<std::uint8_t>(upper + (lower - upper) * dy);
}

/// Each pixel by `sample(xin, yin)`, 0 outside the image. `sourceOf(x, y)` is where PIL's matrix is applied.
template <class SourceOf, class Sample> DigitImage resample(const AffineMatrix& m, SourceOf sourceOf, Sample sample) {
    DigitImage result{};
    for (int y = 0; y < kImageSide; ++y) {
        for (int x = 0; x < kImageSide; ++x) {
            const auto [xout, yout] = sourceOf(x, y);
            const double xin = m[0] * xout + m[1] * yout + m[2];
            const double yin = m[3] * xout + m[4] * yout + m[5];
            if (xin >= 0 && xin < kImageSide && yin >= 0 && yin < kImageSide) {
                result[at(x, y)] = sample(xin, yin);
            }
        }
    }
    return result;
}

} // namespace

AffineMatrix inverseAffine(const AugmentationParameters& parameters) {
    constexpr double kCentre = kImageSide * 0.5;
    const double angle = parameters.angleDegrees * std::numbers::pi / 180.0;
    const double cosine = std::cos(angle) / parameters.scale;
    const double sine = std::sin(angle) / parameters.scale;
    const double slant = std::tan(parameters.shearDegrees * std::numbers::pi / 180.0);
    AffineMatrix m{cosine - sine * slant, sine + cosine * slant, 0, -sine, cosine, 0};
    m[2] = m[0] * (-kCentre - parameters.translateX) + m[1] * (-kCentre - parameters.translateY) + kCentre;
    m[5] = m[3] * (-kCentre - parameters.translateX) + m[4] * (-kCentre - parameters.translateY) + kCentre;
    return m;
}

DigitImage affineTransform(const DigitImage& image, const AffineMatrix& matrix, Interpolation interpolation) {
    if (interpolation == Interpolation::bilinear) {
        return resample(
            matrix, [](int x, int y) { return std::pair(x + 0.5, y + 0.5); },
            [&](double x, double y) { return bilinearAt(image, x, y); });
    }
    return matrix[1] == 0 && matrix[3] == 0 ? nearestScaled(image, matrix) : nearestFixedPoint(image, matrix);
}

DigitImage elasticTransform(const DigitImage& image, const AffineMatrix& matrix, const Displacement& field,
                            Interpolation interpolation) {
    const auto moved = [&](int x, int y) {
        return std::pair(x + 0.5 + static_cast<double>(field.x[at(x, y)]), y + 0.5 + static_cast<double>(field.y[at(x, y)]));
    };
    if (interpolation == Interpolation::bilinear) {
        return resample(matrix, moved, [&](double x, double y) { return bilinearAt(image, x, y); });
    }
    return resample(matrix, moved, [&](double x, double y) { return image[at(static_cast<int>(x), static_cast<int>(y))]; });
}

} // namespace model
