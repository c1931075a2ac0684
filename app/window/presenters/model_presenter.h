// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_library.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "model/values/run_record.h"
#include "ui/window/window_state.h"

namespace ui {
class MainWindow;
}

namespace app {

class FileWorker;
struct ShownCurves;

/// The model that comes along, with its accuracy.
ui::ModelChoice bundledChoice();

/// The model that is open: opening, saving, exporting it, its name, what Save offers, and what else the window can read with.
class ModelPresenter : public Presenter {
    Q_OBJECT

public:
    ModelPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs);
    void start(const WindowStart& start) override;

private:
    void open(const QString& path, const std::shared_ptr<const model::Model>& model);
    void openKept(const QString& id, const std::shared_ptr<const model::Model>& model);
    void openFirst(const std::shared_ptr<const model::Model>& newest, const ShownCurves& curves);
    bool canOpen(const QString& id) const;
    const model::RunRecord* runOf(const QString& id) const;
    QString nameOf(const QString& id, const model::Model& model, const QString& otherwise) const;
    void refuse();
    void offerChoices();
    void choose(const QString& id);
    void save(const QString& path, const std::shared_ptr<const model::Model>& model);
    void show();

    ui::MainWindow& window_;
    SessionState& state_;
    FileWorker& files_;
    RunLibrary& runs_;
    std::shared_ptr<const model::Model> offered_; ///< by the Save dialog that was opened last
    bool runLearned_ = false;                     ///< the run that is on has come through an epoch
    ui::ModelChoice bundled_;
    RunList listed_ = std::make_shared<RunList::element_type>();
    QStringList recentFiles_;
    std::vector<ui::ModelChoice> choices_; ///< that were offered last
};

} // namespace app
