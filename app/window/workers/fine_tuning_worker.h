// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/formats/model_file.h"
#include "model/training/fine_tune.h"

#include <QObject>
#include <QString>

#include <memory>

namespace app {

/// What fine-tuning needs, as values and immutable shared data.
struct FineTuningJob {
    std::shared_ptr<const model::Model> start;
    std::shared_ptr<const model::DataSet> own;
    std::shared_ptr<const LoadedData> data;
    std::shared_ptr<model::TrainingControl> control;
};

/// Fine-tunes on its own thread. Each `run` is followed by exactly one of `finished`, `stopped` and `failed`.
class FineTuningWorker : public QObject {
    Q_OBJECT

public slots:
    void run(const app::FineTuningJob& job);

signals:
    /// At most 30 times a second.
    void progressed(const model::BatchMetrics& batch);
    /// The latest weights, what led to them, and the epoch under way: see `model::TrainingObserver`.
    void weightsChanged(const std::shared_ptr<const model::Weights>& weights, const model::RunProgress& progress, int epoch);
    /// `kept`: the model lies with its run.
    void finished(const std::shared_ptr<const model::Model>& model, const QString& summary, bool kept);
    void stopped();
    /// The run could not be kept; `finished` follows all the same.
    void persistFailed(const QString& what, const QString& hint);
    void failed(const QString& what, const QString& hint);
};

} // namespace app
