// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recipe_shelf.h"

#include "app/recipes.h"
#include "model/error.h"
#include "model/io/recipe_json.h"
#include "ui/train_panel.h"

#include <QSettings>

namespace app {
namespace {

constexpr auto kRecipeKey = "recipe";
constexpr auto kPresetKey = "preset";
constexpr auto kFirstPreset = "quick";

} // namespace

RecipeShelf::RecipeShelf(ui::MainWindow& window, Storage& storage) : window_(window) {
    const ui::TrainPanel* panel = window_.trainPanel();
    connect(panel, &ui::TrainPanel::recipeSaveRequested, this, &RecipeShelf::saveRequested);
    connect(panel, &ui::TrainPanel::recipeDeleteRequested, this, &RecipeShelf::deleteRequested);
    connect(panel, &ui::TrainPanel::recipeImportRequested, this, &RecipeShelf::importRequested);
    connect(panel, &ui::TrainPanel::recipeExportRequested, this, &RecipeShelf::exportRequested);
    connect(this, &RecipeShelf::listRequested, &storage, &Storage::listRecipes);
    connect(this, &RecipeShelf::saveRequested, &storage, &Storage::saveRecipe);
    connect(this, &RecipeShelf::deleteRequested, &storage, &Storage::deleteRecipe);
    connect(this, &RecipeShelf::importRequested, &storage, &Storage::importRecipe);
    connect(this, &RecipeShelf::exportRequested, &storage, &Storage::exportRecipe);
    connect(&storage, &Storage::recipesListed, this, &RecipeShelf::showPresets);
    connect(&storage, &Storage::recipeSaved, panel, qOverload<const QString&>(&ui::TrainPanel::choosePreset));
    connect(&storage, &Storage::recipeImported, panel, &ui::TrainPanel::keepRecipe);
    connect(&storage, &Storage::recipeExported, &window_,
            [this](const QString& path) { window_.showInfo("The recipe was exported to " + path); });
    connect(&storage, &Storage::recipeFailed, &window_, &ui::MainWindow::showError);
    connect(&window_, &ui::MainWindow::closing, this, &RecipeShelf::remember);
}

void RecipeShelf::start() {
    window_.trainPanel()->setPresets(bundledRecipes());
    window_.trainPanel()->choosePreset(kFirstPreset);
    emit listRequested();
}

void RecipeShelf::showPresets(const std::vector<model::Recipe>& own) {
    window_.trainPanel()->setPresets(bundledRecipes(), own);
    if (!recalled_) {
        recalled_ = true;
        recall();
    }
}

void RecipeShelf::recall() {
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
    } catch (const model::Error&) { // of another version: the first preset does
    }
}

void RecipeShelf::remember() const {
    QSettings settings;
    settings.setValue(kRecipeKey, QString::fromStdString(model::recipeToJson(window_.trainPanel()->recipe())));
    settings.setValue(kPresetKey, window_.trainPanel()->presetName());
}

} // namespace app
