// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/study_plan.h"
#include "app/runs/train_and_record.h"
#include "app/storage/database.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace app {

/// A run to go on with, and what is left of the series of seeds it belongs to.
struct ResumedRun {
    std::vector<RunRequest> left; ///< that run, then the other seeds still to do: those that were begun go on
    std::vector<double> done;     ///< test accuracies of the series' seeds that are complete, fractions
    model::RunCurve curve;        ///< of the first
};

/// The kept runs for the window, on a thread of its own. It looks once a second whether another window, a terminal or a run in
/// progress has changed something.
class RunLibrary : public QObject {
    Q_OBJECT

public:
    explicit RunLibrary(std::filesystem::path path = databasePath());
    ~RunLibrary() override;

public slots:
    /// Lists the runs, and opens the model of the newest that has one.
    void start();
    void rename(const QString& id, const QString& name);
    void setNote(const QString& id, const QString& note);
    void setStarred(const QString& id, bool starred);
    void remove(const QStringList& ids);
    /// Brings back what that removal has taken out; nothing happens when it was undone already.
    void undoRemove(const QString& removal);
    void loadCurves(const QStringList& ids);
    void prepareResume(const QString& id);
    void beginStudy(const QString& id, const app::StudyPlan& plan);
    /// See `app::exportRuns`.
    void exportRuns(const QStringList& ids, const QString& path);
    /// See `app::exportToTensorBoard`.
    void exportToTensorBoard(const QStringList& ids, const QString& folder);
    /// Its path goes to the front of the recent files.
    void rememberFile(const QString& path);

signals:
    void listed(const std::vector<model::RunRecord>& runs);
    /// Of the newest run that has any, once: it may be null, and then the bundled one is the first.
    void firstLoaded(const QString& name, const std::shared_ptr<const model::Model>& model, const model::RunCurve& curve);
    void curvesLoaded(const std::vector<model::RunCurve>& curves);
    void resumeReady(const std::shared_ptr<const app::ResumedRun>& run);
    void recentFilesRead(const QStringList& paths);
    void removed(int runs, const QString& removal);
    /// The last removal, "delete 2 runs"; empty when there is nothing to undo.
    void undoOffered(const QString& removal, const QString& what);
    void exported(const QString& path);
    void noticed(const QString& text);
    void failed(const QString& what, const QString& hint);

private:
    const Database& open();
    void attempt(const std::function<void(const RunStore& store)>& work);
    void change(const std::function<void(const RunStore& store)>& work);
    void show(const RunStore& store);
    void refresh();
    void putInOrder(const RunStore& store);
    void loadFirst(const RunStore& store);
    void listRecentFiles();

    const std::filesystem::path path_;
    std::unique_ptr<Database> database_;
    qint64 version_ = 0; ///< of the data last shown
    QStringList recentFiles_;
    QString lastFailure_;
};

} // namespace app
