// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/storage/bundled_models.h"
#include "model/network/learner.h"
#include "model/values/recipe.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// Options that several commands share, and the data they name.
namespace app {

inline constexpr const char* kDataHelp = "A data set by its name (see digitlab data list), or a folder, file or archive with "
                                         "one; the default is MNIST in $DIGITLAB_DATA or "
                                         "DigitLab's own folder";
/// --data, or the same under another name; an empty text is wrong usage.
CLI::Option* addDataOption(CLI::App& app, std::string& data, const char* name = "--data");
inline constexpr const char* kTeacherHelp = "Learn from these model files instead of the recipe's own teachers";

/// How many of the threads, or seeds at a time, that this option asks for work begins with; tells on stderr where there are fewer
/// processors.
int startedThreads(const char* option, int asked);

/// --threads: 0 for every processor, up to kMaxThreads.
void addThreads(CLI::App& app, int& threads);

/// --step: the compute backend.
CLI::Option* addStep(CLI::App& app, model::StepKind& step);

/// --model, and --network for a PyTorch file.
void addModel(CLI::App& app, ChosenModel& model);

/// --network, of what a PyTorch file holds.
CLI::Option* addFileNetwork(CLI::App& app, std::string& network);

/// --recipe and every setting of a recipe; settings left out keep the recipe's values.
class RecipeOptions {
public:
    void add(CLI::App& app);

    /// Makes each of them exclude that option.
    void excludedBy(CLI::Option& option) const;

    /// Throws `model::Error` when there is no recipe of that name. Its networks are names, or absolute paths of files.
    model::Recipe recipe() const;

    /// What was given to that option, as typed; empty where it was not.
    std::string given(const char* option) const;

private:
    std::string name_ = "notebook";
    model::Recipe shown_;
    CLI::Option* chosen_ = nullptr;             ///< --recipe
    std::map<std::string, CLI::Option*> given_; ///< by the setting's option name
};

/// The folder of a data set given by name or path; empty: the default one. Throws `model::Error` when a known one is not here.
std::filesystem::path chosenFolder(const std::string& folder);

/// For paths that are stored; an empty one stays empty.
std::string absolutePath(const std::string& path);

/// What was done to a data set while it was opened: a line each on stderr.
void tellNotes(const std::string& data, const std::vector<std::string>& notes);

/// The data set of that folder; tells its notes. Throws `model::Error`.
LoadedData loadChosenData(const std::string& folder);

/// One split of it, likewise.
model::DataSet loadChosenSplit(const std::string& folder, const std::string& split);

} // namespace app
