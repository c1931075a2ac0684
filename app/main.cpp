// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_line.h"
#include "app/memory_use.h"
#include "app/window/window_program.h"

#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <memory>
#include <string_view>
#include <vector>

namespace {

/// A path as desktops pass it; commands and options look different.
bool isPath(std::string_view argument) {
    return !argument.starts_with('-') && argument.find_first_of("./") != std::string_view::npos;
}

/// Whether the line is one of `digitlab window`, without the word.
bool beginsWindow(std::string_view argument) {
    constexpr std::array kOptions{"--data", "--model", "--recipe"};
    return isPath(argument) ||
           std::ranges::any_of(kOptions, [&](const char* option) { return argument.substr(0, argument.find('=')) == option; });
}

/// Whether fonts are needed: for the pages of a PDF, on no display.
bool writesPages(const std::vector<char*>& words) {
    return std::ranges::any_of(words, [](std::string_view word) { return word.ends_with(".pdf"); });
}

/// The terminal's, which starts faster without fonts and a platform.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool withFonts) {
    if (!withFonts) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv) {
    app::arrangeMemory();
    std::signal(SIGXFSZ, SIG_IGN); // a file larger than the shell allows is an error of its write, not the end of the program

    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QCoreApplication::setApplicationVersion(DIGITLAB_VERSION);
    if (argc == 1) {
        return app::runWindow(argc, argv, {});
    }
    std::vector<char*> words(argv, argv + argc);
    char window[] = "window";
    if (beginsWindow(argv[1])) {
        words.insert(words.begin() + 1, window);
    }
    {
        const auto application = makeApplication(argc, argv, writesPages(words));
        std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; options and JSON need the decimal point
        const int code = app::runCommandLine(static_cast<int>(words.size()), words.data());
        if (!app::windowAsked()) {
            return code;
        }
    }
    return app::runWindow(argc, argv, *app::windowAsked());
}
