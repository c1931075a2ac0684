// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/fused/is_dropped.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

using namespace model::fused;

constexpr int kSide = 28;
constexpr int kChannels = 8;
constexpr int kElements = kSide * kSide * kChannels;

/// One sample's mask in [channel][y][x] order, 1 where dropped.
std::vector<double> mask(std::uint64_t seed, int layer, int sample, double probability) {
    std::vector<double> dropped;
    const DropoutKeys keys = dropoutKeys(seed, layer, sample);
    for (int channel = 0; channel < kChannels; ++channel) {
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                dropped.push_back(isDropped(keys, dropThreshold(probability), kSide, channel, y, x) ? 1.0 : 0.0);
            }
        }
    }
    return dropped;
}

double sum(const std::vector<double>& values) {
    double total = 0;
    for (const double value : values) {
        total += value;
    }
    return total;
}

/// How many standard deviations a count of drops lies from what is expected of independent draws.
double deviations(double dropped, double draws, double probability) {
    return (dropped - draws * probability) / std::sqrt(draws * probability * (1 - probability));
}

/// Correlation of two masks of the same probability, in standard deviations of that of independent ones.
double correlation(const std::vector<double>& a, const std::vector<double>& b, double probability) {
    double total = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        total += (a[i] - probability) * (b[i] - probability);
    }
    return total / (probability * (1 - probability)) / std::sqrt(static_cast<double>(a.size()));
}

TEST(Dropout, ThresholdIsTheProbability) {
    for (const double probability : {0.0, 0.1, 0.25, 0.5, 0.9}) {
        EXPECT_NEAR(dropThreshold(probability) / 65536.0, probability, 1.0 / (1 << 17));
    }
    EXPECT_EQ(dropThreshold(0), 0U);
}

TEST(Dropout, DropsAsOftenAsItShould) {
    for (const double probability : {0.02, 0.1, 0.5, 0.9}) {
        double dropped = 0;
        constexpr int kSamples = 200;
        for (int sample = 0; sample < kSamples; ++sample) {
            dropped += sum(mask(5, sample % 4, sample, probability));
        }
        EXPECT_LT(std::abs(deviations(dropped, kSamples * kElements, probability)), 4) << probability;
    }
}

TEST(Dropout, EveryElementDropsAsOftenAsItShould) {
    constexpr double kProbability = 0.3;
    constexpr int kSteps = 400;
    std::vector<double> dropped(kElements);
    for (int step = 0; step < kSteps; ++step) {
        const std::vector<double> one = mask(static_cast<std::uint64_t>(step), 1, 17, kProbability);
        for (std::size_t i = 0; i < one.size(); ++i) {
            dropped[i] += one[i];
        }
    }
    double chiSquared = 0;
    for (const double count : dropped) {
        const double distance = deviations(count, kSteps, kProbability);
        EXPECT_LT(std::abs(distance), 6);
        chiSquared += distance * distance;
    }
    EXPECT_NEAR(chiSquared / kElements, 1, 5 * std::sqrt(2.0 / kElements));
}

TEST(Dropout, StepsLayersSamplesAndElementsAreIndependent) {
    constexpr double kProbability = 0.4;
    double squares = 0;
    int pairs = 0;
    const auto expectIndependent = [&](const std::vector<double>& a, const std::vector<double>& b, const char* what) {
        const double distance = correlation(a, b, kProbability);
        EXPECT_LT(std::abs(distance), 5) << what;
        squares += distance * distance;
        ++pairs;
    };
    for (int i = 0; i < 60; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        const std::vector<double> base = mask(seed, 0, i, kProbability);
        expectIndependent(base, mask(seed + 1, 0, i, kProbability), "next step");
        expectIndependent(base, mask(seed, 1, i, kProbability), "next layer");
        expectIndependent(base, mask(seed, 0, i + 1, kProbability), "next sample");
        for (const int shift : {1, kSide, kSide * kSide, 2 * kSide * kSide}) { // column, row, channel of a pair, next pair
            const std::vector<double> left(base.begin(), base.end() - shift);
            const std::vector<double> right(base.begin() + shift, base.end());
            expectIndependent(left, right, "neighbour");
        }
    }
    EXPECT_NEAR(squares / pairs, 1, 5 * std::sqrt(2.0 / pairs));
}

TEST(Dropout, KeepsTheMeanByScaling) {
    // The expected output of dropout is its input: kept elements, of which there are (1 − p), count 1/(1 − p).
    for (const double probability : {0.1, 0.5}) {
        double total = 0;
        constexpr int kSamples = 200;
        for (int sample = 0; sample < kSamples; ++sample) {
            total += (kElements - sum(mask(9, 0, sample, probability))) / (1 - probability);
        }
        EXPECT_NEAR(total / (kSamples * kElements), 1, 4e-3);
    }
}

} // namespace
