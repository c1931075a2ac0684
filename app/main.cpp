// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/window/window_program.h"

#include <QCoreApplication>

#include <malloc.h>

#include <clocale>
#include <csignal>

int main(int argc, char** argv) {
    // LibTorch takes its tensors from malloc; without these glibc returns every large one to the system and faults it in again.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);

    std::signal(SIGXFSZ, SIG_IGN); // a file larger than the shell allows is an error of its write, not the end of the program

    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QCoreApplication::setApplicationVersion(DIGITLAB_VERSION);
    if (argc == 1) {
        return app::runWindow(argc, argv);
    }
    const QCoreApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; options and JSON need the decimal point
    return app::runCommandLine(argc, argv);
}
