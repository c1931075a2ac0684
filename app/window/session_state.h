// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/run.h"
#include "ui/window/save_offer.h"

#include <QString>

#include <memory>
#include <optional>

namespace app {

/// The model that is open: the window names it and, unless a run is on, the canvas reads with it and Save writes it.
struct OpenModel {
    std::shared_ptr<const model::Model> model; ///< never null
    QString name;
    QString path;                            ///< its file; empty when it has none yet
    bool modified = false;                   ///< no file of the user's holds it
    std::shared_ptr<const OpenModel> before; ///< what it was fine-tuned from, or null
};

/// How a model reads a data set's test images. The two belong together: an evaluation indexes the images of its own data set.
struct TestEvaluation {
    std::shared_ptr<const model::Evaluation> evaluation;
    std::shared_ptr<const LoadedData> data;
};

/// Which model is open, which run is on with which data set, and what the window shows of them. It changes by these transitions
/// alone; what is shown, saved and read follows from it. It knows no window, no worker and no thread.
///
///     transition           when                      open model            run                 data set    mistakes
///     -------------------  ------------------------  --------------------  ------------------  ----------  ---------------
///     openFirst            no model is open          it, saved, no path    -                   -           none
///                          a model is open           -                     -                   -           -
///     open                 no run                    it, saved, its path   -                   -           none
///                          a run                     - (refused)           -                   -           -
///     saved                it is the open model      saved, that path,     -                   -           -
///                                                    named after it
///                          it is another             -                     -                   -           -
///     receiveData          no run                    -                     -                   it          none
///                          a run                     -                     -                   it waits    -
///     beginTraining        no run, a data set        -                     preparing, its own  -           none
///                          else                      - (refused)           -                   -           -
///     beginFineTuning      no run, model, data set   -                     training, its own   -           -
///                          else                      - (refused)           -                   -           -
///     started              a run, preparing          -                     training            -           -
///     noteId               a run                     -                     has this id         -           -
///     pause, resume        a run, training, paused   -                     paused, training    -           -
///     stop                 a run                     -                     stopping            -           -
///     interrupt            a run                     -                     stopping, goes on   -           -
///                                                                          another time
///     learned              a run                     -                     has these weights   -           -
///     finishEpoch          a run                     -                     counts it           -           of its data set
///     finishSeed           more seeds, not stopping  it, unsaved, no path  the next seed       -           none
///                          else                      it, unsaved, no path  none                waiting     none if it came
///     endRun               a model                   it, unsaved, no path  none                waiting     none if it came
///                          no model                  -                     none                waiting     none if it came
///     finishFineTuning     a run                     it, unsaved, no path, none                waiting     none
///                                                    before: the former
///     returnToModelBefore  no run, a model before    the one before        -                   -           none
///     evaluated            model and data current    -                     -                   -           these
///                          else (came too late)      -                     -                   -           -
class SessionState {
public:
    const OpenModel* openModel() const { return open_ ? &*open_ : nullptr; }
    const Run* run() const { return run_ ? &*run_ : nullptr; }
    ui::RunState runState() const { return run_ ? run_->phase : ui::RunState::idle; }

    /// What the next run learns from; during a run, what it learns from. Null before there is any.
    const std::shared_ptr<const LoadedData>& data() const { return data_; }
    const TestEvaluation* mistakes() const { return mistakes_ ? &*mistakes_ : nullptr; }

    /// During a run the weights learned so far, under a name that says so and at no path; else the open model.
    ui::SaveOffer saveOffer() const;
    std::shared_ptr<const model::Model> modelToSave() const; ///< null when there is none

    /// "quick · best on validation": which of its run's weights a model has, where there is more than one kind.
    static QString named(const QString& name, const model::Model& model);

    // The transitions; false says refused or come too late: nothing has changed.
    bool openFirst(std::shared_ptr<const model::Model> model, const QString& name);
    bool open(std::shared_ptr<const model::Model> model, const QString& path, const QString& name);
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
    void finishEpoch(const model::EpochMetrics& metrics, std::shared_ptr<const model::Evaluation> test);
    /// True when another seed follows; else the run is over, as after `endRun`.
    bool finishSeed(std::shared_ptr<const model::Model> model);
    void endRun(std::shared_ptr<const model::Model> model);
    void finishFineTuning(std::shared_ptr<const model::Model> model);
    bool returnToModelBefore();
    bool evaluated(const std::shared_ptr<const model::Evaluation>& evaluation, const std::shared_ptr<const model::Model>& model,
                   const std::shared_ptr<const LoadedData>& data);

private:
    void clearRun();

    std::optional<OpenModel> open_;
    std::optional<Run> run_;
    std::shared_ptr<const LoadedData> data_;
    std::shared_ptr<const LoadedData> waitingData_; ///< came during the run
    std::optional<TestEvaluation> mistakes_;
};

} // namespace app
