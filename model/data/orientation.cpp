// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/orientation.h"

#include "model/network/evaluation.h"

#include <algorithm>
#include <utility>

namespace model {

namespace {

constexpr std::size_t kSample = 400;
constexpr int kFewest = 20;             ///< images that can say anything
constexpr double kReadWell = 0.7;       ///< other alphabets are read at 0.1
constexpr double kClearlyBetter = 0.25; ///< EMNIST's digits lying on their side are read at 0.3, upright at 0.99

/// Some images of the set, evenly spread.
DataSet sampleOf(const DataSet& set) {
    const std::size_t count = std::min(set.images.size(), kSample);
    DataSet sample;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t from = i * set.images.size() / count;
        sample.add(set.images[from], set.labels[from]);
    }
    return sample;
}

/// The mean of the outermost pixels.
double borderOf(const DigitImage& image) {
    constexpr std::size_t kSide = kImageSide;
    int sum = 0;
    for (std::size_t i = 0; i < kSide - 1; ++i) { // each side from its own corner on
        sum += image[i] + image[i * kSide + kSide - 1] + image[kImagePixels - 1 - i] + image[(kSide - 1 - i) * kSide];
    }
    return sum / (4.0 * (kSide - 1));
}

bool isDarkOnLight(const DataSet& sample) {
    constexpr double kLight = 160;
    constexpr double kNearlyAll = 0.95;
    const auto light = std::ranges::count_if(sample.images, [](const DigitImage& image) {
        double sum = 0;
        for (const std::uint8_t level : image) {
            sum += level;
        }
        return borderOf(image) > kLight && sum / kImagePixels > kLight / 2;
    });
    return static_cast<double>(light) >= kNearlyAll * static_cast<double>(sample.images.size());
}

DataSet turned(DataSet set, Turning turning) {
    turn(set, turning);
    return set;
}

DataSet mirrored(DataSet set) {
    for (DigitImage& image : set.images) {
        for (auto row = image.begin(); row != image.end(); row += kImageSide) {
            std::reverse(row, row + kImageSide);
        }
    }
    return set;
}

} // namespace

void transpose(std::span<std::uint8_t, kImagePixels> image) {
    for (std::size_t y = 0; y < kImageSide; ++y) {
        for (std::size_t x = 0; x < y; ++x) {
            std::swap(image[y * kImageSide + x], image[x * kImageSide + y]);
        }
    }
}

void turn(DataSet& set, Turning turning) {
    for (DigitImage& image : set.images) {
        if (turning.inverted) {
            std::ranges::transform(image, image.begin(),
                                   [](std::uint8_t level) { return static_cast<std::uint8_t>(255 - level); });
        }
        if (turning.transposed) {
            transpose(image);
        }
    }
}

Turning turningToMnist(const DataSet& set, Predictor& reader) {
    DataSet sample = sampleOf(set);
    Turning turning;
    if (!areDigits(set.classes) || sample.size() < kFewest) {
        return turning;
    }
    turning.inverted = isDarkOnLight(sample);
    turn(sample, turning);
    const double upright = evaluate(reader, sample).accuracy();
    if (upright < kReadWell) {
        const double transposed = evaluate(reader, turned(std::move(sample), {.transposed = true})).accuracy();
        turning.transposed = transposed >= kReadWell && transposed >= upright + kClearlyBetter;
    }
    return turning;
}

int WaysRead::fits() const {
    const auto best = std::ranges::max_element(accuracy);
    const bool clear = images >= kFewest && *best >= kReadWell &&
                       std::ranges::count_if(accuracy, [&](double other) { return other > *best - kClearlyBetter; }) == 1;
    return clear ? static_cast<int>(best - accuracy.begin()) : -1;
}

WaysRead readInAllWays(const DataSet& set, Predictor& reader) {
    const DataSet sample = sampleOf(set);
    const auto accuracy = [&](const DataSet& images) { return evaluate(reader, images).accuracy(); };
    return {sample.size(),
            {accuracy(sample), accuracy(turned(sample, {true, false})), accuracy(turned(sample, {false, true})),
             accuracy(turned(sample, {true, true})), accuracy(mirrored(sample))}};
}

} // namespace model
