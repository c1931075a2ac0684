// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/experiment_presenter.h"

#include "app/runs/run_library.h"
#include "app/window/workers/forecast_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/formats/network_json.h"
#include "ui/pages/layer_variables.h"
#include "ui/pages/network_page.h"
#include "ui/recipe/train_panel.h"
#include "ui/recipe/vary_dialog.h"
#include "ui/window/main_window.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {
namespace {

ExperimentPlan planOf(const ui::MadeExperiment& made) {
    ExperimentPlan plan;
    plan.name = made.name.toStdString();
    const std::uint64_t first = made.base.seed;
    plan.seeds = std::to_string(first) + ".." + std::to_string(first + static_cast<std::uint64_t>(made.seeds - 1));
    plan.jobs = 1;
    for (const ui::ExperimentVariant& variant : made.variants) {
        plan.variants.emplace_back().recipe = variant.recipe;
        if (variant.network) {
            plan.variants.back().recipe.network = model::toJson(*variant.network);
        }
    }
    return plan;
}

} // namespace

ExperimentPresenter::ExperimentPresenter(ui::MainWindow& window, const SessionState& state, ForecastWorker& forecasts,
                                         RunLibrary& runs)
    : window_(window), state_(state), forecasts_(forecasts), runs_(runs) {
    const ui::TrainPanel* panel = window.trainPanel();
    connect(panel, &ui::TrainPanel::varyRequested, this, [this, panel](const QString& option) {
        int chosen = 0;
        std::vector<ui::Variable> variables = panel->variables(option, chosen);
        vary(std::move(variables), chosen);
    });
    const auto* page = window.page<ui::NetworkPage>();
    connect(page, &ui::NetworkPage::varyRequested, this, [this, page, panel](int row) {
        int chosen = 0;
        int none = 0;
        std::vector<ui::Variable> variables =
            ui::layerVariables(page->network(), page->classes(), static_cast<std::size_t>(row), chosen);
        if (variables.empty()) {
            return;
        }
        std::vector<ui::Variable> settings = panel->variables({}, none); // a layer can vary together with a setting
        settings.erase(settings.begin());                                // but for the first, the network
        std::ranges::move(settings, std::back_inserter(variables));
        vary(std::move(variables), chosen);
    });
    connect(&forecasts, &ForecastWorker::madeOfExperiment, this, [this](const std::optional<double>& seconds) {
        forecasting_ = false;
        if (outdated_) {
            forecast();
        } else if (dialog_) {
            dialog_->setSeconds(seconds);
        }
    });
}

void ExperimentPresenter::vary(std::vector<ui::Variable> variables, int chosen) {
    if (variables.empty()) {
        return;
    }
    dialog_ = new ui::VaryDialog(window_.trainPanel()->recipe(), std::move(variables), chosen, &window_);
    connect(dialog_, &ui::VaryDialog::changed, this, &ExperimentPresenter::forecast);
    connect(dialog_, &ui::VaryDialog::trainRequested, this, [this](const ui::MadeExperiment& made) {
        if (state_.data()) {
            post(&runs_, &RunLibrary::beginExperiment, planOf(made), state_.data());
        } else {
            window_.showError(tr("There is no data to learn from yet."), tr("Get MNIST, or choose a folder that holds it."));
        }
    });
    connect(dialog_, &ui::VaryDialog::saveRequested, this, [this](const QString& path, const ui::MadeExperiment& made) {
        post(&runs_, &RunLibrary::saveExperiment, path, planOf(made), made.base);
    });
    dialog_->open();
    forecast();
}

/// One at a time, the newest; while a run is on it would slow both.
void ExperimentPresenter::forecast() {
    outdated_ = forecasting_;
    if (forecasting_ || !dialog_ || !state_.data() || state_.run() != nullptr) {
        return;
    }
    forecasting_ = true;
    post(&forecasts_, &ForecastWorker::forecastExperiment, planOf(dialog_->experiment()), state_.data());
}

} // namespace app
