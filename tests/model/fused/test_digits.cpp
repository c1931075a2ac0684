// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_digits.h"

#include "model/network/architecture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>

namespace {

/// Distance of a point to the segment a–b.
double distance(double x, double y, const double* a, const double* b) {
    const double dx = b[0] - a[0];
    const double dy = b[1] - a[1];
    const double along = std::clamp(((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy + 1e-9), 0.0, 1.0);
    return std::hypot(x - a[0] - along * dx, y - a[1] - along * dy);
}

/// Uniform in [0, 1), the same everywhere (the standard leaves its distributions open).
double uniform(std::mt19937& random) {
    return static_cast<double>(random()) / 4294967296.0;
}

} // namespace

std::vector<float> TestDigits::pixels() const {
    std::vector<float> result;
    result.reserve(images.size() * model::kImagePixels);
    for (const model::DigitImage& image : images) {
        for (const std::uint8_t pixel : image) {
            result.push_back((static_cast<float>(pixel) / 255.0F - model::kPixelMean) / model::kPixelDeviation);
        }
    }
    return result;
}

TestDigits syntheticDigits(int count) {
    constexpr int kPoints = 4;
    TestDigits digits;
    std::mt19937 shake(20240501);
    for (int n = 0; n < count; ++n) {
        const int label = n % 10;
        std::mt19937 shape(static_cast<std::uint32_t>(label) + 7);
        double points[kPoints][2];
        for (auto& point : points) {
            point[0] = 5 + 18 * uniform(shape) + 3 * uniform(shake);
            point[1] = 5 + 18 * uniform(shape) + 3 * uniform(shake);
        }
        const double width = 1.2 + uniform(shake);
        model::DigitImage image{};
        for (int y = 0; y < model::kImageSide; ++y) {
            for (int x = 0; x < model::kImageSide; ++x) {
                double nearest = 100;
                for (int i = 0; i + 1 < kPoints; ++i) {
                    nearest = std::min(nearest, distance(x, y, points[i], points[i + 1]));
                }
                const double ink = std::clamp(width + 0.5 - nearest, 0.0, 1.0);
                image[static_cast<std::size_t>(y * model::kImageSide + x)] = static_cast<std::uint8_t>(std::lround(255 * ink));
            }
        }
        digits.images.push_back(image);
        digits.labels.push_back(static_cast<std::uint8_t>(label));
    }
    return digits;
}

TestDigits mnistDigits(int count) {
    TestDigits digits;
    const char* folder = std::getenv("DIGITLAB_DATA");
    if (folder == nullptr) {
        return digits;
    }
    std::ifstream images(std::string(folder) + "/t10k-images-idx3-ubyte", std::ios::binary);
    std::ifstream labels(std::string(folder) + "/t10k-labels-idx1-ubyte", std::ios::binary);
    images.seekg(16); // magic number, count, rows, columns
    labels.seekg(8);  // magic number, count
    for (int n = 0; n < count; ++n) {
        model::DigitImage image{};
        char label = 0;
        images.read(reinterpret_cast<char*>(image.data()), static_cast<std::streamsize>(image.size()));
        labels.get(label);
        if (!images || !labels) {
            return {};
        }
        digits.images.push_back(image);
        digits.labels.push_back(static_cast<std::uint8_t>(label));
    }
    return digits;
}

TestDigits testDigits(int count) {
    TestDigits digits = mnistDigits(count);
    return digits.images.empty() ? syntheticDigits(count) : digits;
}
