// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/session.h"

#include <QObject>

#include <memory>

namespace app {

/// The window and its session. When another language is chosen, both are made anew, with what was open: at once, or when the run
/// that is on has ended.
class WindowProgram : public QObject {
    Q_OBJECT

public:
    explicit WindowProgram(const WindowStart& start = {});
    ~WindowProgram() override;

    ui::MainWindow& window() const { return *window_; }
    const Session& session() const { return *session_; }

private:
    void open(const WindowStart& start, const Session::Kept& kept = {});
    void chooseLanguage(const QString& code);
    void reopen();

    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<Session> session_; ///< goes first
};

/// Opens the window and runs until it is closed; `argc` and `argv` are main's. Without a display it says what to do instead.
/// Returns an `ExitCode`.
int runWindow(int argc, char** argv, const WindowStart& start);

} // namespace app
