// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/recipe_presenter.h"

#include "app/report_errors.h"
#include "app/storage/recipe_files.h"
#include "app/window/workers/worker_thread.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/first_steps.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr auto kRecipeKey = "recipe";
constexpr auto kPresetKey = "preset";
constexpr auto kFirstPreset = "quick";
constexpr int kFewestImages = 1000; ///< to forecast with: fewer are learned at once

} // namespace

RecipePresenter::RecipePresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files, ForecastWorker& forecasts)
    : window_(window), state_(state), files_(files), forecasts_(forecasts) {
    const ui::TrainPanel* panel = window_.trainPanel();
    connect(panel, &ui::TrainPanel::recipeSaveRequested, &files, &FileWorker::saveRecipe);
    connect(panel, &ui::TrainPanel::recipeDeleteRequested, &files, &FileWorker::deleteRecipe);
    connect(panel, &ui::TrainPanel::recipeImportRequested, &files, &FileWorker::importRecipe);
    connect(panel, &ui::TrainPanel::recipeExportRequested, &files, &FileWorker::exportRecipe);
    connect(&files, &FileWorker::recipesListed, this, &RecipePresenter::showPresets);
    connect(&files, &FileWorker::recipeSaved, panel, qOverload<const QString&>(&ui::TrainPanel::choosePreset));
    connect(&files, &FileWorker::recipeExists, panel, &ui::TrainPanel::askToReplace);
    connect(&files, &FileWorker::recipeExported, &window_,
            [this](const QString& path) { window_.showInfo(tr("The recipe was exported to %1").arg(path)); });
    connect(&files, &FileWorker::recipeFailed, &window_, &ui::MainWindow::showError);
    connect(&window_, &ui::MainWindow::closing, this, &RecipePresenter::remember);
    follow({&state.run()}, [this, &state] {
        const bool busy = state.run() != nullptr;
        if (std::exchange(busy_, busy) != busy) {
            busy ? remember() : forecastAnew(); // the run's own speed is known now
        }
    });
    follow({&state.openData()}, [this] {
        if (state_.data() != forecastData_) {
            forecastAnew();
        }
    });
    connect(panel, &ui::TrainPanel::recipeChanged, this, [this] {
        showOutlook(window_.trainPanel()->presetName().toStdString());
        forecastNext();
    });
    connect(panel, &ui::TrainPanel::outlooksWanted, this, [this] {
        all_ = true;
        forecastNext();
    });
    connect(&forecasts, &ForecastWorker::made, this,
            [this](const model::Recipe& recipe, const std::shared_ptr<const LoadedData>& data, double seconds) {
                forecasting_ = false;
                if (data == forecastData_) {
                    seconds_[recipe.name] = seconds;
                    showOutlook(recipe.name);
                }
                forecastNext();
            });
}

void RecipePresenter::start(const WindowStart& start) {
    presets_ = bundledRecipes();
    window_.trainPanel()->setPresets(presets_);
    forecastAnew();
    window_.trainPanel()->choosePreset(kFirstPreset);
    if (!start.recipe.empty()) {
        reportErrors(
            [&] {
                use(findRecipe(start.recipe), QString::fromStdString(start.recipe));
                recalled_ = true;
            },
            [this](const QString& what, const QString& hint) { window_.showError(what, hint); });
    }
    post(&files_, &FileWorker::listRecipes);
}

void RecipePresenter::showPresets(const std::vector<model::Recipe>& own) {
    presets_ = bundledRecipes();
    window_.trainPanel()->setPresets(presets_, own);
    presets_.insert(presets_.end(), own.begin(), own.end());
    forecastAnew();
    if (!recalled_) {
        recalled_ = true;
        recall();
    }
}

void RecipePresenter::recall() {
    const QSettings settings;
    const QString json = settings.value(kRecipeKey).toString();
    if (json.isEmpty()) {
        return;
    }
    try {
        use(model::recipeFromJson(json.toStdString(), "the last recipe"), settings.value(kPresetKey).toString());
    } catch (const model::Error&) { // written by another version: keep the first preset
    }
}

void RecipePresenter::use(const model::Recipe& recipe, const QString& preset) {
    window_.trainPanel()->choosePreset(preset);
    window_.trainPanel()->setRecipe(recipe);
    emit window_.trainPanel()->recipeChanged(recipe);
}

void RecipePresenter::forecastAnew() {
    forecastData_ = state_.data();
    seconds_.clear();
    for (const model::Recipe& recipe : presets_) {
        showOutlook(recipe.name);
    }
    forecastNext();
}

/// One after the other, so that a run waits for no more than one.
void RecipePresenter::forecastNext() {
    if (forecasting_ || busy_ || !forecastData_ || forecastData_->train.size() < kFewestImages) {
        return;
    }
    const std::string chosen = window_.trainPanel()->presetName().toStdString();
    const auto isNext = [&](const model::Recipe& recipe) {
        return !seconds_.contains(recipe.name) && (all_ || recipe.name == chosen);
    };
    if (const auto next = std::ranges::find_if(presets_, isNext); next != presets_.end()) {
        forecasting_ = true;
        post(&forecasts_, &ForecastWorker::forecast, *next, forecastData_);
    }
}

void RecipePresenter::showOutlook(const std::string& recipe) {
    ui::RecipeOutlook outlook;
    if (const auto found = seconds_.find(recipe); found != seconds_.end() && found->second > 0) {
        outlook.seconds = found->second;
    }
    if (!forecastData_ || forecastData_->name == "MNIST") {
        outlook.accuracy = measuredAccuracy(recipe);
    }
    window_.trainPanel()->setOutlook(QString::fromStdString(recipe), outlook);
    if (recipe == window_.trainPanel()->presetName().toStdString()) {
        window_.firstSteps()->setTrainTime(outlook.seconds);
    }
}

/// For the next start.
void RecipePresenter::remember() const {
    if (window_.trainPanel()->showsRun()) {
        return; // the user's own recipe was noted when the run began
    }
    QSettings settings;
    settings.setValue(kRecipeKey, QString::fromStdString(model::recipeToJson(window_.trainPanel()->recipe())));
    settings.setValue(kPresetKey, window_.trainPanel()->presetName());
}

} // namespace app
