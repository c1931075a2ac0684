// SPDX-License-Identifier: GPL-3.0-or-later
// What a network has learned: against naive loops over the plain forward pass, and LibTorch's gradients.
#include "../fused/test_network.h"
#include "grainy_digits.h"
#include "model/explain/map_survey.h"
#include "model/explain/optimised_image.h"
#include "model/explain/spreads.h"
#include "model/formats/network_json.h"
#include "model/network/learner.h"
#include "model/values/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace model {
namespace {

/// Looked for in whole maps behind ReLU.
std::vector<std::vector<int>> mapsAtZero(const Weights& weights, std::span<const DigitImage> images) {
    const auto layers = weights.architecture->layers();
    std::vector<std::vector<int>> dead(layers.size());
    for (std::size_t i = 0; i < layers.size() && !images.empty(); ++i) {
        for (int channel = 0; layers[i].layer.kind == LayerKind::relu && channel < layers[i].output.channels; ++channel) {
            dead[i].push_back(channel);
        }
    }
    for (const DigitImage& image : images) {
        const Activations at = activate(weights, image);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const std::size_t pixels = at.layers[i].size() / static_cast<std::size_t>(layers[i].output.channels);
            std::erase_if(dead[i], [&](int channel) {
                const auto map = std::span(at.layers[i]).subspan(static_cast<std::size_t>(channel) * pixels, pixels);
                return std::any_of(map.begin(), map.end(), [](float value) { return value > 0; });
            });
        }
    }
    return dead;
}

/// With conv3's map 5 dead: its kernel is so that ReLU leaves nothing.
std::shared_ptr<const Weights> learned() {
    static const auto made = [] {
        Weights weights = testWeights();
        std::fill_n(std::ranges::find(weights.tensors, "conv3.weight", &NamedTensor::name)->values.begin() + 5 * 8 * 9, 8 * 9,
                    0.0F);
        return std::make_shared<const Weights>(std::move(weights));
    }();
    return made;
}

const PlacedLayer& placedOf(const MapPlace& map) {
    return learned()->architecture->layers()[static_cast<std::size_t>(map.layer)];
}

/// A map of one of the eight convolutions, counted from 0.
MapPlace mapAt(std::size_t convolution, int channel) {
    return {static_cast<int>(learned()->architecture->weighted()[convolution]), channel};
}

/// One map's values before ReLU.
std::vector<float> mapOf(const DigitImage& image, const MapPlace& map) {
    const std::vector<float> maps = activate(*learned(), image).layers[static_cast<std::size_t>(map.layer)];
    const auto pixels = static_cast<std::size_t>(placedOf(map).output.side * placedOf(map).output.side);
    const float* first = maps.data() + static_cast<std::size_t>(map.channel) * pixels;
    return {first, first + pixels};
}

float most(const std::vector<float>& values) {
    return *std::max_element(values.begin(), values.end());
}

TEST(MapSurvey, KeepsWhatANaiveLoopFinds) {
    const std::vector<DigitImage> images = testDigits(60).images;
    MapSurvey survey(learned());
    survey.add(std::span(images).first(23));
    survey.add(std::span(images).subspan(23));
    EXPECT_EQ(survey.images(), 60U);
    for (const MapPlace map :
         {mapAt(0, 3), mapAt(1, 7), mapAt(2, 0), mapAt(3, 15), mapAt(4, 9), mapAt(5, 31), mapAt(6, 4), mapAt(7, 8)}) {
        std::vector<float> peaks;
        for (const DigitImage& image : images) {
            peaks.push_back(most(mapOf(image, map)));
        }
        std::vector<std::size_t> order(images.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return peaks[a] > peaks[b]; });
        const auto& found = survey.strongest(map);
        ASSERT_EQ(found.size(), MapSurvey::kKept);
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_EQ(found[i].index, order[i]) << map.layer << ' ' << i;
            const std::vector<float> values = mapOf(images[order[i]], map);
            const int side = placedOf(map).output.side;
            EXPECT_EQ(found[i].peak.value, most(values));
            EXPECT_EQ(values[static_cast<std::size_t>(found[i].peak.y * side + found[i].peak.x)], most(values));
        }
    }
    EXPECT_EQ(survey.dead(), mapsAtZero(*learned(), images));
    EXPECT_EQ(survey.dead()[*reluBehind(*learned()->architecture, learned()->architecture->weighted()[2])], std::vector{5});
}

TEST(MapSurvey, NothingBeyondWhatItSeesCounts) {
    const DigitImage image = testDigits(3).images[2];
    for (const MapPlace map : {mapAt(0, 1), mapAt(2, 2), mapAt(3, 3)}) {
        const MapPeak peak = peakOf(*learned()->architecture, activate(*learned(), image), map);
        DigitImage covered = image;
        for (int i = 0; i < kImagePixels; ++i) {
            const int x = i % kImageSide;
            const int y = i / kImageSide;
            if (x < peak.sees.left || x >= peak.sees.right || y < peak.sees.top || y >= peak.sees.bottom) {
                covered[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i % 256);
            }
        }
        ASSERT_NE(covered, image);
        const int side = placedOf(map).output.side;
        EXPECT_FLOAT_EQ(mapOf(covered, map)[static_cast<std::size_t>(peak.y * side + peak.x)], peak.value);
        covered = image;
        const int corner = peak.sees.top * kImageSide + peak.sees.left; // one that it does see
        covered[static_cast<std::size_t>(corner)] = image[static_cast<std::size_t>(corner)] > 127 ? 0 : 255;
        EXPECT_NE(mapOf(covered, map)[static_cast<std::size_t>(peak.y * side + peak.x)], peak.value);
    }
}

TEST(OptimisedImage, ExcitesMoreThanAnyTestImage) {
    const std::vector<DigitImage> images = testDigits(200).images;
    MapSurvey survey(learned());
    survey.add(images);
    const auto always = [] { return true; };
    for (std::size_t layer = 0; layer < 8; ++layer) {
        for (const int channel : {1, 6}) {
            const MapPlace map = mapAt(layer, channel);
            const auto made = optimiseImage(learned(), map, 1, always);
            ASSERT_TRUE(made);
            EXPECT_EQ(made->peak.value, most(mapOf(made->image, map)));
            EXPECT_GT(made->peak.value, survey.strongest(map).front().peak.value) << layer << ' ' << channel;
            EXPECT_GT(made->peak.value, made->noise);
        }
    }
    const auto once = optimiseImage(learned(), mapAt(2, 3), 1, always);
    EXPECT_EQ(once->image, optimiseImage(learned(), mapAt(2, 3), 1, always)->image);
    const PixelSquare seen = receptiveField(placedOf(mapAt(2, 3)), 7, 7);
    for (int i = 0; i < kImagePixels; ++i) {
        const int x = i % kImageSide;
        const int y = i / kImageSide;
        if (x < seen.left || x >= seen.right || y < seen.top || y >= seen.bottom) {
            EXPECT_EQ(once->image[static_cast<std::size_t>(i)], 0);
        }
    }
    int steps = 0;
    EXPECT_FALSE(optimiseImage(learned(), mapAt(2, 3), 1, [&] { return ++steps < 4; }));
    EXPECT_EQ(steps, 4);
}

/// That every value lies in the bin that counts it, and its mean and deviation.
void expectSpread(const Histogram& found, const std::vector<float>& values) {
    ASSERT_EQ(found.values, static_cast<std::int64_t>(values.size()));
    EXPECT_EQ(std::accumulate(found.counts.begin(), found.counts.end(), std::int64_t{0}), found.values);
    EXPECT_EQ(found.least, *std::min_element(values.begin(), values.end()));
    EXPECT_EQ(found.greatest, most(values));
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        sum += static_cast<double>(value);
    }
    const double mean = sum / static_cast<double>(values.size());
    for (const float value : values) {
        squares += std::pow(static_cast<double>(value) - mean, 2);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(values.size()));
    EXPECT_NEAR(found.mean, mean, 1e-6 * (1 + std::abs(mean)));
    EXPECT_NEAR(found.deviation, deviation, 1e-5 * (1e-6 + deviation));
    std::int64_t below = 0;
    const auto least = static_cast<double>(found.least);
    const double width = (static_cast<double>(found.greatest) - least) / Histogram::kBins;
    for (int bin = 0; bin + 1 < Histogram::kBins; ++bin) {
        below += found.counts[static_cast<std::size_t>(bin)];
        const auto naive = std::count_if(values.begin(), values.end(),
                                         [&](float v) { return static_cast<double>(v) < least + (bin + 1) * width; });
        EXPECT_NEAR(static_cast<double>(below), static_cast<double>(naive), 1); // one may lie on the border
    }
}

TEST(Histogram, CountsWhatANaiveLoopCounts) {
    Random random{4};
    std::vector<float> values(5000);
    std::generate(values.begin(), values.end(), [&] { return static_cast<float>(random.uniform(-3, 1) * random.uniform()); });
    expectSpread(histogramOf(values), values);
    const std::vector<float> same(7, 2.5F);
    const Histogram constant = histogramOf(same);
    EXPECT_EQ(constant.counts[0], 7);
    EXPECT_EQ(constant.mean, 2.5);
    EXPECT_EQ(constant.deviation, 0);
    EXPECT_EQ(histogramOf({}).values, 0);
    const float infinite = std::numeric_limits<float>::infinity();
    const std::vector<float> diverging{1, std::numeric_limits<float>::quiet_NaN(), 3, infinite, -infinite};
    EXPECT_EQ(histogramOf(diverging).values, 2);
    EXPECT_EQ(histogramOf(diverging).greatest, 3);
}

TEST(Spreads, AreOfWeightsActivationsAndLibTorchsGradients) {
    const TestDigits digits = testDigits(40);
    const EpochHistograms found = measureSpreads(testWeights(), 3, digits.images, digits.labels);
    EXPECT_EQ(found.epoch, 3);
    EXPECT_EQ(found.images, 40);
    const auto torch = makeLearner(notebookArchitecture(), {1, 1, "cpu", StepKind::libtorch});
    torch->setWeights(testWeights());
    const std::vector<float> pixels = digits.pixels();
    const Weights gradients = torch->gradients({.pixels = pixels, .labels = digits.labels});
    const Weights weights = testWeights();
    ASSERT_EQ(found.names.size(), 8U);
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_EQ(found.names[i], "conv" + std::to_string(i + 1));
        expectSpread(found.of(Figures::weights)[i], weights.at(found.names[i] + ".weight").values);
        std::vector<float> sums;
        for (const DigitImage& image : digits.images) {
            const auto sum = activate(weights, image).layers[weights.architecture->weighted()[i]];
            sums.insert(sums.end(), sum.begin(), sum.end());
        }
        expectSpread(found.of(Figures::activations)[i], sums);
        // Gradients differ in their last bits: their moments and ends are compared.
        const Histogram expected = histogramOf(gradients.at(found.names[i] + ".weight").values);
        const Histogram& gradient = found.of(Figures::gradients)[i];
        ASSERT_GT(expected.deviation, 0);
        EXPECT_NEAR(gradient.mean, expected.mean, 1e-3 * expected.deviation) << found.names[i];
        EXPECT_NEAR(gradient.deviation, expected.deviation, 1e-3 * expected.deviation);
        EXPECT_NEAR(gradient.least, expected.least, 1e-2 * expected.deviation);
        EXPECT_NEAR(gradient.greatest, expected.greatest, 1e-2 * expected.deviation);
        EXPECT_EQ(gradient.values, expected.values);
    }
    const EpochHistograms alone = measureSpreads(testWeights(), 1, {}, {});
    EXPECT_EQ(alone.of(Figures::weights).size(), 8U);
    EXPECT_TRUE(alone.of(Figures::activations).empty() && alone.of(Figures::gradients).empty());
}

TEST(Comparison, CountsWhoIsRight) {
    const auto read = [](int index, int label, int predicted) { return ReadImage{index, label, predicted, 0.9F}; };
    const std::vector<ReadImage> a{read(0, 1, 1), read(1, 2, 2), read(2, 3, 8), read(3, 4, 9), read(4, 5, 6), read(5, 7, 7)};
    const std::vector<ReadImage> b{read(0, 1, 1), read(1, 2, 7), read(2, 3, 3), read(3, 4, 7), read(4, 5, 6), read(5, 7, 1)};
    const Comparison found = compare(a, b);
    EXPECT_EQ(found.images, 6);
    EXPECT_EQ(found.count(Rightness::both), 1);
    EXPECT_EQ(found.count(Rightness::onlyA), 2);
    EXPECT_EQ(found.count(Rightness::onlyB), 1);
    EXPECT_EQ(found.count(Rightness::neither), 2);
    EXPECT_EQ(found.rightA(), 3);
    EXPECT_EQ(found.rightB(), 2);
    std::vector<int> different; // both wrong alike is no disagreement
    for (const Disagreement& one : found.disagreements) {
        different.push_back(one.index);
    }
    EXPECT_EQ(different, (std::vector{1, 2, 3, 5}));
    EXPECT_EQ(found.disagreements[1].a, 8);
    EXPECT_EQ(found.disagreements[1].b, 3);
    EXPECT_THROW(compare(a, {}), std::invalid_argument);
}

} // namespace
} // namespace model
