// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/recipe_presets.h"

#include "app/storage/recipe_files.h"
#include "app/window/workers/worker_thread.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"
#include "ui/recipe/train_panel.h"

#include <QSettings>

namespace app {
namespace {

constexpr auto kRecipeKey = "recipe";
constexpr auto kPresetKey = "preset";
constexpr auto kFirstPreset = "quick";

} // namespace

RecipePresets::RecipePresets(ui::MainWindow& window, FileWorker& files) : window_(window), files_(files) {
    const ui::TrainPanel* panel = window_.trainPanel();
    connect(panel, &ui::TrainPanel::recipeSaveRequested, &files, &FileWorker::saveRecipe);
    connect(panel, &ui::TrainPanel::recipeDeleteRequested, &files, &FileWorker::deleteRecipe);
    connect(panel, &ui::TrainPanel::recipeImportRequested, &files, &FileWorker::importRecipe);
    connect(panel, &ui::TrainPanel::recipeExportRequested, &files, &FileWorker::exportRecipe);
    connect(&files, &FileWorker::recipesListed, this, &RecipePresets::showPresets);
    connect(&files, &FileWorker::recipeSaved, panel, qOverload<const QString&>(&ui::TrainPanel::choosePreset));
    connect(&files, &FileWorker::recipeImported, panel, &ui::TrainPanel::keepRecipe);
    connect(&files, &FileWorker::recipeExported, &window_,
            [this](const QString& path) { window_.showInfo(tr("The recipe was exported to %1").arg(path)); });
    connect(&files, &FileWorker::recipeFailed, &window_, &ui::MainWindow::showError);
    connect(&window_, &ui::MainWindow::closing, this, &RecipePresets::remember);
}

void RecipePresets::start() {
    window_.trainPanel()->setPresets(bundledRecipes());
    window_.trainPanel()->choosePreset(kFirstPreset);
    post(&files_, &FileWorker::listRecipes);
}

void RecipePresets::showPresets(const std::vector<model::Recipe>& own) {
    window_.trainPanel()->setPresets(bundledRecipes(), own);
    if (!recalled_) {
        recalled_ = true;
        recall();
    }
}

void RecipePresets::recall() {
    const QSettings settings;
    const QString json = settings.value(kRecipeKey).toString();
    if (json.isEmpty()) {
        return;
    }
    try {
        const model::Recipe recipe = model::recipeFromJson(json.toStdString(), "the last recipe");
        window_.trainPanel()->choosePreset(settings.value(kPresetKey).toString());
        window_.trainPanel()->setRecipe(recipe);
        emit window_.trainPanel()->recipeChanged(recipe);
    } catch (const model::Error&) { // written by another version: keep the first preset
    }
}

void RecipePresets::remember() const {
    if (window_.trainPanel()->showsRun()) {
        return; // the user's own recipe was noted when the run began
    }
    QSettings settings;
    settings.setValue(kRecipeKey, QString::fromStdString(model::recipeToJson(window_.trainPanel()->recipe())));
    settings.setValue(kPresetKey, window_.trainPanel()->presetName());
}

} // namespace app
