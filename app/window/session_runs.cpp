// SPDX-License-Identifier: GPL-3.0-or-later
// The kept runs' side of the session: the last run at the start, going on with one.
#include "app/window/session.h"

#include "ui/curves/curve_plot.h"
#include "ui/window/message_bar.h"

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
                if (state_.run() == nullptr && state_.openFirst(model, name)) {
                    window_.curvePlot()->showRun(curve);
                    readsLastRun_ = true;
                    readMistakes();
                    showState();
                }
            });
    connect(runs_, &RunLibrary::listed, this, &Session::offerContinue);
    connect(runs_, &RunLibrary::resumeReady, this,
            [this](const std::shared_ptr<const ResumedRun>& run) { continueRun(*run); });
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
        window_.showInfo(QString("%1 was interrupted after %2 of %3 epochs.")
                             .arg(QString::fromStdString(newest.name))
                             .arg(newest.epochs)
                             .arg(newest.recipe.epochs));
        window_.messageBar()->setAction("Continue", [this, id = QString::fromStdString(newest.id)] {
            post(runs_, &RunLibrary::prepareResume, id);
        });
    }
}

void Session::continueRun(const ResumedRun& run) {
    const int runs = run.study ? static_cast<int>(seedsOf(run.study->seeds).size()) : 1;
    if (begin(SeedSeries(run.request.recipe, runs, run.accuracies), run.request)) {
        window_.curvePlot()->showRun(run.curve);
        beginSeed();
    }
}

} // namespace app
