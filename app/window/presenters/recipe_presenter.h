// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/forecast_worker.h"
#include "ui/window/main_window.h"

#include <map>

namespace app {

/// The presets: the bundled recipes and the user's own, which the file worker reads, writes and deletes, and the recipe that was
/// used last; and what they take and give. Never measured while a run is on, which would slow both.
class RecipePresenter : public Presenter {
    Q_OBJECT

public:
    RecipePresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files, ForecastWorker& forecasts);

    /// Shows the bundled recipes and asks for the user's own; then the recipe used last stands in the window, at first "quick".
    void start(const WindowStart& start) override;

private:
    void remember() const;
    void showPresets(const std::vector<model::Recipe>& own);
    void recall();
    void use(const model::Recipe& recipe, const QString& preset);
    void forecastAnew();
    void forecastNext();
    void showOutlook(const std::string& recipe);

    ui::MainWindow& window_;
    const SessionState& state_;
    FileWorker& files_;
    ForecastWorker& forecasts_;
    std::vector<model::Recipe> presets_;
    std::map<std::string, double> seconds_;          ///< by recipe, on …
    std::shared_ptr<const LoadedData> forecastData_; ///< … these images
    bool forecasting_ = false;                       ///< one is under way
    bool all_ = false;                               ///< the list was looked at; else the chosen one only
    bool recalled_ = false;
    bool busy_ = false; ///< a run is on
};

} // namespace app
