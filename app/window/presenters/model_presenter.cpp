// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/model_presenter.h"

#include "app/runs/run_library.h"
#include "app/storage/bundled_models.h"
#include "app/storage/path_text.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/values/spread.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <span>
#include <utility>

namespace app {
namespace {

constexpr auto kLastModelKey = "openModel"; ///< of what was open when the window was closed, the id
constexpr std::size_t kOtherRuns = 5;

QString bundledName(const model::Model& model) {
    return model.card.recipe ? QString::fromStdString(model.card.recipe->name) : ModelPresenter::tr("bundled model");
}

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

ui::ModelChoice bundledChoice() {
    const model::Model bundled = bundledModel();
    const auto& measured = bundled.card.measured;
    return {kBundledModel, bundledName(bundled), measured ? ui::percent(measured->accuracy, 2) : QString(),
            ui::ModelChoice::Group::bundled};
}

ModelPresenter::ModelPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs)
    : window_(window), state_(state), files_(files), runs_(runs) {
    follow({&state.openModel(), &state.run()}, [this] { show(); });
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
        recentFiles_ = paths;
        offerChoices();
    });
    connect(&runs, &RunLibrary::listed, this, [this](const RunList& records) {
        listed_ = records;
        offerChoices();
        if (const OpenModel* open = state_.openModel().get()) {
            state_.rename(nameOf(open->id, *open->model, open->name));
        }
    });
    connect(&runs, &RunLibrary::firstLoaded, this, &ModelPresenter::openFirst);
    connect(&window, &ui::MainWindow::modelChosen, this, &ModelPresenter::choose);
    connect(&files, &FileWorker::modelOpened, this, &ModelPresenter::open);
    connect(&files, &FileWorker::keptModelOpened, this, &ModelPresenter::openKept);
    connect(&files, &FileWorker::modelFailed, this, [this](const QString& what, const QString& hint) {
        window_.showError(what, hint);
        if (state_.openModel() == nullptr) { // it was to be the first
            post(&files_, &FileWorker::openModel, QString());
        }
    });
    connect(&files, &FileWorker::modelSaved, this, [this](const QString& path, const std::shared_ptr<const model::Model>& model) {
        state_.saved(path, model);
        post(&runs_, &RunLibrary::rememberFile, path);
        window_.showInfo(tr("Saved to %1").arg(path));
    });
    connect(&files, &FileWorker::modelExported, this,
            [this](const QString& path, const model::ExportReport& report) { window_.showInfo(exportText(path, report)); });
    show();
}

void ModelPresenter::start(const WindowStart& start) {
    post(&runs_, &RunLibrary::start, QSettings().value(kLastModelKey).toString().section(':', 0, 0));
    if (!start.model.empty()) {
        post(&files_, &FileWorker::openModel, toText(std::filesystem::absolute(start.model)));
    }
    offerChoices(); // whether the database can be read or not
}

void ModelPresenter::open(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (path.isEmpty()) {
        state_.openFirst(model, bundledName(*model), kBundledModel);
    } else if (state_.open(model, path, QFileInfo(path).completeBaseName())) {
        post(&runs_, &RunLibrary::rememberFile, path);
        if (model->card.recipe && model->card.recipe->unread) {
            window_.showInfo(tr("The model is open. Its recipe is not readable by this version: %1")
                                 .arg(QString::fromStdString(model->card.recipe->unread->reason)));
        }
    } else {
        refuse();
    }
}

void ModelPresenter::openKept(const QString& id, const std::shared_ptr<const model::Model>& model) {
    const QString name = nameOf(id, *model, {});
    if (!state_.openFirst(model, name, id, id != kBundledModel) && !state_.open(model, {}, name, id)) {
        refuse();
    }
}

/// What was open last; where that is gone, or a run has begun since, the newest run's model, else the bundled one.
void ModelPresenter::openFirst(const std::shared_ptr<const model::Model>& newest, const ShownCurves& curves) {
    if (state_.openModel() != nullptr) {
        return;
    }
    const QString id = newest ? idOf(curves.own.back().id, *newest) : kBundledModel;
    const QString last = QSettings().value(kLastModelKey).toString();
    if (last != id && canOpen(last)) {
        choose(last);
    } else if (newest) {
        state_.openFirst(newest, nameOf(id, *newest, QString::fromStdString(curves.own.back().name)), id, true);
    } else {
        post(&files_, &FileWorker::openModel, QString());
    }
}

bool ModelPresenter::canOpen(const QString& id) const {
    const model::RunRecord* run = runOf(id);
    return id == kBundledModel || (run != nullptr ? !run->weights.empty() && model::hasLearned(*run) : QFileInfo(id).isFile());
}

/// Null for what is no run's model.
const model::RunRecord* ModelPresenter::runOf(const QString& id) const {
    const auto run = std::ranges::find_if(
        *listed_, [&](const model::RunRecord& listed) { return id.startsWith(QString::fromStdString(listed.id) + ':'); });
    return run == listed_->end() ? nullptr : &*run;
}

/// "spark · seed 3 · best of 5" of the best of a series. Names are those that runs have now, in the window's language.
QString ModelPresenter::nameOf(const QString& id, const model::Model& model, const QString& otherwise) const {
    if (id == kBundledModel) {
        return bundledName(model);
    }
    const model::RunRecord* run = runOf(id);
    if (run == nullptr) {
        return otherwise;
    }
    const model::StudySummary series = model::summaryOf(model::seriesOf(*run, *listed_));
    const QString name = ui::runName(*run);
    return SessionState::named(series.done > 1 && series.best == run ? ui::bestSeedName(name, series.done) : name, model);
}

void ModelPresenter::refuse() {
    window_.showError(tr("A run is on; the model was not opened."), tr("Stop the training first."));
}

/// The bundled model; the newest run with all weights that it kept; starred runs and then the latest; recent files.
void ModelPresenter::offerChoices() {
    using Group = ui::ModelChoice::Group;
    if (bundled_.id.isEmpty()) {
        bundled_ = bundledChoice();
    }
    std::vector<ui::ModelChoice> choices{bundled_};
    const auto add = [&](const model::RunRecord& run, model::WeightsKind kind, Group group) {
        const bool isInUse = kind == run.weights.front(); // its figures are of these
        const QString accuracy = isInUse && run.testAccuracy ? ui::percent(*run.testAccuracy, 2) + " · " : QString();
        choices.push_back({modelId(run.id, kind),
                           run.weights.size() > 1 ? ui::runName(run) + " · " + ui::weightsTitle(kind) : ui::runName(run),
                           accuracy + ui::startedText(run), group});
    };
    std::vector<const model::RunRecord*> kept;
    for (const model::RunRecord& run : *listed_) {
        if (!run.weights.empty()) {
            kept.push_back(&run);
        }
    }
    if (!kept.empty()) {
        for (const model::WeightsKind kind : kept.front()->weights) {
            add(*kept.front(), kind, Group::run);
        }
        const auto others = std::span(kept).subspan(1);
        std::ranges::stable_partition(others, &model::RunRecord::starred);
        for (const model::RunRecord* run : others.first(std::min(others.size(), kOtherRuns))) {
            add(*run, run->weights.front(), Group::kept);
        }
    }
    for (const QString& path : recentFiles_) {
        const QFileInfo file(path);
        choices.push_back({path, file.fileName(), file.path(), Group::file});
    }
    if (choices != choices_) { // a menu of them may be open
        choices_ = choices;
        window_.setModelChoices(choices);
    }
}

void ModelPresenter::choose(const QString& id) {
    if (id == kBundledModel) {
        post(&files_, &FileWorker::openKeptModel, QString(), id);
    } else if (const model::RunRecord* run = runOf(id)) {
        std::filesystem::path file = run->model;
        file.replace_filename(id.section(':', 1).toStdString() + ".safetensors");
        post(&files_, &FileWorker::openKeptModel, toText(file), id);
    } else {
        post(&files_, &FileWorker::openModel, id);
    }
}

void ModelPresenter::save(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (model && !path.isEmpty()) {
        post(&files_, &FileWorker::saveModel, path, model);
    }
}

/// During a run what that has learned reads, once it has.
void ModelPresenter::show() {
    const Run* run = state_.run().get();
    const OpenModel* open = state_.openModel().get();
    const bool learned = run != nullptr && run->progress.epochs > 0;
    if (!std::exchange(runLearned_, learned) && learned) {
        QSettings().remove(kLastModelKey); // the run is opened next time, even if it is interrupted
    }
    if (run != nullptr && run->weights) {
        window_.setModel({}, run->nameSoFar(), {}, false);
    } else if (open != nullptr) {
        const auto& measured = open->model->card.measured;
        window_.setModel(open->id, open->name, measured ? ui::percent(measured->accuracy, 2) : QString(), open->modified);
    }
    if (run == nullptr && open != nullptr && !open->id.isEmpty()) {
        QSettings().setValue(kLastModelKey, open->id);
    }
    window_.setSaveOffer(state_.saveOffer());
}

} // namespace app
