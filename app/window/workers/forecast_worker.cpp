// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/forecast_worker.h"

namespace app {
namespace {

RunForecast forecastOf(const model::Recipe& recipe, const LoadedData& data) {
    try {
        return runForecast(recipe, data);
    } catch (const model::Error&) { // Train says what is wrong with it
        return {};
    }
}

} // namespace

void ForecastWorker::forecast(const model::Recipe& recipe, const std::shared_ptr<const LoadedData>& data) {
    emit made(recipe, data, forecastOf(recipe, *data).seconds);
}

void ForecastWorker::forecastChosen(const model::Recipe& recipe, const std::shared_ptr<const LoadedData>& data) {
    emit madeOfChosen(recipe, data, forecastOf(recipe, *data));
}

void ForecastWorker::forecastExperiment(const ExperimentPlan& plan, const std::shared_ptr<const LoadedData>& data) {
    std::optional<double> seconds;
    try {
        seconds = ExperimentRuns(plan, {}, *data).secondsLeft(*data);
    } catch (const model::Error&) { // Train says what is wrong with it
    }
    emit madeOfExperiment(seconds);
}

} // namespace app
