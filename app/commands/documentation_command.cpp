// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the man page and the shells' completions from the commands' own descriptions; packages are made with it.
#include "app/commands/command_line.h"
#include "app/commands/completion.h"
#include "app/commands/man_page.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <map>
#include <memory>
#include <string>

namespace app {

void addDocumentation(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("documentation", "Write the man page, or a shell's completions")->group("");
    const std::map<std::string, std::string (*)(const CLI::App&)> writers{
        {"man", manPage}, {"bash", bashCompletion}, {"zsh", zshCompletion}, {"fish", fishCompletion}};
    const auto kind = std::make_shared<std::string>();
    app.add_option("kind", *kind, "man, bash, zsh or fish")->required()->check(CLI::IsMember(writers));
    app.callback([&root, writers, kind] { std::fputs(writers.at(*kind)(root).c_str(), stdout); });
}

} // namespace app
