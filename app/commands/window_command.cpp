// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/commands/command_options.h"

namespace app {
namespace {

std::optional<WindowStart>& asked() {
    static std::optional<WindowStart> start;
    return start;
}

} // namespace

const std::optional<WindowStart>& windowAsked() {
    return asked();
}

void addWindow(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("window", "Open the window with these; the word itself may be left out");
    const auto start = std::make_shared<WindowStart>();
    addDataOption(app, start->data)
        ->description("A data set by its name (see digitlab data list), or a folder, file or archive with one; the default is "
                      "the last one");
    app.add_option("--model", start->model, "Model file; the default is the last run's model, else the bundled one");
    app.add_option("--recipe", start->recipe, "Recipe, a name or a file; the default is the last one");
    app.add_option("file", start->file, "A model, a picture or a folder with data");
    app.callback([start] { asked() = *start; });
}

} // namespace app
