// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/feature_plane.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace model {
namespace {

constexpr int kMostIterations = 60; ///< of images of digits a dozen do
constexpr float kStill = 1e-9F;     ///< squared distance that an axis moves in the last

using Axis = std::vector<float>;

float dot(std::span<const float> a, std::span<const float> b) {
    float sum = 0;
#pragma omp simd reduction(+ : sum)
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

/// The covariance of rows, of which the mean was taken, times an axis.
Axis covarianceTimes(std::span<const float> centred, const Axis& axis) {
    Axis out(axis.size());
    const float share = static_cast<float>(axis.size()) / static_cast<float>(centred.size());
    for (std::size_t first = 0; first < centred.size(); first += axis.size()) {
        const float* row = &centred[first];
        const float along = share * dot({row, axis.size()}, axis);
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] += along * row[i];
        }
    }
    return out;
}

void scale(Axis& axis, float factor) {
    for (float& value : axis) {
        value *= factor;
    }
}

/// Of length 1, at right angles to `other`, which is of length 1 or empty. Returns how far that is from `before`, squared.
float straighten(Axis& axis, const Axis& other, const Axis& before) {
    for (int again = 0; !other.empty() && again < 2; ++again) { // what is left of the other is rounding
        const float along = dot(axis, other);
        for (std::size_t i = 0; i < axis.size(); ++i) {
            axis[i] -= along * other[i];
        }
    }
    scale(axis, 1 / std::max(std::sqrt(dot(axis, axis)), 1e-30F));
    float moved = 0;
    for (std::size_t i = 0; i < axis.size(); ++i) {
        moved += (axis[i] - before[i]) * (axis[i] - before[i]);
    }
    return moved;
}

} // namespace

FeaturePlane principalPlane(std::span<const float> features, std::size_t each) {
    FeaturePlane plane;
    const double rows = std::max(1.0, static_cast<double>(features.size() / each));
    std::vector<double> sums(each);
    for (std::size_t i = 0; i < features.size(); ++i) {
        sums[i % each] += static_cast<double>(features[i]);
    }
    std::transform(sums.begin(), sums.end(), std::back_inserter(plane.mean),
                   [rows](double sum) { return static_cast<float>(sum / rows); });
    std::vector<float> centred(features.begin(), features.end());
    double total = 0;
    for (std::size_t i = 0; i < centred.size(); ++i) {
        centred[i] -= plane.mean[i % each];
        total += static_cast<double>(centred[i] * centred[i]) / rows;
    }
    Axis first(each);
    Axis second(each);
    for (std::size_t i = 0; i < each; ++i) { // arbitrary, and not an axis of the features
        first[i] = 1 + 0.01F * static_cast<float>(i % 17);
        second[i] = i % 2 == 0 ? 1 : -1;
    }
    float moved = 1;
    for (int i = 0; i < kMostIterations && moved > kStill; ++i) {
        const Axis firstBefore = first;
        const Axis secondBefore = second;
        first = covarianceTimes(centred, first);
        moved = straighten(first, {}, firstBefore);
        second = covarianceTimes(centred, second);
        moved += straighten(second, first, secondBefore);
    }
    const auto variance =
        static_cast<double>(dot(first, covarianceTimes(centred, first)) + dot(second, covarianceTimes(centred, second)));
    plane.share = total > 0 ? variance / total : 0;
    const auto unit = static_cast<float>(1 / std::max(std::sqrt(variance), 1e-30)); // so that the root mean square is 1
    scale(first, unit);
    scale(second, unit);
    plane.across = std::move(first);
    plane.along = std::move(second);
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
    std::vector<std::pair<float, std::size_t>> rows(features.size() / wanted.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float* row = features.data() + i * wanted.size();
        float sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::size_t f = 0; f < wanted.size(); ++f) {
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
