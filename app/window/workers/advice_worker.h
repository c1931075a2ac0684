// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/training/cross_reading.h"

#include <QObject>

#include <memory>

namespace app {

/// What advice needs, as values and immutable shared data.
struct AdviceJob {
    std::shared_ptr<const LoadedData> data;
    model::Recipe recipe;
    std::shared_ptr<model::TrainingControl> control;
};

/// Finds out what more drawings would bring, in a few short trainings.
class AdviceWorker : public QObject {
    Q_OBJECT

public slots:
    void advise(const app::AdviceJob& job);

signals:
    /// Not for a job that was stopped.
    void advised(const std::shared_ptr<const app::LoadedData>& data, const model::CrossReading& reading);
};

} // namespace app
