// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/observable.h"
#include "app/window/run.h"
#include "ui/window/window_state.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace app {

/// The model that is open: the window names it and, unless a run is on, the canvas reads with it and Save writes it.
struct OpenModel {
    std::shared_ptr<const model::Model> model; ///< never null
    QString name;
    QString path;                            ///< its file; empty when it has none yet
    bool modified = false;                   ///< neither a file of the user's nor a kept run holds it
    bool lastRun = false;                    ///< the last run's, opened at the start
    std::shared_ptr<const OpenModel> before; ///< what it was fine-tuned from, or null
    QString id = path; ///< among those that the window offers to read with: `modelId`, or a file's path; empty for none of them

    /// What the window reads with: the model, its outputs in the order of the open data set's classes where it knows them.
    std::shared_ptr<const model::Model> reader = model;
    bool knowsLabels = true; ///< it knows them, or no data set is open
};

/// Of the bundled model, and of a kept run's weights.
inline const QString kBundledModel = "bundled";
QString modelId(const std::string& run, model::WeightsKind kind);
QString idOf(const std::string& run, const model::Model& model); ///< empty for a run that was not kept

/// The data set that is open: the next run learns from it; during a run, that run does.
struct OpenData {
    std::shared_ptr<const LoadedData> data;    ///< null before there is any
    std::shared_ptr<const LoadedData> waiting; ///< came during the run
};

/// How a model reads a data set's test images. The two belong together: an evaluation indexes the images of its own data set.
struct TestEvaluation {
    std::shared_ptr<const model::Evaluation> evaluation;
    std::shared_ptr<const LoadedData> data;
    bool shiftAveraging = false; ///< each image was read five times
};

struct EpochWeights {
    int epoch = 0;
    std::shared_ptr<const model::Weights> weights;
};

/// What the latest training has left behind, epoch by epoch.
struct EpochHistory {
    int run = 0;                               ///< counts the seeds that were begun
    QString name;                              ///< of that training
    std::vector<EpochWeights> epochs;          ///< of many, every second one is kept; the newest always
    std::shared_ptr<const LoadedData> data;    ///< that it learns from
    std::shared_ptr<const model::Model> model; ///< that it gave; null while it is on, and when it gave none
    bool active = true;                        ///< it is on
};

struct Inspected {
    std::shared_ptr<const model::Weights> weights;
    int epoch = 0;               ///< of the training that is on; 0 for a model
    model::ClassNames classes{}; ///< of its outputs
    bool knowsLabels = true;     ///< they begin with those of the open data set, in its order
};

/// Which model is open, which run is on with which data set, and what the window shows of them: the owner of these values. They
/// change by these transitions alone; what is shown, saved and read follows from them. It knows no window, worker or thread.
///
///     transition           when                      open model            run                 data set    mistakes
///     -------------------  ------------------------  --------------------  ------------------  ----------  ---------------
///     openFirst            no model is open          it, saved, no path    -                   -           none
///                          a model is open           -                     -                   -           -
///     takeOver             in the beginning          that one              -                   that one    those
///     open                 no run                    it, saved, its path   -                   -           none
///                          a run                     - (refused)           -                   -           -
///     rename               a model is open           named so              -                   -           -
///     saved                it is the open model      saved, that path,     -                   -           -
///                                                    named after it
///                          it is another             -                     -                   -           -
///     receiveData          no run                    -                     -                   it          none
///                          a run                     -                     -                   it waits    -
///     beginTraining        no run, a data set        -                     preparing, its own  -           none
///                          else                      - (refused)           -                   -           -
///     beginFineTuning      no run, model, data set   -                     training, its own   -           -
///                          else                      - (refused)           -                   -           -
///     started              a run, preparing          -                     training, no epochs -           -
///                          else a run                -                     no epochs           -           -
///     noteId               a run                     -                     has this id         -           -
///     pause, resume        a run, training, paused   -                     paused, training    -           -
///     stop                 a run                     -                     stopping            -           -
///     interrupt            a run                     -                     stopping, goes on   -           -
///                                                                          another time
///     learned              a run                     -                     has these weights   -           -
///     finishEpoch          a run                     -                     counts it           -           of its data set
///     finishSeed           more seeds, not stopping  it, no path  the next seed       -           none
///                          else                      the series' best,     none                waiting     the model's; none
///                                                    no path                                      if data came
///     endRun               seeds that are done       their best,           none                waiting     the model's; none
///                                                    no path                                      if data came
///                          no epoch has ended, and   -                     none                waiting     none
///                          another one reads better
///                          a model                   it, no path  none                waiting     the model's; none
///                                                                                                          if data came
///                          no model                  -                     none                waiting     none
///     noteEnd, dismissEnd  no run                    -                     -                   -           -
///     finishFineTuning     a run                     it, no path,          none                waiting     none
///                                                    before: the former
///     returnToModelBefore  no run, a model before    the one before        -                   -           none
///     evaluated            model and data current    -                     -                   -           these
///                          else (came too late)      -                     -                   -           -
///
/// A run's model counts as saved where the run was kept with it. What ends in its first epoch, kept, is taken to read worse than
/// an open model that knows the same classes, unless both were measured and it reads more of the same test images.
class SessionState {
public:
    const Observable<OpenModel>& openModel() const { return model_; }
    const Observable<OpenData>& openData() const { return data_; }
    const Observable<Run>& run() const { return run_; }
    const Observable<EpochHistory>& history() const { return history_; }
    const Observable<TestEvaluation>& mistakes() const { return mistakes_; }
    /// None once another model is open or another run has begun.
    const Observable<EndedRun>& ended() const { return ended_; }

    ui::RunState runState() const { return run_ == nullptr ? ui::RunState::idle : run_->phase; }
    std::shared_ptr<const LoadedData> data() const { return data_ == nullptr ? nullptr : data_->data; }

    /// What Learned and Compare look into: the latest epoch of the training that is on, else the open model; `weights` may be
    /// null.
    Inspected inspect() const;
    /// Of the latest training, with the classes of its data set; null when its weights are not kept.
    std::shared_ptr<const model::Model> epochModel(int epoch) const;

    /// During a run the weights learned so far, under a name that says so and at no path; else the open model.
    ui::SaveOffer saveOffer() const;
    std::shared_ptr<const model::Model> modelToSave() const; ///< null when there is none

    /// "quick · best on validation": which of its run's weights a model has, where there is more than one kind.
    static QString named(const QString& name, const model::Model& model);

    // The transitions; false says refused or come too late: nothing has changed.
    bool openFirst(std::shared_ptr<const model::Model> model, const QString& name, const QString& id = {}, bool lastRun = false);
    /// What another session had open; a null model or data set: none.
    void takeOver(const OpenModel* model, std::shared_ptr<const LoadedData> data, std::optional<TestEvaluation> mistakes,
                  std::optional<EndedRun> ended = {});
    bool open(std::shared_ptr<const model::Model> model, const QString& path, const QString& name, const QString& id = {});
    /// The open model has another name: its run was renamed, or the window speaks another language.
    void rename(const QString& name);
    bool saved(const QString& path, const std::shared_ptr<const model::Model>& model);
    bool receiveData(std::shared_ptr<const LoadedData> data);
    bool beginTraining(SeedSeries series);
    bool beginFineTuning(const model::Recipe& recipe);
    void started();
    void noteId(const QString& id);
    bool pause();
    bool resume();
    bool stop();
    void interrupt();
    void learned(std::shared_ptr<const model::Weights> weights, const model::RunProgress& progress);
    void finishBatch(const model::BatchMetrics& metrics);
    void finishEpoch(int epoch, std::shared_ptr<const model::Evaluation> test);
    /// The series when it is over, as after `endRun`; nothing when another seed follows.
    std::optional<SeedSeries> finishSeed(std::shared_ptr<const model::Model> model,
                                         std::shared_ptr<const model::Evaluation> test = nullptr, bool kept = true);
    /// The series that has ended; nothing without a run. `test`: how the model reads the run's test images; null: not measured.
    std::optional<SeedSeries> endRun(std::shared_ptr<const model::Model> model,
                                     std::shared_ptr<const model::Evaluation> test = nullptr, bool kept = true);
    /// `run` as it was before it ended as `series`, with this model, and how that reads the test images, if it was measured.
    void noteEnd(const Run& run, const SeedSeries& series, double seconds, std::shared_ptr<const model::Model> model,
                 std::shared_ptr<const model::Evaluation> test);
    void dismissEnd();
    void finishFineTuning(std::shared_ptr<const model::Model> model, bool kept = true);
    bool returnToModelBefore();
    /// `reader`: that of the model.
    bool evaluated(const std::shared_ptr<const model::Evaluation>& evaluation, const std::shared_ptr<const model::Model>& reader,
                   const std::shared_ptr<const LoadedData>& data);

private:
    /// Announces what a transition has changed, at its end.
    class Transition;
    bool hasPhase(ui::RunState phase) const { return run_ != nullptr && run_->phase == phase; }
    void setData(std::shared_ptr<const LoadedData> data);
    bool isToOpen(const model::Model& trained) const;
    void openTrained(const std::shared_ptr<const model::Model>& model, std::shared_ptr<const model::Evaluation> test, bool kept,
                     bool opens = true);
    void openBestSeed(bool kept);
    void matchReader();
    std::optional<SeedSeries> clearRun();

    Observable<OpenModel> model_;
    Observable<OpenData> data_;
    Observable<Run> run_;
    Observable<EpochHistory> history_;
    Observable<TestEvaluation> mistakes_;
    Observable<EndedRun> ended_;
};

} // namespace app
