// SPDX-License-Identifier: GPL-3.0-or-later
// PyTorch's and torchvision's own answers, on real MNIST.
#include "model/augment/augmentation.h"
#include "model/data/mnist_files.h"
#include "model/formats/model_file.h"
#include "model/formats/network_json.h"
#include "model/formats/tensor_files.h"
#include "model/network/evaluation.h"
#include "model/training/trainer.h"
#include "tests/model/shared_reference.h"
#include "tests/model/step_names.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace model {
namespace {

/// These need both the recorded answers and MNIST itself; the other tests make do with what the repository holds.
class Reference : public testing::TestWithParam<StepKind> {
protected:
    void SetUp() override {
        if (mnistFolder().empty() || !std::filesystem::exists(sharedReference())) {
            GTEST_SKIP() << "needs MNIST in $DIGITLAB_DATA and PyTorch's recorded answers in " << sharedReference();
        }
    }

    static std::unique_ptr<Learner> learner(StepKind kind) { return makeLearner(notebookArchitecture(), {1, 0, "cpu", kind}); }

    static StepInput firstImages(const DataSet& set, int first, int count, std::vector<float>& pixels) {
        pixels.clear();
        for (int i = first; i < first + count; ++i) {
            for (const std::uint8_t grey : set.images[static_cast<std::size_t>(i)]) {
                pixels.push_back((static_cast<float>(grey) / 255.0F - kPixelMean) / kPixelDeviation);
            }
        }
        return {pixels, std::span(set.labels).subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count)), 0, 0};
    }
};

TEST_P(Reference, AugmentationIsTorchvisionsInEveryByte) {
    const DataSet set = loadSplit(mnistFolder(), Split::train);
    const auto cases = readCsv(sharedReference() / "augmentation_cases.csv");
    const std::string expected = readFile(sharedReference() / "augmentation_outputs.bin");
    ASSERT_EQ(cases.size(), 200U);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& row = cases[i];
        AugmentationParameters parameters;
        parameters.angleDegrees = std::stod(row[2]);
        parameters.translateX = std::stod(row[3]);
        parameters.translateY = std::stod(row[4]);
        parameters.scale = std::stod(row[5]);
        parameters.brightness = std::stod(row[8]);
        parameters.contrast = std::stod(row[9]);
        parameters.brightnessFirst = row[7].starts_with("brightness");
        const auto interpolation = row[6] == "nearest" ? Interpolation::nearest : Interpolation::bilinear;
        const DigitImage image = augment(set.images[std::stoul(row[1])], parameters, interpolation);
        EXPECT_TRUE(std::equal(image.begin(), image.end(), expected.begin() + static_cast<std::ptrdiff_t>(i * kImagePixels),
                               [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }))
            << "case " << i;
    }
}

TEST_P(Reference, SixtyStepsFollowPyTorchsLosses) {
    const DataSet set = loadSplit(mnistFolder(), Split::train);
    const auto learner = Reference::learner(GetParam());
    learner->setWeights(loadModel(sharedReference() / "initial_weights.pt").weights);
    std::vector<float> pixels;
    const auto losses = readCsv(sharedReference() / "training_losses.csv");
    ASSERT_EQ(losses.size(), 60U);
    // Summed in another order, the fused step's roundings differ, and a ReLU that falls on the other side of its kink around the
    // eighth step sends the two runs along different paths; until then they must agree all the more closely.
    const bool fused = GetParam() == StepKind::fused;
    const double tolerance = fused ? 1e-5 : 2e-4;
    for (std::size_t step = 0; step < (fused ? 7 : losses.size()); ++step) {
        const StepInput input = firstImages(set, static_cast<int>(step) * 128, 128, pixels);
        EXPECT_NEAR(learner->step(input, {0.01, 0.9}).loss, std::stod(losses[step][1]), tolerance) << "step " << step;
    }
}

TEST_P(Reference, FirstGradientsArePyTorchs) {
    if (GetParam() == StepKind::fused) {
        GTEST_SKIP() << "the fused step is held against double precision in tests/model/fused: its own roundings are as large as "
                        "PyTorch's here";
    }
    const DataSet set = loadSplit(mnistFolder(), Split::train);
    const auto learner = Reference::learner(GetParam());
    learner->setWeights(loadModel(sharedReference() / "initial_weights.pt").weights);
    std::vector<float> pixels;
    const Weights gradients = learner->gradients(firstImages(set, 0, 128, pixels));
    const auto expected = readPyTorch(readFile(sharedReference() / "first_step_gradients.pt"), "the gradients");
    for (const TensorSpec& spec : notebookArchitecture()->tensors()) {
        if (!spec.learned) {
            continue;
        }
        const auto& mine = gradients.at(spec.name).values;
        const auto& theirs = expected.at(spec.name).values;
        float largest = 0;
        float furthest = 0;
        for (std::size_t i = 0; i < theirs.size(); ++i) {
            largest = std::max(largest, std::abs(theirs[i]));
            furthest = std::max(furthest, std::abs(theirs[i] - mine[i]));
        }
        EXPECT_LE(furthest, 1e-4F * largest) << spec.name;
    }
}

TEST_P(Reference, TrainedFilesReadTheTestSetAsInPyTorch) {
    const DataSet set = loadSplit(mnistFolder(), Split::test);
    const auto metrics = nlohmann::json::parse(readFile(sharedReference() / "trained_test_metrics.json"));
    const auto rows = readCsv(sharedReference() / "trained_log_probabilities.csv");
    const auto learner = Reference::learner(GetParam());
    for (const char* file : {"trained_state_dict.pt", "trained_plain_dict.pt"}) {
        learner->setWeights(loadModel(sharedReference() / file).weights);
        const Evaluation evaluation = evaluate(*learner, set);
        EXPECT_EQ(evaluation.correct, metrics.at("test_correct").get<int>());
        EXPECT_NEAR(evaluation.loss, metrics.at("test_loss").get<double>(), 1e-5);
        std::vector<float> logProbabilities(64 * 10);
        learner->predict(std::span(set.images).first(64), logProbabilities);
        for (std::size_t i = 0; i < logProbabilities.size(); ++i) {
            EXPECT_NEAR(logProbabilities[i], std::stod(rows[i / 10][1 + i % 10]), 1e-4);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Steps, Reference, testing::Values(StepKind::libtorch, StepKind::fused), stepName);

} // namespace
} // namespace model
