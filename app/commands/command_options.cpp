// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"

#include "app/commands/console.h"
#include "app/datasets/known_folders.h"
#include "app/storage/network_files.h"
#include "app/storage/recipe_files.h"
#include "model/values/recipe.h"

#include <cstdio>

namespace app {

int startedThreads(const char* option, int asked) {
    const int started = model::atMostProcessors(asked);
    if (started < asked) {
        console::print(stderr, "digitlab: %s %d is more than the %d processor%s of this computer: %d it is.\n", option, asked,
                       started, started == 1 ? "" : "s", started);
    }
    return started;
}

void addThreads(CLI::App& app, int& threads) {
    const auto take = [&threads](const int& asked) { threads = startedThreads("--threads", asked); };
    app.add_option_function<int>("--threads", take, "Compute threads, 0 for every processor")
        ->check(CLI::Range(0, model::kMaxThreads));
}

CLI::Option* addStep(CLI::App& app, model::StepKind& step) {
    std::map<std::string, model::StepKind> kinds;
    for (const std::string_view name : model::valueNames<model::StepKind>()) {
        kinds.emplace(name, static_cast<model::StepKind>(kinds.size()));
    }
    return app.add_option("--step", step, "Compute backend: auto, fused (the CPU's own kernels) or libtorch")
        ->transform(CLI::CheckedTransformer(kinds))
        ->option_text("auto|fused|libtorch");
}

CLI::Option* addFileNetwork(CLI::App& app, std::string& network) {
    return app
        .add_option(
            "--network", network,
            "The network of a PyTorch file, which holds tensors alone; the default is the one known network that they fit")
        ->option_text("NAME|FILE");
}

void addModel(CLI::App& app, ChosenModel& model) {
    CLI::Option& file = *app.add_option("--model", model.file, "Model file; the default is the bundled model");
    addFileNetwork(app, model.network)->needs(&file);
}

void RecipeOptions::add(CLI::App& app) {
    std::string names;
    for (const model::Recipe& recipe : bundledRecipes()) {
        names += recipe.name + ", ";
    }
    chosen_ = app.add_option("--recipe", name_, names + "one of your own, or a recipe file (JSON)")->capture_default_str();
    model::visitAllSettings(shown_, [&]<class Value>(const model::SettingInfo& info, Value&) {
        CLI::Option& option = *app.add_option(std::string("--") + info.option)->description(info.help)->group("Recipe");
        if constexpr (std::is_same_v<Value, bool>) {
            const std::map<std::string, int> words{{"on", 1}, {"off", 0}, {"default", 1}, {"none", 0}};
            option.transform(CLI::CheckedTransformer(words))->option_text("[on|off]")->expected(0, 1)->default_str("on");
        } else if constexpr (std::is_enum_v<Value>) {
            std::map<std::string, int> words;
            std::string text;
            for (const std::string_view word : model::valueNames<Value>()) {
                words.emplace(word, static_cast<int>(words.size()));
                text += (text.empty() ? "" : "|") + std::string(word);
            }
            option.transform(CLI::CheckedTransformer(words))->option_text(text);
        } else if constexpr (std::is_same_v<Value, std::string>) {
            option.option_text("NAME|FILE");
        } else {
            option.check(CLI::TypeValidator<Value>())->option_text(std::is_integral_v<Value> ? "N" : "X");
        }
        given_[info.option] = &option;
    });
}

void RecipeOptions::excludedBy(CLI::Option& option) const {
    chosen_->excludes(&option);
    for (const auto& [name, given] : given_) {
        given->excludes(&option);
    }
}

model::Recipe RecipeOptions::recipe() const {
    model::Recipe result = findRecipe(name_);
    model::visitAllSettings(result, [&]<class Value>(const model::SettingInfo& info, Value& value) {
        const CLI::Option& option = *given_.at(info.option);
        if (option.count() > 0) {
            if constexpr (std::is_enum_v<Value>) {
                value = static_cast<Value>(option.as<int>());
            } else if constexpr (std::is_same_v<Value, std::string>) {
                value = storedNetwork(option.as<std::string>());
            } else {
                value = option.as<Value>();
            }
        }
    });
    result.threads = startedThreads("--threads", result.threads); // those of a recipe from a larger computer, too
    return result;
}

std::string RecipeOptions::given(const char* option) const {
    const CLI::Option& asked = *given_.at(option);
    return asked.count() > 0 ? asked.as<std::string>() : std::string();
}

CLI::Option* addDataOption(CLI::App& app, std::string& data, const char* name) {
    return app.add_option(name, data, kDataHelp)->check([](const std::string& given) {
        return given.empty() ? std::string("name a data set, a folder or a file") : std::string();
    });
}

std::filesystem::path chosenFolder(const std::string& folder) {
    return folder.empty() ? dataFolder() : dataPath(folder);
}

std::string absolutePath(const std::string& path) {
    return path.empty() ? path : std::filesystem::absolute(path).string();
}

void tellNotes(const std::string& data, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) {
        console::print(stderr, "digitlab: %s: %s\n", data.c_str(), note.c_str());
    }
}

LoadedData loadChosenData(const std::string& folder) {
    LoadedData data = loadData(chosenFolder(folder));
    tellNotes(data.name, data.notes);
    return data;
}

model::DataSet loadChosenSplit(const std::string& folder, const std::string& split) {
    std::vector<std::string> notes;
    const std::filesystem::path path = chosenFolder(folder);
    model::DataSet set = app::loadSplit(path, split == "train" ? model::Split::train : model::Split::test, &notes);
    tellNotes(path.string(), notes);
    return set;
}

} // namespace app
