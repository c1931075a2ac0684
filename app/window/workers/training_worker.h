// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/train_and_record.h"
#include "model/formats/model_file.h"
#include "model/training/trainer.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace app {

/// What a run needs, as values and immutable shared data. Other threads pause and stop it by `control`.
struct TrainingJob {
    RunRequest run;
    std::shared_ptr<const LoadedData> data;
    std::shared_ptr<model::TrainingControl> control;
};

/// Trains and evaluates on its own thread. Each `train` is followed by `started` (unless it fails at once) and exactly
/// one of `finished`, `stopped` and `failed`.
class TrainingWorker : public QObject {
    Q_OBJECT

public slots:
    void train(const app::TrainingJob& job);
    /// The model's outputs are in the order of the data's classes.
    void evaluate(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const app::LoadedData>& data);

signals:
    void started();
    /// Its id among the kept runs; empty when it cannot be kept.
    void runBegun(const QString& id);
    /// The share of the teachers' training that is done, before the network's own begins; at most 30 times a second.
    void teachersProgressed(double share, double secondsLeft);
    /// Everything since the last one, at most 30 times a second.
    void batchesFinished(const std::vector<model::BatchMetrics>& batches);
    void epochFinished(const model::EpochMetrics& metrics, const std::shared_ptr<const model::Evaluation>& test);
    /// The latest weights, what led to them, and the epoch under way: see `model::TrainingObserver`.
    void weightsChanged(const std::shared_ptr<const model::Weights>& weights, const model::RunProgress& progress, int epoch);
    /// `test`: how the model reads the test images; null where that was not measured. `kept`: the model lies with its run.
    void finished(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const model::Evaluation>& test,
                  const model::RunProgress& progress, bool kept);
    /// `model` is null when the run was stopped before its first step.
    void stopped(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const model::Evaluation>& test,
                 const model::RunProgress& progress, bool kept);
    /// `model` holds the last good weights, or is null when there are none.
    void failed(const QString& what, const QString& hint, const std::shared_ptr<const model::Model>& model, bool kept);
    /// Something of the run could not be written. The training itself is not affected.
    void persistFailed(const QString& what, const QString& hint);

    /// With the model and data evaluated: others may be open by now.
    void evaluated(const std::shared_ptr<const model::Evaluation>& evaluation, const std::shared_ptr<const model::Model>& model,
                   const std::shared_ptr<const app::LoadedData>& data);
    void evaluationFailed(const QString& what, const QString& hint);
};

} // namespace app
