// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/memory_use.h"
#include "app/window/window_program.h"

#include <QCoreApplication>

#include <clocale>
#include <csignal>
#include <string_view>

namespace {

/// A path as desktops pass it; commands and options look different.
bool isPath(std::string_view argument) {
    return argument.front() != '-' && argument.find_first_of("./") != std::string_view::npos;
}

} // namespace

int main(int argc, char** argv) {
    app::arrangeMemory();
    std::signal(SIGXFSZ, SIG_IGN); // a file larger than the shell allows is an error of its write, not the end of the program

    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QCoreApplication::setApplicationVersion(DIGITLAB_VERSION);
    if (argc == 1 || (argc == 2 && *argv[1] != '\0' && isPath(argv[1]))) {
        return app::runWindow(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; options and JSON need the decimal point
    return app::runCommandLine(argc, argv);
}
