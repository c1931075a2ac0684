// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ink/ink_map.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

/// Grey levels ink must stand out by, and by how many deviations of the paper's grain.
constexpr float kFaintestContrast = 24;
constexpr float kGrain = 4;
/// Less than this share of full ink is paper.
constexpr float kPaper = 0.25F;
/// Of the window that tells the background, in pixels.
constexpr int kSmallestRadius = 32;
/// Paper darker than this is treated as this bright.
constexpr double kDarkestPaper = 48;

/// Summed-area table: the sum over any rectangle in four look-ups (Crow 1984).
class SummedArea {
public:
    SummedArea(int width, int height, const auto& valueAt)
        : width_(width), height_(height), sums_(static_cast<std::size_t>(width + 1) * static_cast<std::size_t>(height + 1), 0.0) {
        for (int y = 0; y < height; ++y) {
            double row = 0;
            for (int x = 0; x < width; ++x) {
                row += valueAt(x, y);
                sums_[index(x + 1, y + 1)] = sums_[index(x + 1, y)] + row;
            }
        }
    }

    /// Over the rectangle of pixels at most `radius` from (x, y). Near an edge it shrinks to stay in the middle of its pixels, as
    /// long as that leaves enough of them: so that a slope of light has its mean there too.
    double around(int x, int y, int radius) const {
        const auto reach = [radius](int at, int length) {
            return std::clamp(std::min(at, length - 1 - at), std::min(kSmallestRadius, radius), radius);
        };
        const int across = reach(x, width_);
        const int along = reach(y, height_);
        const int left = std::max(x - across, 0);
        const int right = std::min(x + across + 1, width_);
        const int top = std::max(y - along, 0);
        const int bottom = std::min(y + along + 1, height_);
        return sums_[index(right, bottom)] - sums_[index(left, bottom)] - sums_[index(right, top)] + sums_[index(left, top)];
    }

    double total() const { return sums_.back(); }

private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_ + 1) + static_cast<std::size_t>(x);
    }

    int width_;
    int height_;
    std::vector<double> sums_;
};

/// The value below which this share of the numbers lies.
float quantile(std::vector<float> values, double share) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

std::optional<InkMap> inkOf(const GreyImage& picture) {
    const int width = picture.width;
    const int height = picture.height;
    if (width <= 0 || height <= 0) {
        return std::nullopt;
    }
    InkMap ink(width, height);
    const auto greyAt = [&](int x, int y) { return static_cast<double>(picture.pixels[ink.index(x, y)]); };
    const auto forEach = [&](const auto& work) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                work(x, y);
            }
        }
    };
    const auto one = [](int, int) { return 1.0; };
    const int radius = std::max(kSmallestRadius, std::max(width, height) / 8);
    const SummedArea area(width, height, one);
    const SummedArea grey(width, height, greyAt);
    forEach([&](int x, int y) {
        ink.at(x, y) = static_cast<float>(greyAt(x, y) - grey.around(x, y, radius) / area.around(x, y, radius));
    });

    // Ink is the rarer: it makes the distribution's longer tail.
    double skewness = 0;
    std::vector<float> deviations;
    deviations.reserve(ink.values.size());
    for (const float value : ink.values) {
        skewness += static_cast<double>(value) * static_cast<double>(value) * static_cast<double>(value);
        deviations.push_back(std::abs(value));
    }
    const bool dark = skewness < 0;
    const double sign = dark ? -1 : 1;
    const float grain = 1.4826F * quantile(std::move(deviations), 0.5);
    const auto certain = static_cast<double>(std::max(kFaintestContrast / 2, kGrain / 2 * grain));

    // Again with a background that leaves out what seems to be ink. Dark ink takes away a share of the light that falls on it.
    const auto isPaper = [&](int x, int y) { return sign * static_cast<double>(ink.at(x, y)) < certain ? 1.0 : 0.0; };
    const SummedArea paperArea(width, height, isPaper);
    const SummedArea paper(width, height, [&](int x, int y) { return isPaper(x, y) * greyAt(x, y); });
    const double paperEverywhere = paper.total() / std::max(paperArea.total(), 1.0);
    double grainSquared = 0;
    double grainPixels = 0;
    forEach([&](int x, int y) {
        const double count = paperArea.around(x, y, radius);
        const double background = count > 0 ? paper.around(x, y, radius) / count : paperEverywhere;
        const double difference = sign * (greyAt(x, y) - background);
        const double stands = dark ? difference * 255 / std::max(background, kDarkestPaper) : difference;
        if (isPaper(x, y) > 0) {
            grainSquared += stands * stands;
            ++grainPixels;
        }
        ink.at(x, y) = static_cast<float>(stands);
    });
    std::vector<float> sorted = ink.values;
    const std::size_t top = std::min(sorted.size() - 1, 4 + sorted.size() / 5000);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(top), sorted.end(), std::greater<>());
    const float strongest = sorted[top];
    double sum = 0;
    double count = 0;
    for (const float value : ink.values) {
        if (value > strongest / 2) {
            sum += static_cast<double>(value);
            ++count;
        }
    }
    const auto full = static_cast<float>(sum / std::max(count, 1.0));
    const auto noise = static_cast<float>(std::sqrt(grainSquared / std::max(grainPixels, 1.0)));
    if (!(full > kFaintestContrast) || full < kGrain * noise) {
        return std::nullopt;
    }
    for (float& value : ink.values) {
        value = std::clamp((value / full - kPaper) / (1 - kPaper), 0.0F, 1.0F);
    }
    return ink;
}

GreyImage reduced(const GreyImage& picture, int factor) {
    GreyImage small{picture.width / factor, picture.height / factor, {}};
    small.pixels.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x) {
            int sum = 0;
            for (int dy = 0; dy < factor; ++dy) {
                const std::size_t row = static_cast<std::size_t>(y * factor + dy) * static_cast<std::size_t>(picture.width);
                const auto* from = &picture.pixels[row + static_cast<std::size_t>(x * factor)];
                sum = std::accumulate(from, from + factor, sum);
            }
            small.pixels.push_back(static_cast<std::uint8_t>(sum / (factor * factor)));
        }
    }
    return small;
}

} // namespace model
