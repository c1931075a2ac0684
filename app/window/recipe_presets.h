// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/workers/file_worker.h"
#include "ui/window/main_window.h"

#include <QObject>

namespace app {

/// The presets of one window: the bundled recipes and the user's own, which the file worker reads, writes and deletes, and the
/// recipe that was used last. Lives on the window's thread.
class RecipePresets : public QObject {
    Q_OBJECT

public:
    RecipePresets(ui::MainWindow& window, FileWorker& files);

    /// Shows the bundled recipes and asks for the user's own; then the recipe used last stands in the window, at first "quick".
    void start();

    /// Keeps the recipe as it stands for the next start.
    void remember() const;

private:
    void showPresets(const std::vector<model::Recipe>& own);
    void recall();

    ui::MainWindow& window_;
    FileWorker& files_;
    bool recalled_ = false;
};

} // namespace app
