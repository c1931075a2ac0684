// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What two runs can differ in apart from their recipes; a network is one of their facts, null where it is not known. Each fact
/// is listed here once, as `visitSettings` lists a recipe's settings; the window, the terminal and exported files visit them and
/// format each type of value in their own way.
namespace model {

struct FactInfo {
    const char* name;  ///< in JSON and in tables
    const char* title; ///< for people
};

/// Hexadecimal; empty where it is not known.
struct Checksum {
    std::string_view digits;
};

/// Texts of any number; null where they are not known.
struct TextList {
    const std::vector<std::string>* texts;
    bool checksums = false;
};

/// What it was made from besides its recipe.
template <class Visit> void visitOrigin(const RunRecord& run, Visit visit) {
    const RunOrigin& origin = run.origin;
    visit(FactInfo{"kind", "Kind"}, run.kind);
    visit(FactInfo{"network", "Layers"}, origin.networks.own);
    visit(FactInfo{"teacher_network", "Teachers' layers"}, origin.networks.teachers);
    visit(FactInfo{"dataset", "Data set"}, run.dataSet);
    visit(FactInfo{"dataset_sha256", "Data checksum"}, Checksum{origin.data.trainImages});
    visit(FactInfo{"train_labels_sha256", "Label checksum"}, Checksum{origin.data.trainLabels});
    visit(FactInfo{"test_images_sha256", "Test image checksum"}, Checksum{origin.data.testImages});
    visit(FactInfo{"test_labels_sha256", "Test label checksum"}, Checksum{origin.data.testLabels});
    visit(FactInfo{"drawings_sha256", "Drawing checksum"}, Checksum{origin.drawings});
    visit(FactInfo{"classes", "Classes"}, TextList{origin.classes.empty() ? nullptr : &origin.classes});
    visit(FactInfo{"train_images", "Training images"}, run.trainImages);
    visit(FactInfo{"initial_weights", "Initial weights"}, Checksum{origin.initialWeights});
    visit(FactInfo{"given_teachers", "Given teachers"}, TextList{origin.teachers ? &*origin.teachers : nullptr, true});
    visit(FactInfo{"max_steps", "Step limit"}, run.options.maxSteps);
    visit(FactInfo{"device", "Device"}, run.options.device);
    visit(FactInfo{"step", "Compute backend"}, run.options.step);
}

template <class Visit> void visitEnvironment(const RunEnvironment& environment, Visit visit) {
    visit(FactInfo{"program", "Program"}, environment.program);
    visit(FactInfo{"torch", "LibTorch"}, environment.torch);
    visit(FactInfo{"qt", "Qt"}, environment.qt);
    visit(FactInfo{"system", "System"}, environment.system);
    visit(FactInfo{"processor", "Processor"}, environment.processor);
    visit(FactInfo{"instruction_set", "Instruction set"}, environment.instructionSet);
    visit(FactInfo{"threads", "Threads at work"}, environment.threads);
    visit(FactInfo{"backend", "Trained by"}, environment.backend);
}

/// Its results. An `optional<double>` is an accuracy, a fraction.
template <class Visit> void visitResults(const RunRecord& run, Visit visit) {
    visit(FactInfo{"outcome", "Outcome"}, run.outcome);
    visit(FactInfo{"epochs", "Epochs done"}, run.epochs);
    visit(FactInfo{"best_epoch", "Best epoch"}, run.bestEpoch > 0 ? std::optional(run.bestEpoch) : std::nullopt);
    visit(FactInfo{"seconds", "Training time"}, std::chrono::duration<double>(run.seconds));
    visit(FactInfo{"train_accuracy", "Train accuracy"}, run.trainAccuracy);
    visit(FactInfo{"validation_accuracy", "Validation accuracy"}, run.validationAccuracy);
    visit(FactInfo{"test_accuracy", "Test accuracy"}, run.testAccuracy);
}

/// All of them, in this order.
template <class Visit> void visitFacts(const RunRecord& run, Visit visit) {
    visitOrigin(run, visit);
    visitEnvironment(run.environment, visit);
    visitResults(run, visit);
}

} // namespace model
