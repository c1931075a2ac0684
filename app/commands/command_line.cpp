// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"

#include "app/commands/console.h"
#include "model/values/error.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <new>

/// The commands in the order of --help. NAME is `void addNAME(CLI::App& root)` in the file of that command.
#define FOR_EACH_COMMAND(DO)                                                                                                     \
    DO(Train)                                                                                                                    \
    DO(Experiment)                                                                                                               \
    DO(Study)                                                                                                                    \
    DO(Runs)                                                                                                                     \
    DO(Evaluate)                                                                                                                 \
    DO(Predict)                                                                                                                  \
    DO(DrawTest)                                                                                                                 \
    DO(FineTune)                                                                                                                 \
    DO(Augment)                                                                                                                  \
    DO(Summary)                                                                                                                  \
    DO(Network)                                                                                                                  \
    DO(Convert)                                                                                                                  \
    DO(Export)                                                                                                                   \
    DO(Bench)                                                                                                                    \
    DO(Sheet)                                                                                                                    \
    DO(Data)                                                                                                                     \
    DO(Window)                                                                                                                   \
    DO(Completion)

namespace app {

#define DECLARE(Name) void add##Name(CLI::App& root);
FOR_EACH_COMMAND(DECLARE)
#undef DECLARE

void addCommands(CLI::App& root) {
#define ADD(Name) add##Name(root);
    FOR_EACH_COMMAND(ADD)
#undef ADD
}

namespace {

int parseAndRun(int argc, char** argv) {
    CLI::App root(
        "DigitLab trains a small convolutional network on MNIST and reads handwritten digits.\n"
        "Without a command it opens the window, with FILE, a model, a picture or a folder with data, and the options of "
        "digitlab window.",
        "digitlab");
    root.set_version_flag("--version", std::string("DigitLab ") + DIGITLAB_VERSION);
    root.require_subcommand(1);
    root.get_formatter()->column_width(30);
    addCommands(root);
    try {
        root.parse(argc, argv); // runs the command once the whole line has been understood
        return kDone;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return root.exit(error); // --help and --version
        }
        console::print(stderr, "digitlab: %s\n  See digitlab --help, or digitlab COMMAND --help.\n", error.what());
        return kWrongUsage;
    } catch (const model::Error& error) {
        console::printError(error);
    } catch (const std::bad_alloc&) {
        console::print(stderr, "digitlab: There is not enough memory.\n  Close other programs, or use fewer images.\n");
    } catch (const std::exception& error) {
        console::print(stderr, "digitlab: %s\n", error.what());
    }
    return kFailed;
}

} // namespace

int runCommandLine(int argc, char** argv) {
    const int code = parseAndRun(argc, argv);
    try {
        console::finishOutput();
    } catch (const model::Error& error) {
        console::printError(error);
        return code == kDone ? kFailed : code;
    }
    return code;
}

} // namespace app
