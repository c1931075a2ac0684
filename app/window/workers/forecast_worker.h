// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/runs/experiment_runs.h"
#include "app/runs/training_forecast.h"
#include "model/values/recipe.h"

#include <QObject>

#include <memory>
#include <optional>

namespace app {

/// Finds out how long recipes take on this machine. What was not measured yet takes a third of a second of all processors.
class ForecastWorker : public QObject {
    Q_OBJECT

public slots:
    /// Of a preset; of the recipe that stands in the window.
    void forecast(const model::Recipe& recipe, const std::shared_ptr<const app::LoadedData>& data);
    void forecastChosen(const model::Recipe& recipe, const std::shared_ptr<const app::LoadedData>& data);

    /// Of an experiment that is not kept.
    void forecastExperiment(const app::ExperimentPlan& plan, const std::shared_ptr<const app::LoadedData>& data);

signals:
    /// `seconds` is 0 for a recipe that cannot be trained. One for each request, in their order.
    void made(const model::Recipe& recipe, const std::shared_ptr<const app::LoadedData>& data, double seconds);
    void madeOfChosen(const model::Recipe& recipe, const std::shared_ptr<const app::LoadedData>& data,
                      const app::RunForecast& forecast);
    /// Nothing where it is not known.
    void madeOfExperiment(const std::optional<double>& seconds);
};

} // namespace app
