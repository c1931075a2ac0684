// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ink/ink.h"
#include "model/values/data_set.h"
#include "model/values/random.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

/// Digits drawn by a few polylines each, slanted, stretched and jittered: a data set that needs no download and can be learned.
namespace synthetic {

inline model::Drawing digitStrokes(int digit, model::Random& random) {
    using Line = std::vector<std::array<float, 2>>;
    static const std::array<std::vector<Line>, 10> shapes{{
        {{{50, 0}, {20, 15}, {5, 50}, {20, 85}, {50, 100}, {80, 85}, {95, 50}, {80, 15}, {50, 0}}},
        {{{50, 0}, {50, 100}}},
        {{{10, 20}, {40, 0}, {75, 15}, {70, 45}, {10, 100}, {90, 100}}},
        {{{10, 10}, {60, 0}, {80, 25}, {45, 48}, {85, 70}, {60, 100}, {10, 90}}},
        {{{60, 0}, {5, 65}, {95, 65}}, {{65, 30}, {65, 100}}},
        {{{85, 0}, {25, 0}, {20, 45}, {70, 45}, {85, 75}, {55, 100}, {10, 92}}},
        {{{70, 0}, {25, 45}, {15, 80}, {50, 100}, {80, 80}, {55, 55}, {20, 70}}},
        {{{5, 0}, {90, 0}, {40, 100}}},
        {{{50, 48}, {15, 25}, {50, 0}, {85, 25}, {15, 75}, {50, 100}, {85, 75}, {50, 48}}},
        {{{80, 25}, {50, 0}, {18, 22}, {45, 48}, {80, 25}, {70, 100}}},
    }};
    const double slant = random.uniform(-0.25, 0.25);
    const double stretch = random.uniform(0.8, 1.2);
    model::Drawing drawing;
    for (const Line& line : shapes[static_cast<std::size_t>(digit)]) {
        model::Stroke stroke;
        for (const auto& [x, y] : line) {
            const auto jitter = [&] { return random.uniform(-4, 4); };
            const double px = static_cast<double>(x) * stretch - slant * static_cast<double>(y) + jitter();
            const double py = static_cast<double>(y) + jitter();
            stroke.points.push_back({static_cast<float>(px), static_cast<float>(py), 1});
        }
        drawing.push_back(stroke);
    }
    return drawing;
}

inline model::DataSet digits(int count, std::uint64_t seed) {
    model::DataSet set;
    for (int i = 0; i < count; ++i) {
        model::Random random{seed, static_cast<std::uint64_t>(i)};
        set.labels.push_back(static_cast<std::uint8_t>(i % 10));
        set.images.push_back(model::frameDrawing(digitStrokes(i % 10, random)).value());
    }
    return set;
}

inline std::string bigEndian(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16 & 255), static_cast<char>(value >> 8 & 255),
            static_cast<char>(value & 255)};
}

inline std::string idxImages(const model::DataSet& set) {
    std::string bytes = bigEndian(0x803) + bigEndian(static_cast<std::uint32_t>(set.size())) + bigEndian(28) + bigEndian(28);
    for (const model::DigitImage& image : set.images) {
        bytes.append(image.begin(), image.end());
    }
    return bytes;
}

inline std::string idxLabels(const model::DataSet& set) {
    return bigEndian(0x801) + bigEndian(static_cast<std::uint32_t>(set.size())) +
           std::string(set.labels.begin(), set.labels.end());
}

inline void writeBytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// A whole data set in MNIST's four files.
inline void writeDataSet(const std::filesystem::path& folder, int trainImages, int testImages) {
    std::filesystem::create_directories(folder);
    const model::DataSet train = digits(trainImages, 1);
    const model::DataSet test = digits(testImages, 2);
    writeBytes(folder / "train-images-idx3-ubyte", idxImages(train));
    writeBytes(folder / "train-labels-idx1-ubyte", idxLabels(train));
    writeBytes(folder / "t10k-images-idx3-ubyte", idxImages(test));
    writeBytes(folder / "t10k-labels-idx1-ubyte", idxLabels(test));
}

/// A new empty folder that is removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "digitlab-test-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace synthetic
