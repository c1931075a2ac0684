// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/forecast_worker.h"

#include "app/runs/training_forecast.h"

namespace app {

void ForecastWorker::forecast(const model::Recipe& recipe, const std::shared_ptr<const LoadedData>& data) {
    double seconds = 0;
    try {
        seconds = runForecast(recipe, *data);
    } catch (const model::Error&) { // Train says what is wrong with it
    }
    emit made(recipe, data, seconds);
}

} // namespace app
