// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/calibration.h"

#include "model/formats/model_file.h"
#include "model/network/learner.h"
#include "tests/synthetic_digits.h"
#include "tests/tools/temperature.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace model {
namespace {

/// log softmax(row / temperature)
std::vector<double> scaled(std::span<const float> row, double temperature) {
    std::vector<double> values(row.begin(), row.end());
    double sum = 0;
    for (double& value : values) {
        value /= temperature;
        sum += std::exp(value);
    }
    for (double& value : values) {
        value -= std::log(sum);
    }
    return values;
}

double lossAt(std::span<const float> logProbabilities, std::span<const std::uint8_t> labels, double temperature) {
    double loss = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        loss -= scaled(logProbabilities.subspan(i * kDigits, kDigits), temperature)[labels[i]];
    }
    return loss;
}

TEST(Calibration, TemperatureIsTheOneAGridSearchFinds) {
    // A network 1.7 times too sure: labels follow the softmax of its logits divided by 1.7.
    constexpr double kTemperature = 1.7;
    Random random{1};
    std::vector<float> logProbabilities;
    std::vector<std::uint8_t> labels;
    for (int i = 0; i < 4000; ++i) {
        std::array<float, kDigits> row{};
        std::generate(row.begin(), row.end(), [&] { return static_cast<float>(random.uniform(-5, 5)); });
        const std::vector<double> truth = scaled(row, kTemperature);
        double left = random.uniform();
        std::uint8_t label = 0;
        while (label < kDigits - 1 && left > std::exp(truth[label])) {
            left -= std::exp(truth[label++]);
        }
        const std::vector<double> sure = scaled(row, 1);
        logProbabilities.insert(logProbabilities.end(), sure.begin(), sure.end());
        labels.push_back(label);
    }
    const double fitted = tools::fitTemperature(logProbabilities, labels);
    double best = 1;
    for (double candidate = 1; candidate < 3; candidate += 0.005) {
        if (lossAt(logProbabilities, labels, candidate) < lossAt(logProbabilities, labels, best)) {
            best = candidate;
        }
    }
    EXPECT_NEAR(fitted, best, 0.005);
    EXPECT_NEAR(fitted, kTemperature, 0.1);
}

TEST(Calibration, TemperatureStaysWithinBoundsWhenEverythingIsRight) {
    const std::vector<float> certain{0, -9, -9, -9, -9, -9, -9, -9, -9, -9};
    EXPECT_NEAR(tools::fitTemperature(certain, std::array<std::uint8_t, 1>{0}), 1.0 / 16, 1e-6);
    EXPECT_NEAR(tools::fitTemperature(certain, std::array<std::uint8_t, 1>{1}), 16, 1e-4);
}

TEST(Calibration, ErrorIsTheMeanDistanceOverFifteenBins) {
    Random random{2};
    Calibration calibration;
    std::vector<std::pair<double, bool>> readings{{1.0, true}, {0.0, false}};
    for (int i = 0; i < 500; ++i) {
        const double confidence = random.uniform(0.1, 1);
        readings.emplace_back(confidence, random.uniform() < confidence * confidence);
    }
    double naive = 0;
    for (int bin = 0; bin < 15; ++bin) {
        double confidence = 0;
        double right = 0;
        for (const auto& [c, r] : readings) {
            const bool inside = c >= bin / 15.0 && (c < (bin + 1) / 15.0 || bin == 14);
            confidence += inside ? c : 0;
            right += inside && r ? 1 : 0;
        }
        naive += std::abs(confidence - right) / static_cast<double>(readings.size());
    }
    for (const auto& [confidence, correct] : readings) {
        calibration.add(confidence, correct);
    }
    EXPECT_NEAR(calibration.error(), naive, 1e-12);
    EXPECT_EQ(Calibration().error(), 0);
}

TEST(Calibration, DividingTheLastLayerDividesTheLogProbabilities) {
    const Model bundled = loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors");
    const DataSet digits = synthetic::digits(40, 3);
    const auto read = [&](const Weights& weights) { return makePredictor(weights, {.threads = 1})->answers(digits.images); };
    const std::vector<float> plain = read(bundled.weights);
    const std::vector<float> cooled = read(tools::withTemperature(bundled.weights, 1.6));
    for (std::size_t i = 0; i < plain.size(); i += kDigits) {
        const std::vector<double> expected = scaled(std::span(plain).subspan(i, kDigits), 1.6);
        for (std::size_t k = 0; k < kDigits; ++k) {
            EXPECT_NEAR(static_cast<double>(cooled[i + k]), expected[k], 1e-4);
        }
    }
}

TEST(Calibration, AModelFileRemembersItsTemperature) {
    const synthetic::TemporaryFolder folder;
    Model model = loadModel(DIGITLAB_TEST_DATA "/../../resources/models/pen.safetensors");
    model.card.temperature = 1.0625;
    saveModel(folder / "model.safetensors", model);
    EXPECT_EQ(loadModel(folder / "model.safetensors").card.temperature, 1.0625);
}

} // namespace
} // namespace model
