// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "app/window/workers/file_worker.h"
#include "ui/window/main_window.h"

namespace app {

/// The presets: the bundled recipes and the user's own, which the file worker reads, writes and deletes, and the recipe that was
/// used last.
class RecipePresenter : public Presenter {
    Q_OBJECT

public:
    RecipePresenter(ui::MainWindow& window, const SessionState& state, FileWorker& files);

    /// Shows the bundled recipes and asks for the user's own; then the recipe used last stands in the window, at first "quick".
    void start(const WindowStart& start) override;

private:
    void remember() const;
    void showPresets(const std::vector<model::Recipe>& own);
    void recall();
    void use(const model::Recipe& recipe, const QString& preset);

    ui::MainWindow& window_;
    FileWorker& files_;
    bool recalled_ = false;
    bool busy_ = false; ///< a run is on
};

} // namespace app
