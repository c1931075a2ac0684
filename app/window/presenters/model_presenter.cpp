// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/model_presenter.h"

#include "app/runs/run_library.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"

#include <QFileInfo>

namespace app {
namespace {

/// "Exported to net.onnx: 53 KB, largest difference 3e-07 (LibTorch 2.6.0)."
QString exportText(const QString& path, const model::ExportReport& report) {
    const QString size = ui::grouped(qRound(static_cast<double>(report.bytes) / 1000));
    if (!report.check) {
        return ModelPresenter::tr("Exported to %1: %2 KB.").arg(path, size);
    }
    if (report.check->graphNotRun) {
        return ModelPresenter::tr("Exported to %1: %2 KB, passed by %3; not run here.")
            .arg(path, size, QString::fromStdString(report.check->by));
    }
    if (report.check->accuracy) {
        return ModelPresenter::tr("Exported to %1: %2 KB, %3 of the test images read right.")
            .arg(path, size, ui::percent(*report.check->accuracy, 2));
    }
    return ModelPresenter::tr("Exported to %1: %2 KB, largest difference %3 (%4).")
        .arg(path, size, ui::significant(report.check->largestDifference, 1), QString::fromStdString(report.check->by));
}

} // namespace

ModelPresenter::ModelPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs)
    : window_(window), state_(state), files_(files), runs_(runs) {
    follow({&state.openModel()}, [this] { show(); });
    follow({&state.run()}, [this] { window_.setSaveOffer(state_.saveOffer()); });
    connect(&window, &ui::MainWindow::openModelRequested, &files, &FileWorker::openModel);
    // A run goes on, and may end, while the dialog is open: its file gets what its name says.
    connect(&window, &ui::MainWindow::saveDialogOpened, this, [this] { offered_ = state_.modelToSave(); });
    connect(&window, &ui::MainWindow::saveModelRequested, this, [this](const QString& path) { save(path, offered_); });
    connect(&window, &ui::MainWindow::saveRequested, this, [this] { save(state_.saveOffer().path, state_.modelToSave()); });
    connect(&window, &ui::MainWindow::exportRequested, this, [this](const QString& format, const QString& path) {
        if (offered_) {
            post(&files_, &FileWorker::exportModel, path, format, offered_, state_.data());
        }
    });
    connect(&runs, &RunLibrary::recentFilesRead, this, [this](const QStringList& paths) {
        std::vector<ui::ModelChoice> choices;
        for (const QString& path : paths) {
            choices.push_back({path, QFileInfo(path).fileName(), {}, ui::ModelChoice::Group::file});
        }
        window_.setModelChoices(choices);
    });
    connect(&window, &ui::MainWindow::modelChosen, &files, &FileWorker::openModel);
    connect(&files, &FileWorker::modelOpened, this, &ModelPresenter::open);
    connect(&files, &FileWorker::modelFailed, &window, &ui::MainWindow::showError);
    connect(&files, &FileWorker::modelSaved, this, [this](const QString& path, const std::shared_ptr<const model::Model>& model) {
        state_.saved(path, model);
        post(&runs_, &RunLibrary::rememberFile, path);
        window_.showInfo(tr("Saved to %1").arg(path));
    });
    connect(&files, &FileWorker::modelExported, this,
            [this](const QString& path, const model::ExportReport& report) { window_.showInfo(exportText(path, report)); });
    show();
}

void ModelPresenter::open(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (path.isEmpty()) {
        state_.openFirst(model, model->card.recipe ? QString::fromStdString(model->card.recipe->name) : tr("bundled model"));
    } else if (state_.open(model, path, QFileInfo(path).completeBaseName())) {
        post(&runs_, &RunLibrary::rememberFile, path);
        if (model->card.recipe && model->card.recipe->unread) {
            window_.showInfo(tr("The model is open. Its recipe is not readable by this version: %1")
                                 .arg(QString::fromStdString(model->card.recipe->unread->reason)));
        }
    } else {
        window_.showError(tr("A run is on; the model was not opened."), tr("Stop the training first."));
    }
}

void ModelPresenter::save(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (model && !path.isEmpty()) {
        post(&files_, &FileWorker::saveModel, path, model);
    }
}

void ModelPresenter::show() {
    if (const OpenModel* open = state_.openModel().get()) {
        window_.setModelName(
            tr("%1 · %2 parameters").arg(open->name, ui::grouped(open->model->weights.architecture->parameters())),
            open->modified);
    }
    window_.setSaveOffer(state_.saveOffer());
}

} // namespace app
