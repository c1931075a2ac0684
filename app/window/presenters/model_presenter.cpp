// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/model_presenter.h"

#include "app/runs/run_library.h"
#include "app/storage/bundled_models.h"
#include "app/storage/path_text.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/pages/run_text.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>

namespace app {
namespace {

constexpr auto kBundled = "bundled";
constexpr QChar kSeparator = ':'; // between a run's id, which has none, and its weights
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
        recentFiles_ = paths;
        offerChoices();
    });
    connect(&runs, &RunLibrary::listed, this, [this](const std::vector<model::RunRecord>& records) {
        kept_.clear();
        std::ranges::copy_if(records, std::back_inserter(kept_), [](const auto& run) { return !run.weights.empty(); });
        offerChoices();
    });
    connect(&window, &ui::MainWindow::modelChosen, this, &ModelPresenter::choose);
    connect(&files, &FileWorker::modelOpened, this, &ModelPresenter::open);
    connect(&files, &FileWorker::keptModelOpened, this, &ModelPresenter::openKept);
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

void ModelPresenter::start(const WindowStart& start) {
    if (!start.model.empty()) {
        post(&files_, &FileWorker::openModel, toText(std::filesystem::absolute(start.model)));
    }
    offerChoices(); // whether the database can be read or not
}

void ModelPresenter::open(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (path.isEmpty()) {
        state_.openFirst(model, bundledName(*model));
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

void ModelPresenter::openKept(const QString& name, const std::shared_ptr<const model::Model>& model) {
    if (!state_.open(model, {}, name.isEmpty() ? bundledName(*model) : SessionState::named(name, *model))) {
        refuse();
    }
}

void ModelPresenter::refuse() {
    window_.showError(tr("A run is on; the model was not opened."), tr("Stop the training first."));
}

/// The bundled model; the newest run with all weights that it kept; starred runs and then the latest; recent files.
void ModelPresenter::offerChoices() {
    using Group = ui::ModelChoice::Group;
    if (bundled_.id.isEmpty()) {
        const model::Model bundled = bundledModel();
        bundled_ = {kBundled, bundledName(bundled), tr("comes with DigitLab"), Group::bundled};
        if (bundled.card.measured) {
            bundled_.detail = ui::percent(bundled.card.measured->accuracy, 2) + " · " + bundled_.detail;
        }
    }
    std::vector<ui::ModelChoice> choices{bundled_};
    const auto add = [&](const model::RunRecord& run, model::WeightsKind kind, Group group) {
        const bool isInUse = kind == run.weights.front(); // its figures are of these
        const QString accuracy = isInUse && run.testAccuracy ? ui::percent(*run.testAccuracy, 2) + " · " : QString();
        choices.push_back({QString::fromStdString(run.id) + kSeparator + model::weightsKindName(kind),
                           run.weights.size() > 1 ? ui::runName(run) + " · " + ui::weightsTitle(kind) : ui::runName(run),
                           accuracy + ui::startedText(run), group});
    };
    if (!kept_.empty()) {
        for (const model::WeightsKind kind : kept_.front().weights) {
            add(kept_.front(), kind, Group::run);
        }
        std::vector<model::RunRecord> others(kept_.begin() + 1, kept_.end());
        std::ranges::stable_partition(others, &model::RunRecord::starred);
        others.resize(std::min(others.size(), kOtherRuns));
        for (const model::RunRecord& run : others) {
            add(run, run.weights.front(), Group::kept);
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
    const QString run = id.section(kSeparator, 0, 0);
    const auto kept = std::ranges::find(kept_, run.toStdString(), &model::RunRecord::id);
    if (id == kBundled) {
        post(&files_, &FileWorker::openKeptModel, QString(), QString());
    } else if (kept != kept_.end()) {
        std::filesystem::path file = kept->model;
        file.replace_filename(id.section(kSeparator, 1).toStdString() + ".safetensors");
        post(&files_, &FileWorker::openKeptModel, toText(file), ui::runName(*kept));
    } else {
        post(&files_, &FileWorker::openModel, id);
    }
}

void ModelPresenter::save(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (model && !path.isEmpty()) {
        post(&files_, &FileWorker::saveModel, path, model);
    }
}

void ModelPresenter::show() {
    if (const OpenModel* open = state_.openModel().get()) {
        const auto& measured = open->model->card.measured;
        window_.setModelName(measured ? open->name + " · " + ui::percent(measured->accuracy, 2) : open->name, open->modified);
    }
    window_.setSaveOffer(state_.saveOffer());
}

} // namespace app
