// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/man_page.h"

#include "app/commands/shown_commands.h"

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>

namespace app {
namespace {

/// Plain text as roff takes it: no escapes, no line that begins with a request, hyphens that can be searched for.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) {
            out += std::string("\\&") + c;
        } else {
            out += c;
        }
    }
    return out;
}

std::string section(std::string_view name, std::string_view text) {
    return ".SH " + std::string(name) + '\n' + std::string(text) + '\n';
}

std::string term(std::string_view name, std::string_view value, std::string_view text) {
    std::string out = ".TP\n\\fB" + roff(name) + "\\fR";
    if (!value.empty()) {
        out += " \\fI" + roff(value) + "\\fR";
    }
    return out + '\n' + roff(text) + '\n';
}

std::string optionTerms(const CLI::App& command) {
    std::string out;
    for (const CLI::Option* option : shownOptions(command)) {
        out += term(option->get_name(true, true), valueName(*option), option->get_description());
    }
    return out;
}

std::string commandSections(const CLI::App& command, const std::string& path) {
    std::string out = ".SS " + roff(path) + '\n' + roff(command.get_description()) + '\n' + optionTerms(command);
    for (const CLI::App* inner : shownCommands(command)) {
        out += commandSections(*inner, path + ' ' + inner->get_name());
    }
    return out;
}

} // namespace

std::string manPage(const CLI::App& root) {
    std::string commands;
    for (const CLI::App* command : shownCommands(root)) {
        commands += commandSections(*command, root.get_name() + ' ' + command->get_name());
    }
    return ".TH DIGITLAB 1 \"\" \"DigitLab " DIGITLAB_VERSION "\" \"User Commands\"\n" +
           section("NAME", "digitlab \\- train a small convolutional network and draw digits that it reads") +
           section("SYNOPSIS", ".B digitlab\n.br\n.B digitlab\n.I COMMAND\n.RI [ OPTION \\ ...]") +
           section("DESCRIPTION", roff(root.get_description())) + section("OPTIONS", optionTerms(root)) +
           section("COMMANDS", commands) +
           section("ENVIRONMENT", term("DIGITLAB_DATA", "", "The folder of the data set that is read where no --data is given.") +
                                      term("DIGITLAB_ISA", "",
                                           "avx512, avx2 or portable: the instruction set of the kernels, where the "
                                           "processor has it.") +
                                      term("XDG_DATA_HOME", "",
                                           "Where digitlab/digitlab.sqlite, runs, models and data sets are kept; "
                                           "~/.local/share where it is not set.")) +
           section("EXIT STATUS", term("0", "", "Done.") + term("1", "", "Failed; stderr says what, where and what to do.") +
                                      term("2", "", "Wrong usage."));
}

} // namespace app
