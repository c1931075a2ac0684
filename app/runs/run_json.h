// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <string>

/// The parts of a run that are kept as JSON: what is missing in one of another version keeps its default.
namespace app {

QString toText(const std::string& text);

/// The recipe, or the one by default where a newer version has written what this one does not know.
model::Recipe storedRecipe(const std::string& json);

std::string environmentToJson(const model::RunEnvironment& environment);
model::RunEnvironment environmentFromJson(const std::string& json);

std::string optionsToJson(const RunOptions& options);
RunOptions optionsFromJson(const std::string& json);

} // namespace app
