// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/recipe_files.h"

#include "app/storage/own_files.h"
#include "app/storage/paths.h"
#include "model/formats/recipe_json.h"
#include "model/training/fine_tune.h"
#include "model/values/error.h"

#include <QFile>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

// The linker drops the resources of a static library unless they are initialised explicitly.
static void initialiseRecipeResources() {
    Q_INIT_RESOURCE(recipes);
}

namespace app {

std::filesystem::path recipeFolder() {
    return homeFolder() / "recipes";
}

static std::string bundledFile(const std::string& name) {
    initialiseRecipeResources();
    QFile file(QString(":/recipes/%1.json").arg(QString::fromStdString(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        throw model::Error("The recipe " + name + " is missing from this build.", "Build it again.");
    }
    return file.readAll().toStdString();
}

std::vector<model::Recipe> bundledRecipes() {
    std::vector<model::Recipe> recipes;
    for (const char* name : {"notebook", "spark", "quick", "best", "pen", "letters", "alphabet"}) {
        recipes.push_back(model::recipeFromJson(bundledFile(name), name));
    }
    return recipes;
}

std::optional<double> measuredAccuracy(const std::string& recipe) {
    const auto results = nlohmann::json::parse(bundledFile("results"));
    return results.contains(recipe) && results[recipe].is_array() ? std::optional(results[recipe][0].get<double>() / 100)
                                                                  : std::nullopt;
}

OwnRecipes ownRecipes() {
    OwnRecipes own;
    for (const std::filesystem::path& path : jsonFilesIn(recipeFolder())) {
        try {
            model::Recipe recipe = readRecipe(path);
            recipe.name = path.stem().string();
            own.recipes.push_back(std::move(recipe));
        } catch (const model::Error& error) {
            own.unreadable.push_back({path.stem().string(), error});
        }
    }
    return own;
}

std::filesystem::path ownRecipePath(const std::string& name) {
    return ownPath("recipe", recipeFolder(), name, std::ranges::count(bundledRecipes(), name, &model::Recipe::name) > 0);
}

void removeRecipe(const std::string& name) {
    removeOwn(recipeFolder() / (name + ".json"));
}

model::Recipe findRecipe(const std::string& nameOrFile) {
    std::string names;
    const OwnRecipes own = ownRecipes();
    for (const auto& recipes : {bundledRecipes(), own.recipes}) {
        for (const model::Recipe& recipe : recipes) {
            if (recipe.name == nameOrFile) {
                return recipe;
            }
            names += recipe.name + ", ";
        }
    }
    if (const auto found = std::ranges::find(own.unreadable, nameOrFile, &UnreadableRecipe::name);
        found != own.unreadable.end()) {
        throw found->error;
    }
    std::error_code missing; // also for a name too long for a file
    if (!std::filesystem::exists(nameOrFile, missing)) {
        throw model::Error("There is no recipe \"" + nameOrFile + "\".", "Use " + names + "or the name of a recipe file.");
    }
    return readRecipe(nameOrFile);
}

model::Recipe readRecipe(const std::filesystem::path& path) {
    constexpr std::size_t kLargestRecipe = 1U << 20;
    return model::recipeFromJson(model::readWholeFile(path, kLargestRecipe), path.string());
}

void writeRecipe(const std::filesystem::path& path, const model::Recipe& recipe, model::Existing existing) {
    model::writeFileAtomically(path, model::recipeToJson(recipe, 4) + "\n", existing);
}

model::Recipe fineTuningRecipeFor(const model::Model& model) {
    const std::optional<model::Recipe>& own = model.card.recipe;
    return model::fineTuningRecipe(own && !own->unread ? *own : findRecipe("quick"));
}

} // namespace app
