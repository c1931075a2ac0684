// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QDateTime>

#include <string>
#include <vector>

/// A week of a student's runs, the newest first: one that is on, three seeds, two other recipes, and what went wrong.
inline std::vector<model::RunRecord> believableRuns() {
    std::vector<model::RunRecord> runs;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto add = [&runs, now](const char* name, model::RunOutcome outcome, int epochs, double accuracy) -> model::RunRecord& {
        model::RunRecord run;
        const QDateTime started = now.addSecs(-1500 - 40000 * static_cast<qint64>(runs.size()));
        run.id = (started.toString("yyyyMMdd-HHmmss") + "-4f1a").toStdString();
        run.started = started.toString(Qt::ISODate).toStdString();
        run.name = name;
        run.recipe.name = "notebook";
        run.outcome = outcome;
        run.epochs = epochs;
        run.environment = {"DigitLab 1.0.0", "LibTorch 1.13.1", "6.4.2", "Debian GNU/Linux 12 (bookworm)",
                           "AMD EPYC 9R14",  "avx512",          2,       "fused, avx512"};
        run.dataSet = "MNIST";
        run.origin.data.trainImages = "b2fb9bd0a8f4b6ec1a2d7c3e5f60718293a4b5c6d7e8f90a1b2c3d4e5f607182";
        run.trainImages = 60000;
        run.seconds = 3.2 * epochs;
        if (accuracy > 0) {
            run.testAccuracy = accuracy;
            run.trainAccuracy = accuracy - 0.0049;
        }
        if (outcome == model::RunOutcome::completed)
            run.model = "models/" + run.id + ".safetensors";
        runs.push_back(run);
        return runs.back();
    };
    const auto quick = [](model::RunRecord& run) -> model::RunRecord& {
        run.recipe.name = "quick";
        run.recipe.epochs = 5;
        run.recipe.batchSize = 64;
        run.recipe.learningRate = 0.1;
        run.recipe.schedule = model::Schedule::linear;
        run.recipe.optimiser = model::Optimiser::nesterov;
        run.recipe.weightDecay = 0.0005;
        run.recipe.warmUp = 0.2;
        run.recipe.dropout = 0;
        run.recipe.augmentation.rotationDegrees = 8;
        run.recipe.augmentation.interpolation = model::Interpolation::bilinear;
        return run;
    };
    add("notebook", model::RunOutcome::running, 6, 0.9921);
    model::RunRecord& museum = quick(add("for the museum", model::RunOutcome::completed, 5, 0.9951));
    museum.starred = true;
    museum.note = "The one on the screen in the hall. Flagged ones read better than before.";
    museum.recipe.augmentation.styles.flaggedOne = 0.2;
    for (const std::uint64_t seed : {3, 2, 1}) {
        model::RunRecord& run =
            quick(add("quick", model::RunOutcome::completed, 5, 0.9943 + 0.0004 * static_cast<double>(seed % 3)));
        run.recipe.seed = seed;
        run.study = (now.addSecs(-1600 - 40000 * 4).toString("yyyyMMdd-HHmmss") + "-77aa").toStdString(); // before its first
    }
    model::RunRecord& stopped = add("notebook, no dropout", model::RunOutcome::stopped, 11, 0.9934);
    stopped.recipe.dropout = 0;
    stopped.canContinue = true;
    add("notebook", model::RunOutcome::completed, 20, 0.9948).starred = true;
    model::RunRecord& adam = add("AdamW with cosine and a name that is rather long", model::RunOutcome::completed, 20, 0.9939);
    adam.recipe.optimiser = model::Optimiser::adamw;
    adam.recipe.schedule = model::Schedule::cosine;
    adam.recipe.learningRate = 0.003;
    adam.environment.instructionSet = "avx2";
    adam.environment.threads = 8;
    model::RunRecord& failed = add("notebook on a full disk", model::RunOutcome::failed, 3, 0.9812);
    failed.reason =
        "models/last-run.safetensors could not be written: no space is left on the device. Free some space and train again.";
    failed.canContinue = true;
    add("learning rate 3", model::RunOutcome::diverged, 0, 0).recipe.learningRate = 3;
    model::RunRecord& interrupted = add("EMNIST at night", model::RunOutcome::interrupted, 42, 0.9967);
    interrupted.recipe.epochs = 100;
    interrupted.dataSet = "EMNIST digits";
    interrupted.origin.data.trainImages = "90aa12c4" + std::string(56, '7');
    interrupted.trainImages = 240000;
    interrupted.seconds = 5025;
    interrupted.canContinue = true;
    return runs;
}
