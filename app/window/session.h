// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/handwriting.h"
#include "app/window/file_worker.h"
#include "app/window/fine_tuning_worker.h"
#include "app/window/prediction_worker.h"
#include "app/window/recipe_presets.h"
#include "app/window/seed_series.h"
#include "app/window/training_worker.h"
#include "ui/window/main_window.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace app {

/// Ties one window to the workers: the window's intents become requests, the workers' results become values for the window. It
/// lives on the window's thread, keeps the current model and data set, and ends all threads when it is destroyed, mid-epoch too.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(ui::MainWindow& window);
    ~Session() override;

    /// Opens the first model and the data set, each beside the running window.
    void start();

    /// For those who want to hear the workers too, beside the window.
    const TrainingWorker* trainingWorker() const { return training_; }
    const PredictionWorker* predictionWorker() const { return reading_; }

signals:
    // Requests to the workers' threads.
    void trainingRequested(const app::TrainingJob& job);
    void evaluationRequested(const std::shared_ptr<const model::Weights>& weights,
                             const std::shared_ptr<const app::LoadedData>& data);
    void dataLoadRequested(const QString& folder);
    void dataFetchRequested(const QString& folder);
    void fetchCancelRequested();
    void modelOpenRequested(const QString& path);
    void firstModelRequested();
    void modelSaveRequested(const QString& path, const std::shared_ptr<const model::Model>& model);
    void fineTuningRequested(const app::FineTuningJob& job);
    void handwritingRequested();
    void handwritingUndoRequested();

private:
    void connectWindow();
    void connectTraining();
    void connectReading();
    void connectFiles();
    // session_drawing.cpp
    void connectPictures();
    void connectHandwriting();
    void connectFineTuning();
    void fineTune();
    void endFineTuning(const QString& statusText);
    void showObstacle();
    void train(const model::Recipe& recipe, int runs);
    void beginRun();
    void finishRun(const std::shared_ptr<const model::Model>& model);
    void endRun(const std::shared_ptr<const model::Model>& model, const QString& statusText);
    void showModel(const std::shared_ptr<const model::Model>& model, const QString& path, const QString& name);
    void save(const QString& path);
    void nameModel(const QString& name, const QString& path, bool modified);
    void rememberFile(const QString& path);
    void useData(const QString& folder, std::shared_ptr<const LoadedData> data);
    void showPreviews(const model::Recipe& recipe);

    ui::MainWindow& window_;
    std::shared_ptr<const LoadedData> data_;
    std::shared_ptr<const model::Model> model_;
    QString modelPath_;                                 ///< where Ctrl+S saves; empty for a model that has no file yet
    std::shared_ptr<model::TrainingControl> control_;   ///< of the current run; null when none is on
    std::shared_ptr<const model::DataSet> handwriting_; ///< null until it was read
    std::shared_ptr<const model::Model> modelBefore_;   ///< fine-tuning, to go back to; with …
    QString modelBeforePath_;                           ///< … its file, or empty
    SeedSeries series_;                                 ///< what the current or last run belongs to
    int firstSample_ = 0;                               ///< the gallery's first training image

    QThread trainingThread_;
    QThread readingThread_;
    QThread fileThread_;
    TrainingWorker* training_;
    PredictionWorker* reading_;
    FileWorker* files_;
    FineTuningWorker* fineTuning_;  ///< on the training thread
    Handwriting* handwritingStore_; ///< on the file thread
    RecipePresets presets_;
};

} // namespace app
