// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"

#include <string>
#include <string_view>

namespace model {

/// A recipe as a JSON object with the names of `model/values/recipe.h`, on one line or indented; one that could not be read, as
/// it was found.
std::string recipeToJson(const Recipe& recipe, int indent = -1);

/// Settings that are missing keep their defaults. Throws `Error` with `source` for anything that is not such an object, a setting
/// that is unknown or of the wrong type, and values `validate` refuses.
Recipe recipeFromJson(std::string_view json, const std::string& source);

/// The recipe in a record, which another version may have written: what cannot be read is `Recipe::unread`.
Recipe recordedRecipe(std::string_view json);

} // namespace model
