// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal's command line, an argument a line: it is parsed and checked as for every command, but no command is run, and no
// file is written. A recipe's settings become a recipe.
#include "app/commands/command_line.h"
#include "app/commands/command_options.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"
#include "tests/synthetic_digits.h"

#include <CLI/CLI.hpp>

#include <cstdlib>

namespace {

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n') {
            lines.emplace_back();
        } else if (c != '\0') { // no argument holds one
            lines.back() += c;
        }
    }
    return lines;
}

/// A command was understood, and would run now.
struct Understood {};

void runNothing(CLI::App& app) {
    for (CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        command->parse_complete_callback([] { throw Understood(); });
        runNothing(*command);
    }
}

/// Whether the arguments can be parsed; if not, the reason is not empty.
bool parses(CLI::App& app, const std::vector<std::string>& arguments) {
    std::vector<const char*> argv{"digitlab"};
    for (const std::string& argument : arguments) {
        argv.push_back(argument.c_str());
    }
    try {
        app.parse(static_cast<int>(argv.size()), const_cast<char**>(argv.data()));
        return true;
    } catch (const Understood&) {
        return true;
    } catch (const CLI::Success&) { // --help
        fuzz::require(!app.help().empty(), "there is help");
    } catch (const CLI::ParseError& error) {
        fuzz::require(*error.what() != '\0', "a refusal says why");
    }
    return false;
}

/// Recipes of the user's own are looked for in an empty folder.
void leaveHome() {
    static const synthetic::TemporaryFolder folder;
    setenv("XDG_DATA_HOME", folder.path().c_str(), 1);
}

} // namespace

std::vector<std::string> fuzz::seeds() {
    return {"train\n--recipe\nquick\n--epochs\n2\n--learning-rate=0.1\n--schedule\none-cycle\n--no-shuffle\n--out\nm.pt",
            "study\n--seeds\n1,2\n--recipe\nbest\n--threads\n1\n--json",
            "predict\na.png\nb.png\n--strokes\ns.jsonl\n--model\nm.pt\n--json",
            "evaluate\n--split\ntrain\n--step\nfused",
            "data\ninfo\n--data\n.",
            "augment\n--index\n3\n--angle\n-20.5\n--scale\n1.1\n--out\na.png",
            "convert\na.pt\nb.safetensors",
            "fine-tune\ns.jsonl\n--model\nm.pt",
            "bench\n--threads\n256",
            "--epochs\n3\n--seed\n18446744073709551615\n--augmentation\noff\n--interpolation\nbilinear\n--open-nine\n0.5",
            "--recipe\npen\n--teachers\n2\n--temperature=1e-1",
            "--version",
            "train\n--help"};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    leaveHome();
    const std::vector<std::string> arguments = linesOf(fuzz::view(data, size));
    if (arguments[0].starts_with("-")) {
        CLI::App settings("", "digitlab");
        app::RecipeOptions options;
        options.add(settings);
        if (parses(settings, arguments)) {
            try {
                model::validate(options.recipe());
            } catch (const model::Error& error) {
                fuzz::require(*error.what() != '\0' && !error.hint().empty(), "a refusal says why and what to do");
            }
        }
    }
    CLI::App root("", "digitlab");
    root.set_version_flag("--version", "DigitLab");
    root.require_subcommand(1);
    app::addCommands(root);
    runNothing(root);
    parses(root, arguments);
    return 0;
}
