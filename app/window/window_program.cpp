// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_program.h"

#include "app/exit_code.h"
#include "app/storage/path_text.h"
#include "app/window/session.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>

#include <clocale>
#include <cstdio>
#include <filesystem>

namespace app {
namespace {

constexpr auto kThemeKey = "theme";
constexpr auto kLanguageKey = "language";

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

int runWindow(int argc, char** argv) {
    if (!hasDisplay()) {
        std::fprintf(stderr, "digitlab: There is no display to open a window on.\n"
                             "  Use the terminal: digitlab train, digitlab --help.\n");
        return kFailed;
    }
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; files need the decimal point
    ui::applyTheme(application, static_cast<ui::ThemeChoice>(QSettings().value(kThemeKey, 0).toInt()));
    ui::applyLanguage(QSettings().value(kLanguageKey).toString());
    QApplication::setDesktopFileName("digitlab");
    ui::MainWindow window;
    QApplication::setWindowIcon(QIcon(":/ui/icons/digitlab.svg"));
    Session session(window);
    QObject::connect(&window, &ui::MainWindow::themeChosen, &application, [&application](ui::ThemeChoice choice) {
        QSettings().setValue(kThemeKey, static_cast<int>(choice));
        QTimer::singleShot(1, &application,
                           [&application, choice] { ui::changeTheme(application, choice); }); // the menu closes first
    });
    QObject::connect(&window, &ui::MainWindow::languageChosen, &application,
                     [](const QString& code) { QSettings().setValue(kLanguageKey, code); });
    window.show();
    session.start();
    window.offerFirstSteps();
    if (argc > 1)
        window.openPath(toText(std::filesystem::absolute(argv[1])));
    return QApplication::exec();
}

} // namespace app
