// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/learner.h"
#include "model/recipe.h"
#include "model/train/trainer.h"
#include "model/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The commands of the terminal, one function each. They print on stdout, return normally when done and throw `model::Error`
/// when they fail. Paths are taken as the user wrote them; an empty `data` is the default data folder.
namespace app {

struct TrainOptions {
    std::string data;
    model::Recipe recipe;
    model::TrainingOptions training;
    bool validate = false;             ///< train on the first images of the training set and measure on its last ones
    std::vector<std::string> teachers; ///< model files
    std::string initialWeights;
    std::string out;
    std::string device = "auto";
    model::StepKind step = model::StepKind::automatic;
    bool logSteps = false;
    bool json = false;
};
void runTrain(const TrainOptions& options);

struct StudyOptions {
    std::string data;
    model::Recipe recipe;
    model::TrainingOptions training;
    std::vector<std::string> teachers; ///< model files
    std::string seeds = "1..5";
    bool validate = false;
    int jobs = 0;
    std::string out; ///< folder, or empty
    bool json = false;
};
void runStudy(const StudyOptions& options);

struct EvaluateOptions {
    std::string model;
    std::string data;
    std::string split = "test";
    std::string device = "auto";
    int threads = 0;
    bool shiftAveraging = false;
    bool verdicts = false;
    model::StepKind step = model::StepKind::automatic;
    bool json = false;
};
void runEvaluate(const EvaluateOptions& options);

struct CalibrateOptions {
    std::string model;
    std::string heldOut; ///< model file, or empty for `model` itself
    std::string data;
    std::string out;
    int threads = 0;
    bool json = false;
};
/// Divides a model's logits by the temperature that fits the last 10,000 training images best.
void runCalibrate(const CalibrateOptions& options);

struct PredictOptions {
    std::string model;
    std::string data;
    std::string split = "test";
    std::vector<std::string> images;
    std::string index;    ///< "A" or "A-B"
    std::string strokes;  ///< a JSON Lines file
    bool numbers = false; ///< every digit of a picture or drawing instead of one
    bool json = false;
};
void runPredict(const PredictOptions& options);

struct DrawTestOptions {
    std::string strokes; ///< a JSON Lines file with labels
    std::string model;
    std::string sheet; ///< PNG to write
    int numbers = 0;   ///< to compose from the drawings
    std::uint64_t seed = 1;
    int junk = 0;      ///< drawings of each kind that are no digits, read too
    double joined = 0; ///< share of neighbours written without lifting the pen
    bool json = false;
};
/// Measures how labelled drawings are read: accuracy, confusion, calibration, and whole numbers made of them.
void runDrawTest(const DrawTestOptions& options);

struct FineTuneOptions {
    std::string strokes; ///< a JSON Lines file with labels
    std::string model;
    std::string data;
    std::string out;
    bool json = false;
};
/// Trains a model on with labelled drawings and says what that does to drawings held out and to the test set.
void runFineTune(const FineTuneOptions& options);

struct AugmentOptions {
    std::string data;
    int index = 0;
    model::AugmentationParameters parameters;
    std::string interpolation = "nearest";
    std::string order = "brightness,contrast";
    std::string cases;
    std::string out;
};
void runAugment(const AugmentOptions& options);

void runSummary(const std::string& modelFile, bool json);

struct BenchOptions {
    std::string data;
    int threads = 0;
    bool quick = false;
    bool json = false;
};
/// Measures this machine with real data: steps, epochs, augmentation, readings.
void runBench(const BenchOptions& options);

/// Reads a model in either format and writes it in the one `to`'s name ends in.
void runConvert(const std::string& from, const std::string& to);

/// Writes a data set of digits (1) and other drawings (0) that the bundled guard network learns from.
void runGuardData(const std::string& data, const std::string& out);

void runDataInfo(const std::string& folder);
void runDataFetch(const std::string& folder, const std::string& from);

} // namespace app
