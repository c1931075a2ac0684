// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"
#include "model/values/data_set.h"
#include "model/values/recipe.h"
#include "model/values/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The stored record of a run and its curves.
namespace model {

enum class RunKind { training, fineTuning, imported };

enum class RunOutcome {
    running, ///< somewhere, just now
    completed,
    stopped,     ///< by its user
    interrupted, ///< the program ended or was killed in the middle
    diverged,
    failed,
};

/// What a run was computed with.
struct RunEnvironment {
    std::string program;        ///< "DigitLab 1.0.0"
    std::string torch;          ///< "LibTorch 1.13.1"
    std::string qt;             ///< "6.4.2"
    std::string system;         ///< "Debian GNU/Linux 12 (bookworm)"
    std::string processor;      ///< "AMD EPYC"
    std::string instructionSet; ///< "avx512"
    int threads = 0;            ///< that really computed
    std::string backend;        ///< that trained: "fused, avx512", "LibTorch 1.13.1, CPU"
    bool operator==(const RunEnvironment&) const = default;
};

/// How far a run has come, as the trainer counts it.
struct RunProgress {
    int epochs = 0;         ///< finished
    std::int64_t steps = 0; ///< 0: nothing is learned yet
    double seconds = 0;     ///< without pauses, with those of the teachers
    // Fractions, of the latest measurement.
    std::optional<double> trainAccuracy = {};      ///< of the last finished epoch
    std::optional<double> validationAccuracy = {}; ///< of the best epoch, where the recipe validates
    std::optional<double> testAccuracy = {}; ///< of the weights it led to; with a checkpoint, of those after the latest epoch
    int bestEpoch = 0;                       ///< by the validation images; 0 without any
    bool operator==(const RunProgress&) const = default;
};

/// What a run was asked for besides its recipe.
struct RunOptions {
    std::string dataFolder;
    std::string out; ///< further model file to write; empty for none
    std::string device = "auto";
    StepKind step = StepKind::automatic;
    std::optional<std::int64_t> maxSteps = {};
    std::optional<int> trainImages = {};
    bool operator==(const RunOptions&) const = default;
};

/// The networks of a run; null where they are not known.
struct RunNetworks {
    ArchitecturePointer own;
    ArchitecturePointer teachers; ///< of those that it trains first; null where there are none, or of its own network
    bool operator==(const RunNetworks& other) const {
        const auto alike = [](const ArchitecturePointer& a, const ArchitecturePointer& b) { return a && b ? *a == *b : a == b; };
        return alike(own, other.own) && alike(teachers, other.teachers);
    }
};

/// What a run was made from, by its content: with an equal recipe and equal options it gives equal weights. Empty where a version
/// of the program has recorded the run that did not keep it.
struct RunOrigin {
    RunNetworks networks;
    DataHashes data;
    ClassNames classes;
    std::string drawings;                             ///< SHA-256 of the user's own that it was fine-tuned with
    std::string initialWeights;                       ///< SHA-256 of the weights' file, see `keepWeights`, or `kDrawnFromSeed`
    std::optional<std::vector<std::string>> teachers; ///< that were given, as their SHA-256
    bool operator==(const RunOrigin&) const = default;
};
inline constexpr const char* kDrawnFromSeed = "seed";

struct RunRecord : RunProgress {
    std::string id;    ///< "20261125-003012-4f1a": lasting, never used again
    std::string study; ///< of the series of seeds it belongs to, an id of the same kind; empty for none
    RunKind kind = RunKind::training;
    std::string name; ///< at first the recipe's; the user may change it
    std::string note; ///< the user's
    bool starred = false;
    Recipe recipe;
    RunOptions options;
    RunOrigin origin;
    RunEnvironment environment;
    std::string dataSet; ///< its name
    int trainImages = 0; ///< learned from
    std::string started; ///< ISO 8601, UTC
    std::string ended;   ///< empty while it runs
    RunOutcome outcome = RunOutcome::running;
    std::string reason;               ///< why it failed, a sentence
    std::string model;                ///< path of the model file it gave; empty for none
    std::vector<WeightsKind> weights; ///< each in a file of its own next to `model`, the one in use first
    bool canContinue = false;         ///< it has a checkpoint, and no process trains it now
    bool operator==(const RunRecord&) const = default;
};

/// It has come through an epoch: one that ended in its first has learned too little to be met again.
inline bool hasLearned(const RunRecord& run) {
    return run.epochs > 0 || run.outcome == RunOutcome::completed;
}

/// Consecutive batches, merged into one point of the curve: one batch, or more in long runs, whose curves stay small that way.
/// Losses in nats, accuracies fractions.
struct BatchSpan {
    std::int64_t firstStep = 0; ///< from 0, over the whole run
    int batches = 1;
    double epochsDone = 0; ///< where its last batch ends on the epoch axis
    float loss = 0;        ///< mean
    float leastLoss = 0;
    float greatestLoss = 0;
    float accuracy = 0; ///< mean
    float leastAccuracy = 0;
    float greatestAccuracy = 0;
    float accuracyDeviation =
        0; ///< of its batches around their mean; 0 where a version has recorded the run that did not keep it
};

/// Where a run was stopped in the middle of an epoch, and what its model reads of the test images.
struct CurveEnd {
    double epochsDone = 0;
    double testAccuracy = 0; ///< a fraction
};

/// The curves of a run that was kept.
struct RunCurve {
    std::string id;
    std::string name;
    int epochs = 0; ///< that the run was to have
    std::vector<BatchSpan> batches;
    std::vector<EpochMetrics> epochMetrics; ///< test figures are of the validation images where some were held back
    std::optional<CurveEnd> end = {};       ///< nothing where images were held back: the curve is of those
};

/// A run that was kept, and what it measured.
struct KeptRun {
    RunRecord record;
    RunCurve curve;
};

} // namespace model
