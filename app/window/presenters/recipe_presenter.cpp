// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/recipe_presenter.h"

#include "app/report_errors.h"
#include "app/storage/recipe_files.h"
#include "app/window/workers/worker_thread.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"
#include "ui/recipe/train_panel.h"

#include <QSettings>

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {
namespace {

constexpr auto kRecipeKey = "recipe";
constexpr auto kPresetKey = "preset";
constexpr auto kFirstPreset = "quick";

} // namespace

RecipePresenter::RecipePresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files)
    : window_(window), files_(files) {
    const ui::TrainPanel* panel = window_.trainPanel();
    connect(panel, &ui::TrainPanel::recipeSaveRequested, &files, &FileWorker::saveRecipe);
    connect(panel, &ui::TrainPanel::recipeDeleteRequested, &files, &FileWorker::deleteRecipe);
    connect(panel, &ui::TrainPanel::recipeImportRequested, &files, &FileWorker::importRecipe);
    connect(panel, &ui::TrainPanel::recipeExportRequested, &files, &FileWorker::exportRecipe);
    connect(&files, &FileWorker::recipesListed, this, &RecipePresenter::showPresets);
    connect(&files, &FileWorker::networksListed, panel, &ui::TrainPanel::setNetworks);
    connect(&files, &FileWorker::recipeSaved, panel, qOverload<const QString&>(&ui::TrainPanel::choosePreset));
    connect(&files, &FileWorker::recipeExists, panel, &ui::TrainPanel::askToReplace);
    connect(&files, &FileWorker::recipeExported, &window_,
            [this](const QString& path) { window_.showInfo(tr("The recipe was exported to %1").arg(path)); });
    connect(&files, &FileWorker::recipeFailed, &window_, &ui::MainWindow::showError);
    connect(&window_, &ui::MainWindow::closing, this, &RecipePresenter::remember);
    follow({&state.run()}, [this, &state] {
        const bool busy = state.run() != nullptr;
        if (std::exchange(busy_, busy) != busy && busy) {
            remember();
        }
    });
}

void RecipePresenter::start(const WindowStart& start) {
    std::vector<std::string> networks; // with one's own they come from the files' thread
    std::ranges::transform(model::shippedNetworks(), std::back_inserter(networks), &model::Network::name);
    window_.trainPanel()->setNetworks(networks);
    window_.trainPanel()->setPresets(bundledRecipes());
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
    window_.trainPanel()->setPresets(bundledRecipes(), own);
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
