// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/torture/driver/program.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QTimer>

namespace soak {

void Program::start() {
    window_ = std::make_unique<ui::MainWindow>();
    session_ = std::make_unique<app::Session>(*window_);
    connect(window_.get(), &ui::MainWindow::themeChosen, this,
            [](ui::ThemeChoice choice) { QTimer::singleShot(1, qApp, [choice] { ui::changeTheme(*qApp, choice); }); });
    count();
    window_->show();
    window_->activateWindow(); // as a window manager would
    session_->start();
    ++starts_;
}

void Program::end() {
    session_.reset();
    listener_.reset();
    window_.reset();
    ended_ += on_ ? 1 : 0; // its end came when nobody listened any more
    on_ = false;
}

void Program::count() {
    listener_ = std::make_unique<QObject>();
    const QObject* listener = listener_.get();
    const app::TrainingWorker* training = &session_->workers().training;
    const auto ended = [this] {
        ++ended_;
        on_ = false;
    };
    connect(training, &app::TrainingWorker::started, listener, [this] {
        ++begun_;
        twoAtOnce_ = twoAtOnce_ || on_;
        on_ = true;
    });
    connect(training, &app::TrainingWorker::epochFinished, listener, [this] { ++epochs_; });
    connect(training, &app::TrainingWorker::finished, listener, ended);
    connect(training, &app::TrainingWorker::stopped, listener, ended);
    connect(training, &app::TrainingWorker::failed, listener, ended);
}

} // namespace soak
