// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/forecast_worker.h"

namespace ui {
class MainWindow;
class NetworkPage;
} // namespace ui

namespace app {

/// The page Network. The recipe in the window owns the choice: its `network` is the name of one, or one that was changed, written
/// out; the page shows what it says and changes it.
class NetworkPresenter : public Presenter {
    Q_OBJECT

public:
    NetworkPresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files, ForecastWorker& forecasts);

    void start(const WindowStart& start) override;

private:
    void connectFiles(FileWorker& files);
    void connectCanvas();
    void know(const std::vector<model::Network>& own);
    void show();
    model::Network find(const std::string& setting) const;
    void choose(const model::Network& network);
    void forecast();

    ui::MainWindow& window_;
    ui::NetworkPage& page_;
    const SessionState& state_;
    ForecastWorker& forecasts_;
    std::vector<model::Network> own_;
    std::string shown_;                           ///< of the recipe
    model::Recipe asked_;                         ///< what the latest forecast is of, with …
    std::shared_ptr<const LoadedData> askedData_; ///< … these images
    bool forecasting_ = false;                    ///< one is under way
    bool busy_ = false;                           ///< a run is on
};

} // namespace app
