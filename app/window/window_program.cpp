// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_program.h"

#include "app/exit_code.h"
#include "app/storage/path_text.h"
#include "ui/draw/draw_panel.h"
#include "ui/style/language.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QIcon>
#include <QSettings>
#include <QTabWidget>
#include <QTimer>

#include <clocale>
#include <cstdio>
#include <filesystem>
#include <optional>

namespace app {
namespace {

constexpr auto kThemeKey = "theme";
constexpr auto kLanguageKey = "language";

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

WindowProgram::WindowProgram(const WindowStart& start) {
    open(start);
}

WindowProgram::~WindowProgram() = default;

void WindowProgram::open(const WindowStart& start, const Session::Kept& kept) {
    auto window = std::make_unique<ui::MainWindow>();
    session_ = std::make_unique<Session>(*window);
    connect(window.get(), &ui::MainWindow::themeChosen, this, [](ui::ThemeChoice choice) {
        QSettings().setValue(kThemeKey, static_cast<int>(choice));
        QTimer::singleShot(1, qApp, [choice] { ui::changeTheme(*qApp, choice); }); // the menu closes first
    });
    connect(window.get(), &ui::MainWindow::languageChosen, this, &WindowProgram::chooseLanguage);
    window->show();
    session_->start(start, kept);
    window->offerFirstSteps();
    if (!start.file.empty()) {
        window->openPath(toText(std::filesystem::absolute(start.file)));
    }
    window_ = std::move(window); // the one before goes last: without any window the program would end
}

void WindowProgram::chooseLanguage(const QString& code) {
    QSettings().setValue(kLanguageKey, code);
    const auto reopenSoon = [this] { QTimer::singleShot(1, this, &WindowProgram::reopen); }; // the menu closes first
    if (session_->state().run() == nullptr) {
        reopenSoon();
        return;
    }
    window_->showInfo(tr("The window speaks the chosen language once this run has ended."));
    connect(&session_->state().run(), &ObservableBase::changed, this, [this, reopenSoon] {
        if (session_->state().run() == nullptr) {
            reopenSoon();
        }
    });
}

void WindowProgram::reopen() {
    const QString code = QSettings().value(kLanguageKey).toString();
    if (session_->state().run() != nullptr || code == ui::languageChoice()) {
        return; // another run has begun, or this was done
    }
    const Session::Kept kept = session_->kept();
    const ui::DrawingCanvas& canvas = *window_->drawPanel()->canvas();
    const model::Drawing drawing = canvas.drawing();
    const std::optional<model::DigitImage> image = canvas.image();
    const int page = window_->tabs()->currentIndex();
    QCloseEvent close; // it notes what the next one begins with, and stays until that one is there
    QApplication::sendEvent(window_.get(), &close);
    session_.reset();
    ui::applyLanguage(code);
    open({}, kept);
    window_->tabs()->setCurrentIndex(page);
    if (image) {
        window_->drawPanel()->showImage(*image);
    } else {
        window_->drawPanel()->canvas()->setDrawing(drawing);
    }
}

int runWindow(int argc, char** argv, const WindowStart& start) {
    if (!hasDisplay()) {
        std::fprintf(stderr, "digitlab: There is no display to open a window on.\n"
                             "  Use the terminal: digitlab train, digitlab --help.\n");
        return kFailed;
    }
    // A window that is busy would get only the last of the pen's movements, and corners would be cut off.
    QCoreApplication::setAttribute(Qt::AA_CompressHighFrequencyEvents, false);
    QApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C"); // Qt has set the user's locale; files need the decimal point
    ui::applyTheme(application, static_cast<ui::ThemeChoice>(QSettings().value(kThemeKey, 0).toInt()));
    ui::applyLanguage(QSettings().value(kLanguageKey).toString());
    QApplication::setDesktopFileName("digitlab");
    QApplication::setWindowIcon(QIcon(":/ui/icons/digitlab.svg"));
    const WindowProgram program(start);
    return QApplication::exec();
}

} // namespace app
