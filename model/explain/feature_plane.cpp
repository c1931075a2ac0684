// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/feature_plane.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

constexpr std::size_t kSide = kLastFeatures;
constexpr int kIterations = 60; ///< of images of digits a dozen would do

using Axis = std::vector<double>;

double dot(const Axis& a, const Axis& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void scale(Axis& axis, double factor) {
    for (double& value : axis) {
        value *= factor;
    }
}

/// [kSide, kSide], of features less their mean.
std::vector<double> covariance(std::span<const float> features, std::span<const float> mean) {
    std::vector<double> sums(kSide * kSide);
    std::vector<float> centred(kSide);
    for (std::size_t first = 0; first < features.size(); first += kSide) {
        for (std::size_t i = 0; i < kSide; ++i) {
            centred[i] = features[first + i] - mean[i];
        }
        for (std::size_t i = 0; i < kSide; ++i) {
            if (centred[i] == 0) { // ReLU leaves many where the mean is 0 too
                continue;
            }
            for (std::size_t k = 0; k < kSide; ++k) {
                sums[i * kSide + k] += static_cast<double>(centred[i] * centred[k]);
            }
        }
    }
    scale(sums, 1 / std::max(1.0, static_cast<double>(features.size() / kSide)));
    return sums;
}

Axis times(const std::vector<double>& matrix, const Axis& axis) {
    Axis out(kSide);
    for (std::size_t i = 0; i < kSide; ++i) {
        for (std::size_t k = 0; k < kSide; ++k) {
            out[i] += matrix[i * kSide + k] * axis[k];
        }
    }
    return out;
}

/// At right angles to `other` (of length 1), of length 1.
void straighten(Axis& axis, const Axis& other) {
    const double along = dot(axis, other);
    for (std::size_t i = 0; i < axis.size(); ++i) {
        axis[i] -= along * other[i];
    }
    scale(axis, 1 / std::max(std::sqrt(dot(axis, axis)), 1e-30));
}

} // namespace

FeaturePlane principalPlane(std::span<const float> features) {
    FeaturePlane plane;
    std::vector<double> sums(kSide);
    for (std::size_t i = 0; i < features.size(); ++i) {
        sums[i % kSide] += static_cast<double>(features[i]);
    }
    scale(sums, 1 / std::max(1.0, static_cast<double>(features.size() / kSide)));
    plane.mean.assign(sums.begin(), sums.end());

    const std::vector<double> matrix = covariance(features, plane.mean);
    Axis first(kSide);
    Axis second(kSide);
    for (std::size_t i = 0; i < kSide; ++i) { // arbitrary, and not an axis of the features
        first[i] = 1 + 0.01 * static_cast<double>(i % 17);
        second[i] = i % 2 == 0 ? 1 : -1;
    }
    for (int i = 0; i < kIterations; ++i) {
        first = times(matrix, first);
        scale(first, 1 / std::max(std::sqrt(dot(first, first)), 1e-30));
        second = times(matrix, second);
        straighten(second, first);
    }
    const double variance = dot(first, times(matrix, first)) + dot(second, times(matrix, second));
    double total = 0;
    for (std::size_t i = 0; i < kSide; ++i) {
        total += matrix[i * kSide + i];
    }
    plane.share = total > 0 ? variance / total : 0;
    const double unit = 1 / std::max(std::sqrt(variance), 1e-30); // so that the root mean square is 1
    scale(first, unit);
    scale(second, unit);
    plane.across.assign(first.begin(), first.end());
    plane.along.assign(second.begin(), second.end());
    return plane;
}

void turnTowards(std::span<const MapPoint> wanted, std::span<MapPoint> points, FeaturePlane& plane) {
    double xx = 0;
    double xy = 0;
    double yx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        xx += static_cast<double>(points[i].x * wanted[i].x);
        xy += static_cast<double>(points[i].x * wanted[i].y);
        yx += static_cast<double>(points[i].y * wanted[i].x);
        yy += static_cast<double>(points[i].y * wanted[i].y);
    }
    // Of the best turn and the best mirroring the one that brings more.
    const bool mirrored = std::hypot(xx - yy, xy + yx) > std::hypot(xx + yy, xy - yx);
    const double angle = mirrored ? std::atan2(xy + yx, xx - yy) : std::atan2(xy - yx, xx + yy);
    const auto cosine = static_cast<float>(std::cos(angle));
    const auto sine = static_cast<float>(std::sin(angle));
    const float flip = mirrored ? -1.0F : 1.0F;
    const auto turn = [&](float& x, float& y) {
        const float oldX = x;
        const float oldY = flip * y;
        x = cosine * oldX - sine * oldY;
        y = sine * oldX + cosine * oldY;
    };
    for (MapPoint& point : points) {
        turn(point.x, point.y);
    }
    for (std::size_t i = 0; i < plane.across.size(); ++i) {
        turn(plane.across[i], plane.along[i]);
    }
}

std::vector<std::pair<float, std::size_t>> nearestRows(std::span<const float> features, std::span<const float> wanted,
                                                       std::size_t count) {
    std::vector<std::pair<float, std::size_t>> rows(features.size() / kLastFeatures);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float* row = features.data() + i * kLastFeatures;
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t f = 0; f < kLastFeatures; ++f) {
            sum += (row[f] - wanted[f]) * (row[f] - wanted[f]);
        }
        rows[i] = {std::sqrt(sum), i};
    }
    count = std::min(count, rows.size());
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end());
    rows.resize(count);
    return rows;
}

} // namespace model
