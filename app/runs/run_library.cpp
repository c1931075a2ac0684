// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_library.h"

#include "app/report_errors.h"
#include "app/runs/run_export.h"
#include "app/runs/run_tidying.h"
#include "app/runs/tensorboard_export.h"
#include "app/storage/opened_database.h"
#include "app/storage/path_text.h"
#include "model/data/catalogue.h"
#include "model/formats/checkpoint_file.h"
#include "model/training/model_card.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int kRecentFiles = 8;

/// The names of a known data set's classes: a run's record says which it was, its model's card the names of any other.
model::ClassNames classesOf(const std::string& dataSetHash) {
    const model::KnownDataSet* known = model::recognisedDataSet(dataSetHash);
    return known == nullptr ? model::ClassNames() : known->classNames();
}

/// The run's model, or what it had learned when it was interrupted; null when that is nothing.
std::shared_ptr<const model::Model> modelOf(const model::RunRecord& run) {
    if (!run.model.empty()) {
        return std::make_shared<const model::Model>(model::loadModel(run.model));
    }
    if (!run.canContinue) {
        return nullptr;
    }
    const model::Checkpoint checkpoint = model::loadCheckpoint(checkpointPath(run.id));
    if (checkpoint.epochWeights.tensors.empty()) {
        return nullptr;
    }
    model::RunProgress progress;
    progress.epochs = checkpoint.epochs;
    progress.steps = checkpoint.steps;
    progress.trainAccuracy = checkpoint.trainAccuracy;
    progress.testAccuracy = run.testAccuracy;
    model::ModelCard card = model::makeCard(run.recipe, progress, {run.dataSet, run.dataSetHash, classesOf(run.dataSetHash)});
    card.weightsKind = model::WeightsKind::last;
    model::checkWeights(checkpoint.epochWeights, checkpointPath(run.id).string());
    return std::make_shared<const model::Model>(model::Model{checkpoint.epochWeights, std::move(card)});
}

std::vector<std::string> toTexts(const QStringList& ids) {
    std::vector<std::string> texts;
    for (const QString& id : ids) {
        texts.push_back(id.toStdString());
    }
    return texts;
}

/// Those of the series that the run belongs to. Where its plan is lost, the run goes on alone.
void addOtherSeeds(const RunStore& store, ResumedRun& resumed) {
    const RunRequest first = resumed.left.front();
    const std::string plan = first.study.empty() ? std::string() : store.studyOptions(first.study);
    if (plan.empty()) {
        return;
    }
    const StudyPlan study = studyPlanFromJson(plan, "study " + first.study);
    const std::vector<model::RunRecord> runs = store.ofStudy(first.study);
    std::optional<std::vector<model::Weights>> teachers; // a checkpoint has its own
    const auto isDone = [](const model::RunRecord& run) {
        return run.outcome == model::RunOutcome::completed && run.testAccuracy;
    };
    for (const std::uint64_t seed : seedsOf(study.seeds)) {
        if (seed == first.recipe.seed) {
            continue;
        }
        // The newest first: an earlier try of a seed is of no account.
        const auto known = std::ranges::find_if(runs, [&](const model::RunRecord& run) {
            return run.recipe.seed == seed && (isDone(run) || run.canContinue || run.outcome == model::RunOutcome::running);
        });
        if (known == runs.end()) {
            if (!teachers) {
                teachers = loadWeights(study.teachers);
            }
            RunRequest& next = resumed.left.emplace_back(first);
            next.recipe.seed = seed;
            next.resumed.reset();
            next.teachers = *teachers;
        } else if (isDone(*known)) {
            resumed.done.push_back(*known->testAccuracy);
        } else if (known->canContinue) { // else another DigitLab trains it
            resumed.left.push_back(resumeRequest(store, known->id));
        }
    }
}

} // namespace

RunLibrary::RunLibrary(fs::path path) : path_(std::move(path)) {}

RunLibrary::~RunLibrary() {
    if (database_) {
        reportErrors([this] { backUp(*database_); }, [](const QString&, const QString&) {}); // the next start tells
    }
}

const Database& RunLibrary::open() {
    if (database_ && database_->replaced()) { // restored by another process, or moved by the user
        database_.reset();
    }
    if (!database_) {
        OpenedDatabase opened = openDatabase(path_);
        database_ = std::move(opened.database);
        version_ = 0;
        if (!opened.notice.isEmpty()) {
            emit noticed(opened.notice);
        }
    }
    return *database_;
}

void RunLibrary::attempt(const std::function<void(const RunStore& store)>& work) {
    reportErrors(
        [&] {
            work(RunStore(open()));
            lastFailure_.clear();
        },
        [this](const QString& what, const QString& hint) {
            database_.reset(); // opened anew, and restored, when it is needed next
            if (what != lastFailure_) {
                lastFailure_ = what;
                emit failed(what, hint);
            }
        });
}

void RunLibrary::change(const std::function<void(const RunStore& store)>& work) {
    lastFailure_.clear(); // who asks for something hears of each failure
    attempt([&](const RunStore& store) {
        work(store);
        show(store);
    });
}

void RunLibrary::show(const RunStore& store) {
    version_ = database_->dataVersion();
    emit listed(store.list());
    const Removal last = store.lastRemoval();
    emit undoOffered(QString::fromStdString(last.id), last.runs > 0 ? "delete " + countedRuns(last.runs) : QString());
    listRecentFiles();
}

void RunLibrary::refresh() {
    attempt([this](const RunStore& store) {
        if (database_->dataVersion() != version_) {
            show(store);
        }
    });
}

/// What a full disk prevents is done at another start; the runs are shown in any case.
void RunLibrary::putInOrder(const RunStore& store) {
    const auto tell = [this](const QString& notice) {
        if (!notice.isEmpty()) {
            emit noticed(notice);
        }
    };
    reportErrors(
        [&] {
            store.purge();
            tell(tidyRuns(*database_));
            backUp(*database_);
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

void RunLibrary::start() {
    attempt([this](const RunStore& store) {
        putInOrder(store);
        show(store);
        loadFirst(store);
    });
    if (!database_) {
        emit firstLoaded({}, nullptr, {});
    }
    constexpr int kLookMs = 1000;
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &RunLibrary::refresh);
    timer->start(kLookMs);
}

/// A model that cannot be read is told, and the next one tried.
void RunLibrary::loadFirst(const RunStore& store) {
    const std::vector<model::RunRecord> runs = store.list();
    for (const model::RunRecord& run : runs) {
        std::shared_ptr<const model::Model> model;
        reportErrors([&] { model = modelOf(run); },
                     [this](const QString& what, const QString& hint) { emit failed(what, hint); });
        if (model) {
            emit firstLoaded(QString::fromStdString(run.name), model, store.curve(run.id));
            return;
        }
    }
    emit firstLoaded({}, nullptr, {});
}

void RunLibrary::rename(const QString& id, const QString& name) {
    change([&](const RunStore& store) { store.rename(id.toStdString(), name.toStdString()); });
}

void RunLibrary::setNote(const QString& id, const QString& note) {
    change([&](const RunStore& store) { store.setNote(id.toStdString(), note.toStdString()); });
}

void RunLibrary::setStarred(const QString& id, bool starred) {
    change([&](const RunStore& store) { store.setStarred(id.toStdString(), starred); });
}

void RunLibrary::remove(const QStringList& ids) {
    change([&](const RunStore& store) {
        if (const Removal removal = store.remove(toTexts(ids)); removal.runs > 0) {
            emit removed(removal.runs, QString::fromStdString(removal.id));
        }
    });
}

void RunLibrary::undoRemove(const QString& removal) {
    change([&](const RunStore& store) { store.undoRemove(removal.toStdString()); });
}

void RunLibrary::loadCurves(const QStringList& ids) {
    attempt([&](const RunStore& store) {
        std::vector<model::RunCurve> curves;
        for (const std::string& id : toTexts(ids)) {
            curves.push_back(store.curve(id));
        }
        emit curvesLoaded(curves);
    });
}

void RunLibrary::prepareResume(const QString& id) {
    lastFailure_.clear();
    attempt([&](const RunStore& store) {
        auto run = std::make_shared<ResumedRun>();
        run->left.push_back(resumeRequest(store, id.toStdString()));
        run->curve = store.curve(id.toStdString());
        addOtherSeeds(store, *run);
        emit resumeReady(run);
    });
}

void RunLibrary::beginStudy(const QString& id, const StudyPlan& plan) {
    attempt([&](const RunStore& store) { store.beginStudy(id.toStdString(), studyPlanToJson(plan)); });
}

void RunLibrary::rememberFile(const QString& path) {
    attempt([&](const RunStore&) {
        Transaction transaction(*database_);
        database_->run("INSERT OR REPLACE INTO recent_files VALUES (?, (SELECT coalesce(max(opened), 0) + 1 FROM recent_files))",
                       {path});
        database_->run("DELETE FROM recent_files WHERE path NOT IN (SELECT path FROM recent_files ORDER BY opened DESC LIMIT ?)",
                       {kRecentFiles});
        transaction.commit();
        listRecentFiles();
    });
}

void RunLibrary::listRecentFiles() {
    QStringList paths;
    database_->forEach("SELECT path FROM recent_files ORDER BY opened DESC", {},
                       [&](const QSqlQuery& row) { paths << row.value(0).toString(); });
    if (paths != recentFiles_) {
        recentFiles_ = paths;
        emit recentFilesRead(paths);
    }
}

void RunLibrary::exportRuns(const QStringList& ids, const QString& path) {
    lastFailure_.clear();
    attempt([&](const RunStore& store) {
        app::exportRuns(store, toTexts(ids), toPath(path));
        emit exported(path);
    });
}

void RunLibrary::exportToTensorBoard(const QStringList& ids, const QString& folder) {
    lastFailure_.clear();
    attempt([&](const RunStore& store) {
        app::exportToTensorBoard(store, toTexts(ids), toPath(folder));
        emit exported(folder);
    });
}

} // namespace app
