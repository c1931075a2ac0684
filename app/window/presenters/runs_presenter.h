// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_library.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

#include <QPointer>

#include <set>

namespace ui {
class ExperimentPlot;
class MainWindow;
class RunsView;
} // namespace ui

namespace app {

class FileWorker;
struct ShownCurves;

/// The runs that were recorded: their page, their curves beside the present ones, the last one at the start.
class RunsPresenter : public Presenter {
    Q_OBJECT

public:
    RunsPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs);

private:
    void showFirst(const ShownCurves& curves, bool validated);
    void connectView();
    void connectOverlays();
    void openModel(const QString& id, std::optional<model::WeightsKind> kind);
    void offerContinue();
    void plot(const QStringList& ids);
    void refreshPlot();
    void offerUndo(int runs, const QString& removal);

    ui::MainWindow& window_;
    ui::RunsView& view_;
    SessionState& state_;
    FileWorker& files_;
    RunLibrary& runs_;
    RunList shown_ = std::make_shared<RunList::element_type>();
    std::optional<std::pair<std::string, bool>>
        current_; ///< of the run that is on the id, empty before it is known, and whether it is paused
    bool listed_ = false;
    QPointer<ui::ExperimentPlot> plot_;
    std::set<std::string> plotted_; ///< runs and experiments in that plot
    QString interrupted_;           ///< the message about the run that was
    QString noticedRemoval_;        ///< that the last message's Undo takes back
    QString notice_;                ///< that message
};

} // namespace app
