// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/experiment_runs.h"
#include "app/storage/database_view.h"

#include <QStringList>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace app {

/// A run of a series that is complete.
struct DoneRun {
    std::string recipe;  ///< its name
    double accuracy = 0; ///< of the test images, a fraction
};

/// The best seed of a series so far.
struct BestSeed {
    std::string run; ///< its id
    std::uint64_t seed = 0;
    std::shared_ptr<const model::Model> model;
};

/// The curves of a run with those of its series, and of its experiment where that has variants.
struct ShownCurves {
    std::vector<model::RunCurve> own;                            ///< of its series those that are done, its own last
    std::string variant;                                         ///< that these are of …
    std::vector<std::string> variants;                           ///< … and all of the experiment
    std::vector<std::pair<std::string, model::RunCurve>> others; ///< of the other variants those that are done, by these
};

/// A run to resume, and the rest of the experiment or the series of seeds it belongs to.
struct ResumedRun {
    std::vector<RunRequest> left; ///< that run, then the others to train or resume
    std::vector<DoneRun> done;    ///< those that are complete
    std::optional<BestSeed> best; ///< of these, where it can be read
    /// Of those of its own variant that are done, and last of the first that is left.
    std::vector<model::RunCurve> curves;
    std::vector<std::pair<std::string, model::RunCurve>> others; ///< of those of other variants, by these
    std::shared_ptr<const ExperimentRuns> experiment;            ///< null where it has no plan
};

/// All runs, the newest first, read once for all that show them; never null.
using RunList = std::shared_ptr<const std::vector<model::RunRecord>>;

/// The stored runs for the window, on a thread of its own.
class RunLibrary : public DatabaseView {
    Q_OBJECT

public:
    explicit RunLibrary(std::filesystem::path path = databasePath());
    ~RunLibrary() override;

public slots:
    /// Lists the runs and loads the model to begin with, and its curves: of the run with this id, else of the newest.
    void start(const QString& lastOpened = {});
    void rename(const QString& id, const QString& name);
    void setNote(const QString& id, const QString& note);
    void setStarred(const QString& id, bool starred);
    void remove(const QStringList& ids);
    /// Restores the runs of that removal; does nothing when it was undone already.
    void undoRemove(const QString& removal);
    void loadCurves(const QStringList& ids);
    void prepareResume(const QString& id);
    void prepareRepeat(const QString& id);
    /// The run's recipe as JSON, and the command of the terminal that makes it again.
    void prepareRecipeText(const QString& id);
    void prepareCommand(const QString& id);
    /// Keeps the plan of one that comes along or lies in a file, for runs one after the other that learn from `data`.
    void beginExperimentFile(const QString& nameOrFile, bool shortForm, const std::shared_ptr<const app::LoadedData>& data);
    void beginExperiment(const app::ExperimentPlan& plan, const std::shared_ptr<const app::LoadedData>& data);
    /// See `experimentFile`.
    void saveExperiment(const QString& path, const app::ExperimentPlan& plan, const model::Recipe& base);
    void beginStudy(const QString& id, const app::ExperimentPlan& plan);
    /// See `app::exportRuns`.
    void exportRuns(const QStringList& ids, const QString& path);
    /// See `app::exportToTensorBoard`.
    void exportToTensorBoard(const QStringList& ids, const QString& folder);
    /// Puts the path at the front of the recent files.
    void rememberFile(const QString& path);

signals:
    void listed(const app::RunList& runs);
    /// Emitted once: the model of the newest run that has one after an epoch at least, else null, and its curves.
    void firstLoaded(const std::shared_ptr<const model::Model>& model, const app::ShownCurves& curves);
    void curvesLoaded(const std::vector<model::RunCurve>& curves);
    void resumeReady(const std::shared_ptr<const app::ResumedRun>& run);
    /// `seconds`: see `ExperimentRuns::secondsLeft`.
    void experimentBegun(const std::shared_ptr<const app::ExperimentRuns>& begun, const std::optional<double>& seconds);
    /// `hashes` are those of the data the run was trained on.
    void repeatReady(const std::shared_ptr<const app::RunRequest>& run, const model::DataHashes& hashes);
    void recipeTextReady(const QString& json);
    void commandReady(const QString& command);
    void recentFilesRead(const QStringList& paths);
    void removed(int runs, const QString& removal);
    /// The last removal, "delete 2 runs"; empty when there is nothing to undo.
    void undoOffered(const QString& removal, const QString& what);
    void exported(const QString& path);

private:
    void show(const Database& database) override;
    void change(const std::function<void(const RunStore& store)>& work);
    void putInOrder(const Database& database);
    void loadFirst(const RunStore& store, const std::string& lastOpened);
    void listRecentFiles(const Database& database);

    QStringList recentFiles_;
};

} // namespace app
