// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/values/recipe.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Recipes by name: those that come with the program (resources/recipes) and the user's own, JSON files in the data folder.
namespace app {

/// Where the user's recipes lie.
std::filesystem::path recipeFolder();

/// notebook, spark, quick, best, pen, letters and alphabet.
std::vector<model::Recipe> bundledRecipes();

/// The test accuracy that a bundled recipe reached on MNIST, a fraction; nothing for others.
std::optional<double> measuredAccuracy(const std::string& recipe);

/// One of the user's own that cannot be read, and why.
struct UnreadableRecipe {
    std::string name;
    model::Error error;
};

/// The user's own, sorted by name. A bundled recipe of the same name comes first.
struct OwnRecipes {
    std::vector<model::Recipe> recipes;
    std::vector<UnreadableRecipe> unreadable;
};
OwnRecipes ownRecipes();

/// The path of the user's own recipe of that name, whether it exists or not; its folder is created. Throws `Error` for the name
/// of a bundled recipe and for one that cannot be a file's.
std::filesystem::path ownRecipePath(const std::string& name);

/// Deletes one of the user's own. Throws `Error` with the path when it cannot.
void removeRecipe(const std::string& name);

/// The recipe of that name, or in the file of that path. Throws `Error` when there is neither, or the file is no recipe.
model::Recipe findRecipe(const std::string& nameOrFile);

/// Reads a recipe file. Throws `Error` with the path.
model::Recipe readRecipe(const std::filesystem::path& path);

/// Writes a recipe file atomically, indented for reading. Throws `Error` with the path, and `FileExists` where a file that is to
/// be kept has the name.
void writeRecipe(const std::filesystem::path& path, const model::Recipe& recipe,
                 model::Existing existing = model::Existing::replaced);

/// The recipe to fine-tune a model with: augmentation and recomputed statistics as in its own training, or as in `quick` when its
/// card has no recipe.
model::Recipe fineTuningRecipeFor(const model::Model& model);

} // namespace app
