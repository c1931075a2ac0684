// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class MainWindow;
}

namespace app {

class FileWorker;
class RunLibrary;

/// The model that is open: opening, saving, exporting it, its name and what Save offers.
class ModelPresenter : public Presenter {
    Q_OBJECT

public:
    ModelPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs);

private:
    void open(const QString& path, const std::shared_ptr<const model::Model>& model);
    void save(const QString& path, const std::shared_ptr<const model::Model>& model);
    void show();

    ui::MainWindow& window_;
    SessionState& state_;
    FileWorker& files_;
    RunLibrary& runs_;
    std::shared_ptr<const model::Model> offered_; ///< by the Save dialog that was opened last
};

} // namespace app
