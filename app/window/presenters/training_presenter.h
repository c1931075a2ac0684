// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class MainWindow;
}

namespace app {

class ExperimentRuns;
class PredictionWorker;
class RunLibrary;
class TrainingWorker;
struct ResumedRun;

/// Runs: Train, Pause and Stop, series of seeds, curves and progress.
class TrainingPresenter : public Presenter {
    Q_OBJECT

public:
    TrainingPresenter(ui::MainWindow& window, SessionState& state, TrainingWorker& worker, PredictionWorker& reader,
                      RunLibrary& runs);
    ~TrainingPresenter() override;

private:
    void connectWorker(PredictionWorker& reader);
    void train(const model::Recipe& recipe, int runs);
    void resume(const ResumedRun& run);
    void repeat(const std::shared_ptr<const RunRequest>& run, const model::DataHashes& hashes);
    void beginExperiment(const ExperimentRuns& begun, const std::optional<double>& seconds);
    void beginVariant();
    void beginCurves();
    bool begin(const SeedSeries& series);
    void beginSeed();
    void finishSeed(const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const model::Evaluation>& test,
                    const model::RunProgress& progress, bool kept);
    void showEnd(const std::optional<SeedSeries>& series, const QString& statusText);
    void connectEnd();
    void offerNext();
    void trainLonger();

    ui::MainWindow& window_;
    SessionState& state_;
    TrainingWorker& worker_;
    RunLibrary& runs_;
    ui::RunState shown_ = ui::RunState::idle;
};

} // namespace app
