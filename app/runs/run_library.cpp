// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_library.h"

#include "app/report_errors.h"
#include "app/runs/experiment_file.h"
#include "app/runs/run_command.h"
#include "app/runs/run_export.h"
#include "app/runs/run_store.h"
#include "app/storage/path_text.h"
#include "model/data/catalogue.h"
#include "model/files/atomic_file.h"
#include "model/formats/checkpoint_file.h"
#include "model/formats/recipe_json.h"
#include "model/training/model_card.h"
#include "model/values/spread.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int kRecentFiles = 8;
constexpr std::size_t kSeriesCurves = 20; ///< of other seeds: a series may have a thousand

/// Where the record does not have them, those of a known data set.
model::ClassNames classesOf(const model::RunOrigin& origin) {
    const model::KnownDataSet* known = model::recognisedDataSet(origin.data);
    return !origin.classes.empty() || known == nullptr ? origin.classes : known->classNames();
}

/// The run's model, or the weights of its checkpoint when it was interrupted; null when there are none.
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
    progress.testAccuracy = checkpoint.testAccuracy;
    model::ModelCard card = model::makeCard(run.recipe, progress, {run.dataSet, run.origin.data, classesOf(run.origin)});
    card.weightsKind = run.recipe.weightAveraging > 0 ? model::WeightsKind::averaged : model::WeightsKind::last;
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

/// Adds the other runs of its experiment or series. When that has no plan, the run is resumed alone.
void addOthers(const RunStore& store, ResumedRun& resumed) {
    const RunRequest first = resumed.left.front();
    if (first.study.empty() || store.studyOptions(first.study).empty()) {
        return;
    }
    resumed.experiment = std::make_shared<const ExperimentRuns>(store, first.study, keptPlan(store, first.study));
    const ExperimentRuns& experiment = *resumed.experiment;
    const Variant* own = variantOf(experiment.plan(), first.recipe);
    std::vector<const model::RunRecord*> done;
    std::map<const Variant*, std::size_t> curves;
    for (const ExperimentRuns::Run& run : experiment.runs()) {
        const Variant* variant = &experiment.plan().variants[run.variant];
        if (own == nullptr || (variant == own && run.seed == first.recipe.seed)) {
            continue;
        }
        if (run.isLeft()) {
            resumed.left.push_back(experiment.request(run));
        } else if (run.done) {
            resumed.done.push_back({run.done->recipe.name, *run.done->testAccuracy});
            done.push_back(&*run.done);
            if (++curves[variant] > kSeriesCurves) {
                continue;
            }
            if (variant == own) {
                resumed.curves.push_back(store.curve(run.done->id));
            } else {
                resumed.others.emplace_back(variant->recipe.name, store.curve(run.done->id));
            }
        }
    }
    if (const model::RunRecord* best = model::summaryOf(done).best; best != nullptr) {
        reportErrors(
            [&] {
                if (auto model = modelOf(*best)) {
                    resumed.best = {best->id, best->recipe.seed, std::move(model)};
                }
            },
            [](const QString&, const QString&) {}); // then the best of those to come is open
    }
}

/// Of the other runs those that are done.
ShownCurves curvesOf(const RunStore& store, const model::RunRecord& run, const std::vector<model::RunRecord>& runs) {
    ShownCurves curves;
    ExperimentPlan plan;
    if (!run.study.empty() && !store.studyOptions(run.study).empty()) {
        reportErrors([&] { plan = keptPlan(store, run.study); }, [](const QString&, const QString&) {}); // another version's
    }
    if (plan.variants.size() > 1) {
        curves.variant = run.recipe.name;
        std::ranges::transform(plan.variants, std::back_inserter(curves.variants),
                               [](const Variant& variant) { return variant.recipe.name; });
    }
    std::map<std::string, std::size_t> found;
    for (const model::RunRecord& other : runs) {
        const bool isOwn = !run.study.empty() && model::seriesId(other) == model::seriesId(run);
        const bool belongs = isOwn || (!curves.variants.empty() && other.study == run.study);
        if (!belongs || other.id == run.id || other.outcome != model::RunOutcome::completed ||
            ++found[other.recipe.name] > kSeriesCurves) {
            continue;
        }
        if (isOwn) {
            curves.own.push_back(store.curve(other.id));
        } else {
            curves.others.emplace_back(other.recipe.name, store.curve(other.id));
        }
    }
    curves.own.push_back(store.curve(run.id));
    return curves;
}

} // namespace

RunLibrary::RunLibrary(fs::path path) : DatabaseView(std::move(path)) {}

RunLibrary::~RunLibrary() {
    if (const Database* database = currentDatabase()) {
        reportErrors([&] { backUp(*database); }, [](const QString&, const QString&) {}); // the next start reports it
    }
}

void RunLibrary::change(const std::function<void(const RunStore& store)>& work) {
    request([&](const Database& database) {
        work(RunStore(database));
        showAll(database);
    });
}

void RunLibrary::show(const Database& database) {
    const RunStore store(database);
    emit listed(std::make_shared<const std::vector<model::RunRecord>>(store.list()));
    const Removal last = store.lastRemoval();
    emit undoOffered(QString::fromStdString(last.id), last.runs > 0 ? "delete " + countedRuns(last.runs) : QString());
    listRecentFiles(database);
}

/// What fails here, on a full disk, is done at the next start; the runs are shown in any case.
void RunLibrary::putInOrder(const Database& database) {
    reportErrors(
        [&] {
            RunStore(database).purge();
            if (const QString notice = tidyRuns(database); !notice.isEmpty()) {
                emit noticed(notice);
            }
        },
        [this](const QString& what, const QString& hint) { emit failed(what, hint); });
}

void RunLibrary::start(const QString& lastOpened) {
    const bool done = attempt([&](const Database& database) {
        putInOrder(database);
        showAll(database);
        loadFirst(RunStore(database), lastOpened.toStdString());
        // Last: the window does not wait for it.
        reportErrors([&] { backUp(database); }, [this](const QString& what, const QString& hint) { emit failed(what, hint); });
    });
    if (!done) {
        emit firstLoaded(nullptr, {});
    }
}

/// The run that was open last, else the newest; where that is one of a series, the best of it. A model that cannot be read is
/// reported, and the next one tried.
void RunLibrary::loadFirst(const RunStore& store, const std::string& lastOpened) {
    std::vector<model::RunRecord> runs = store.list();
    if (!runs.empty()) {
        if (const model::RunRecord* best = model::summaryOf(model::seriesOf(runs.front(), runs)).best; best != nullptr) {
            std::swap(runs.front(), runs[static_cast<std::size_t>(best - runs.data())]);
        }
    }
    std::stable_partition(runs.begin(), runs.end(), [&](const model::RunRecord& run) { return run.id == lastOpened; });
    for (const model::RunRecord& run : runs) {
        if (!model::hasLearned(run)) {
            continue;
        }
        std::shared_ptr<const model::Model> model;
        reportErrors([&] { model = modelOf(run); },
                     [this](const QString& what, const QString& hint) { emit failed(what, hint); });
        if (model) {
            emit firstLoaded(model, curvesOf(store, run, runs));
            return;
        }
    }
    emit firstLoaded(nullptr, {});
}

void RunLibrary::rename(const QString& id, const QString& name) {
    change([&](const RunStore& store) { store.rename(id.toStdString(), name.toStdString()); });
}

void RunLibrary::setNote(const QString& id, const QString& note) {
    change([&](const RunStore& store) { store.setNote(id.toStdString(), note.toStdString()); });
}

void RunLibrary::setStarred(const QString& id, bool starred) {
    change([&](const RunStore& store) { store.setStarred({id.toStdString()}, starred); });
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
    attempt([&](const Database& database) {
        std::vector<model::RunCurve> curves;
        for (const std::string& id : toTexts(ids)) {
            curves.push_back(RunStore(database).curve(id));
        }
        emit curvesLoaded(curves);
    });
}

void RunLibrary::prepareResume(const QString& id) {
    request([&](const Database& database) {
        const RunStore store(database);
        auto run = std::make_shared<ResumedRun>();
        run->left.push_back(resumeRequest(store, id.toStdString()));
        addOthers(store, *run);
        run->curves.push_back(store.curve(id.toStdString()));
        emit resumeReady(run);
    });
}

void RunLibrary::prepareRepeat(const QString& id) {
    request([&](const Database& database) {
        const RunStore store(database);
        emit repeatReady(std::make_shared<const RunRequest>(repeatRequest(store, id.toStdString())),
                         store.find(id.toStdString()).origin.data);
    });
}

void RunLibrary::prepareRecipeText(const QString& id) {
    request([&](const Database& database) {
        constexpr int kIndent = 2; // as in recipe files
        emit recipeTextReady(toText(model::recipeToJson(RunStore(database).find(id.toStdString()).recipe, kIndent)));
    });
}

void RunLibrary::prepareCommand(const QString& id) {
    request(
        [&](const Database& database) { emit commandReady(toText(trainCommand(RunStore(database).find(id.toStdString())))); });
}

void RunLibrary::beginExperimentFile(const QString& nameOrFile, bool shortForm, const std::shared_ptr<const LoadedData>& data) {
    request([&](const Database&) {
        const std::string source = toPath(nameOrFile).string();
        const ExperimentPlan plan = readExperiment(source, shortForm, model::classCount(data->train.classes));
        if (!plan.search.empty()) {
            throw model::Error(source + " is a search, which the terminal runs.", "digitlab experiment " + source);
        }
        beginExperiment(plan, data);
    });
}

void RunLibrary::beginExperiment(const ExperimentPlan& plan, const std::shared_ptr<const LoadedData>& data) {
    request([&](const Database& database) {
        ExperimentPlan oneByOne = plan;
        oneByOne.jobs = 1;
        oneByOne.options.dataFolder = data->folder;
        const auto begun = std::make_shared<ExperimentRuns>(std::move(oneByOne), std::vector<model::Model>(), *data);
        const std::optional<double> seconds = begun->secondsLeft(*data);
        begun->keep(RunStore(database));
        emit experimentBegun(begun, seconds);
    });
}

void RunLibrary::saveExperiment(const QString& path, const ExperimentPlan& plan, const model::Recipe& base) {
    request([&](const Database&) {
        model::writeFileAtomically(toPath(path), experimentFile(plan, base));
        emit exported(path);
    });
}

void RunLibrary::beginStudy(const QString& id, const ExperimentPlan& plan) {
    attempt([&](const Database& database) { RunStore(database).beginStudy(id.toStdString(), experimentToJson(plan)); });
}

void RunLibrary::rememberFile(const QString& path) {
    attempt([&](const Database& database) {
        Transaction transaction(database);
        database.run("INSERT OR REPLACE INTO recent_files VALUES (?, (SELECT coalesce(max(opened), 0) + 1 FROM recent_files))",
                     {path});
        database.run("DELETE FROM recent_files WHERE path NOT IN (SELECT path FROM recent_files ORDER BY opened DESC LIMIT ?)",
                     {kRecentFiles});
        transaction.commit();
        listRecentFiles(database);
    });
}

void RunLibrary::listRecentFiles(const Database& database) {
    const QStringList paths = database.texts("SELECT path FROM recent_files ORDER BY opened DESC");
    if (paths != recentFiles_) {
        recentFiles_ = paths;
        emit recentFilesRead(paths);
    }
}

void RunLibrary::exportRuns(const QStringList& ids, const QString& path) {
    request([&](const Database& database) {
        app::exportRuns(RunStore(database), toTexts(ids), toPath(path));
        emit exported(path);
    });
}

void RunLibrary::exportToTensorBoard(const QStringList& ids, const QString& folder) {
    request([&](const Database& database) {
        app::exportToTensorBoard(RunStore(database), toTexts(ids), toPath(folder));
        emit exported(folder);
    });
}

} // namespace app
