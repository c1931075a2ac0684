// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with real MNIST, driven for minutes by mouse and keyboard at random; tests/torture/soak runs it.
#include "app/memory_use.h"
#include "tests/torture/driver/director.h"
#include "tests/torture/driver/kept_runs.h"
#include "tests/torture/driver/message_log.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>
#include <QTimer>

#include <clocale>
#include <cstdio>

int main(int argc, char** argv) {
    app::arrangeMemory(); // as the program does, like all that follows
    const soak::MessageLog messages;
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QCoreApplication::setOrganizationName("DigitLab");
    QCoreApplication::setApplicationName("DigitLab");
    QApplication::setQuitOnLastWindowClosed(false); // it is closed and started again
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({"minutes", "How long.", "minutes", "3"});
    options.addOption({"seed", "Decides what is done.", "seed", "1"});
    options.addOption({"runs", "How many runs are kept already.", "runs", "300"});
    options.process(application);

    if (!qEnvironmentVariableIsSet("DIGITLAB_DATA")) {
        std::fprintf(stderr, "soak: DIGITLAB_DATA names no folder with MNIST.\n");
        return 2;
    }
    const QTemporaryDir files;
    soak::keepRuns(options.value("runs").toInt());
    ui::applyTheme(application, ui::ThemeChoice::system);
    soak::Director director(options.value("minutes").toDouble(), options.value("seed").toULongLong(), files.path());
    QObject::connect(&director, &soak::Director::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QTimer::singleShot(0, &director, &soak::Director::start);
    QApplication::exec();
    return director.report() ? 0 : 1;
}
