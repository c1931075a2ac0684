// SPDX-License-Identifier: GPL-3.0-or-later
// The kept runs' side of the session: the last run at the start, going on with one.
#include "app/window/session.h"

#include "app/storage/path_text.h"
#include "app/window/shown_change.h"
#include "ui/curves/curve_plot.h"
#include "ui/pages/runs_view.h"
#include "ui/style/theme.h"
#include "ui/window/message_bar.h"

#include <algorithm>
#include <utility>

namespace app {

void Session::connectRuns() {
    connect(runs_, &RunLibrary::failed, &window_, &ui::MainWindow::showError);
    connect(runs_, &RunLibrary::noticed, &window_, &ui::MainWindow::showInfo);
    connect(runs_, &RunLibrary::recentFilesRead, &window_, &ui::MainWindow::setRecentFiles);
    connect(runs_, &RunLibrary::firstLoaded, this,
            [this](const QString& name, const std::shared_ptr<const model::Model>& model, const model::RunCurve& curve) {
                if (!model) {
                    post(files_, &FileWorker::openBundledModel);
                    return;
                }
                if (state_.run() == nullptr && state_.openFirst(model, SessionState::named(name, *model))) {
                    window_.curvePlot()->setMeasuredOnValidation(model->card.recipe && model->card.recipe->validate);
                    window_.curvePlot()->showRun(curve);
                    readsLastRun_ = true;
                    readMistakes();
                    showState();
                }
            });
    connect(runs_, &RunLibrary::listed, this, [this](const std::vector<model::RunRecord>& runs) {
        kept_ = runs;
        window_.page<ui::RunsView>()->setRuns(runs);
        offerContinue(runs);
    });
    connect(runs_, &RunLibrary::resumeReady, this, [this](const std::shared_ptr<const ResumedRun>& run) { continueRun(*run); });
}

/// Of the last run's model, once there is data: what the window showed when it was closed.
void Session::readMistakes() {
    if (readsLastRun_ && state_.data() && state_.run() == nullptr) {
        readsLastRun_ = false;
        post(training_, &TrainingWorker::evaluate, state_.openModel()->model, state_.data());
    }
}

/// Once, when the newest run is one that was interrupted.
void Session::offerContinue(const std::vector<model::RunRecord>& runs) {
    if (std::exchange(listedRuns_, true) || runs.empty()) {
        return;
    }
    const model::RunRecord& newest = runs.front();
    if (newest.outcome == model::RunOutcome::interrupted && newest.canContinue) {
        window_.showInfo(tr("%1 was interrupted after %2 of %3 epochs.")
                             .arg(QString::fromStdString(newest.name))
                             .arg(newest.epochs)
                             .arg(newest.recipe.epochs));
        window_.messageBar()->setAction(
            tr("Continue"), [this, id = QString::fromStdString(newest.id)] { post(runs_, &RunLibrary::prepareResume, id); });
    }
}

void Session::connectRunsPage() {
    auto* view = window_.page<ui::RunsView>();
    connect(&window_, &ui::MainWindow::closing, view, &ui::RunsView::finishNote);
    connect(view, &ui::RunsView::renamed, runs_, &RunLibrary::rename);
    connect(view, &ui::RunsView::noteChanged, runs_, &RunLibrary::setNote);
    connect(view, &ui::RunsView::starChanged, runs_, &RunLibrary::setStarred);
    connect(view, &ui::RunsView::deleteRequested, runs_, &RunLibrary::remove);
    connect(view, &ui::RunsView::undoDeleteRequested, runs_, &RunLibrary::undoRemove);
    connect(view, &ui::RunsView::exportRequested, runs_, &RunLibrary::exportRuns);
    connect(view, &ui::RunsView::tensorBoardRequested, runs_, &RunLibrary::exportToTensorBoard);
    connect(view, &ui::RunsView::continueRequested, runs_, &RunLibrary::prepareResume);
    connect(view, &ui::RunsView::trainAgainRequested, this, [this](const model::Recipe& recipe) { train(recipe, 1); });
    connect(view, &ui::RunsView::openModelRequested, this, [this](const QString& id) { openKept(id, std::nullopt); });
    connect(view, &ui::RunsView::openWeightsRequested, this, &Session::openKept);
    connect(files_, &FileWorker::keptModelOpened, this,
            [this](const QString& name, const std::shared_ptr<const model::Model>& model) {
                if (!state_.open(model, {}, SessionState::named(name, *model))) {
                    window_.showError(tr("A run is on; the model was not opened."), tr("Stop the training first."));
                }
                showState();
            });
    connect(runs_, &RunLibrary::undoOffered, view,
            [view](const QString& removal, const QString& what) { view->setUndo(removal, shownChange(what)); });
    connect(runs_, &RunLibrary::removed, this, [this](int runs, const QString& removal) {
        window_.showInfo(
            runs == 1 ? tr("Deleted 1 run. Its files are kept for %1 more days.").arg(RunStore::kDeletedDays)
                      : tr("Deleted %1 runs. Their files are kept for %2 more days.").arg(runs).arg(RunStore::kDeletedDays));
        window_.messageBar()->setAction(runs == 1 ? tr("Undo: delete 1 run") : tr("Undo: delete %1 runs").arg(runs),
                                        [this, removal] { post(runs_, &RunLibrary::undoRemove, removal); });
    });
    connect(runs_, &RunLibrary::exported, this, [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
    connect(view, &ui::RunsView::overlaysChosen, runs_, &RunLibrary::loadCurves);
    connect(runs_, &RunLibrary::curvesLoaded, this, [this, view](const std::vector<model::RunCurve>& curves) {
        QStringList validated;
        for (const model::RunRecord& run : kept_) {
            if (run.recipe.validate) {
                validated << QString::fromStdString(run.id);
            }
        }
        window_.curvePlot()->setOverlays(curves, validated);
        view->setOverlayColors(window_.curvePlot()->overlayColours());
    });
    connect(&ui::ThemeNotifier::instance(), &ui::ThemeNotifier::changed, this,
            [this, view] { view->setOverlayColors(window_.curvePlot()->overlayColours()); });
    connect(window_.curvePlot(), &ui::CurvePlot::overlayRemoved, this, [this, view](const QString& id) {
        QStringList left = window_.curvePlot()->overlayColours().keys();
        left.removeAll(id);
        view->setOverlays(left);
        view->setOverlayColors(window_.curvePlot()->overlayColours());
    });
}

void Session::openKept(const QString& id, std::optional<model::WeightsKind> kind) {
    const auto run = std::ranges::find(kept_, id.toStdString(), &model::RunRecord::id);
    if (run == kept_.end() || run->model.empty()) {
        return;
    }
    std::filesystem::path path = run->model;
    if (kind) {
        path.replace_filename(std::string(model::weightsKindName(*kind)) + ".safetensors");
    }
    post(files_, &FileWorker::openKeptModel, toText(path), QString::fromStdString(run->name));
}

void Session::continueRun(const ResumedRun& run) {
    if (begin(SeedSeries(run.left, run.done))) {
        window_.curvePlot()->setMeasuredOnValidation(run.left.front().recipe.validate);
        window_.curvePlot()->showRun(run.curve);
        beginSeed();
    }
}

} // namespace app
