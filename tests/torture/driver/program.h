// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/session.h"
#include "ui/window/main_window.h"

#include <QObject>

#include <memory>

namespace soak {

/// The program as `app::runWindow` puts it together, which can end and start again within this process.
class Program : public QObject {
    Q_OBJECT

public:
    void start();
    void end();

    ui::MainWindow* window() const { return window_.get(); }
    app::Session* session() const { return session_.get(); }
    template <class Widget> Widget* find(const char* name) const { return window_->findChild<Widget*>(name); }

    // What the worker has told, over all starts.
    int begun() const { return begun_; }
    int ended() const { return ended_; }
    int epochs() const { return epochs_; }
    int starts() const { return starts_; }
    bool twoAtOnce() const { return twoAtOnce_; }

private:
    void count();

    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<app::Session> session_;
    std::unique_ptr<QObject> listener_; ///< to this session's worker alone: what one has said may come after its end
    int begun_ = 0;
    int ended_ = 0;
    int epochs_ = 0;
    int starts_ = 0;
    bool on_ = false;
    bool twoAtOnce_ = false;
};

} // namespace soak
