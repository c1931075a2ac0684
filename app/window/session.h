// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/handwriting.h"
#include "app/runs/run_library.h"
#include "app/window/recipe_presets.h"
#include "app/window/session_state.h"
#include "app/window/workers/compare_worker.h"
#include "app/window/workers/data_worker.h"
#include "app/window/workers/dead_map_worker.h"
#include "app/window/workers/embedding_worker.h"
#include "app/window/workers/feature_worker.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/fine_tuning_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/training_worker.h"
#include "app/window/workers/why_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/window/main_window.h"

#include <QObject>

#include <memory>
#include <utility>

namespace ui {
struct OtherModel;
}

namespace app {

/// The switchboard between one window and the workers: what the user asks for becomes a transition of the state and a request to
/// a worker, what a worker reports becomes a transition and something to show. It lives on the window's thread and ends all
/// threads when it is destroyed, mid-epoch too.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(ui::MainWindow& window);
    ~Session() override;

    /// Opens the first model and the data set, each beside the running window.
    void start();

    const SessionState& state() const { return state_; }

    /// Their signals can be heard beside the window; tests do.
    const TrainingWorker* trainingWorker() const { return training_; }
    const PredictionWorker* predictionWorker() const { return reading_; }
    const Handwriting* handwriting() const { return handwritingStore_; }

signals:
    // Requests to the file thread.
    void handwritingRequested();
    void handwritingUndoRequested(qint64 change);

private:
    // session.cpp: the window's requests, files
    void connectWindow();
    void connectReading();
    void connectFiles();
    void openModel(const QString& path, const std::shared_ptr<const model::Model>& model);
    void save(const QString& path, const std::shared_ptr<const model::Model>& model);
    void noteSaved(const QString& path, const std::shared_ptr<const model::Model>& model);
    void measureLayers();

    // session_data.cpp: the data set that is open
    void connectData();
    void connectDataPage();
    void openFirstData();
    void receiveData(const QString& folder, const std::shared_ptr<const LoadedData>& data);
    void showData();
    void showDoubter();
    void showPreviews(const model::Recipe& recipe);
    std::optional<model::DigitImage> testImage(int index) const;

    // session_training.cpp: runs, fine-tuning
    void connectTraining();
    void connectFineTuning();
    void train(const model::Recipe& recipe, int runs);
    bool begin(const SeedSeries& series);
    void beginSeed();
    void finishSeed(const std::shared_ptr<const model::Model>& model);
    void endRun(const std::shared_ptr<const model::Model>& model, const QString& statusText);
    void showOutcome(const QString& statusText, const SeedSeries& series);
    void fineTune();
    void endFineTuning(const QString& statusText);

    // session_runs.cpp: the runs that are kept
    void connectRuns();
    void connectRunsPage();
    void continueRun(const ResumedRun& run);
    void readMistakes();
    void openKept(const QString& id, std::optional<model::WeightsKind> kind);
    void offerContinue(const std::vector<model::RunRecord>& runs);

    // session_drawing.cpp: pictures, own handwriting
    void connectPictures();
    void connectHandwriting();
    QString fineTuningObstacle() const;

    // session_map.cpp: the map of digits
    void connectMap();
    void showMap();
    void makeMap(model::MapKind kind, int epoch);

    // session_why.cpp: why a digit is read as it is
    void connectWhy();
    void showOnCanvas(const model::DigitImage& image);

    // session_learned.cpp: what the network has learned, and another one beside it
    void connectLearned();
    void connectCompare();
    void lookInto();
    void listOthers();
    void compareWith(const ui::OtherModel& other);

    void nameClasses();

    /// Shows what follows from the state: after every transition.
    void showState();
    void showSaveOffer();

    ui::MainWindow& window_;
    SessionState state_;
    std::shared_ptr<const model::Model> offered_;       ///< by the Save dialog that was opened last
    std::shared_ptr<const model::DataSet> handwriting_; ///< null until it was read
    qint64 addedChange_ = 0;                            ///< which the draw panel's Undo takes back
    QString sourceFailed_;                              ///< the message about the last source that failed
    std::shared_ptr<const LoadedData> shownData_;       ///< in the previews and on the page of its images
    /// Whose doubts about labels that page shows, or why there are none.
    struct Doubter {
        std::shared_ptr<const model::Model> model;
        QString name;
        QString obstacle;
        bool operator==(const Doubter&) const = default;
    };
    Doubter doubter_;
    const model::Evaluation* shownMistakes_ = nullptr;
    QString dataFolder_;        ///< of the data set that came last
    bool readsLastRun_ = false; ///< the first model is a run's: its mistakes are shown with the first data
    bool listedRuns_ = false;
    std::vector<model::RunRecord> kept_; ///< the runs, newest first
    /// What the map is of: a run's epochs, or a model.
    struct MapSubject {
        std::shared_ptr<const LoadedData> data;
        std::shared_ptr<const model::Model> model; ///< null for a run's epochs
        std::size_t epochs = 0;
        bool operator==(const MapSubject&) const = default;
    };
    struct EpochWeights {
        int epoch = 0;
        std::shared_ptr<const model::Weights> weights;
    };
    MapSubject mapOf_;
    std::vector<EpochWeights> epochWeights_; ///< of the run that is under way, or was last
    std::shared_ptr<const model::Weights> latestWeights_;
    std::shared_ptr<const model::Model> mappedRun_; ///< what that run has made
    bool epochsGrow_ = false;                       ///< that run is under way
    /// What Learned and Compare look into: the open model, or the last epoch's end of the run that is under way.
    std::shared_ptr<const model::Weights> lookedInto_;
    std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>> spreadOf_; ///< model and data; null of a run's epochs
    int firstSample_ = 0;                                                          ///< the gallery's first training image

    // The training thread sends weights straight to the reading worker, and that its paths to the one that explains: whoever is
    // sent to is declared before, and ends after.
    WorkerThread whyThread_{"why"};
    WorkerThread learnedThread_{"learned", WorkerThread::Priority::background};
    WorkerThread readingThread_{"reading"};
    WorkerThread mapThread_{"map", WorkerThread::Priority::background};
    WorkerThread dataThread_{"data"};
    WorkerThread trainingThread_{"training", WorkerThread::Priority::background};
    // What was asked for is written first, however long the others take to end.
    WorkerThread fileThread_{"files", WorkerThread::Priority::normal, WorkerThread::OnQuit::drain};
    WhyWorker* why_;
    FeatureWorker* learned_;
    CompareWorker* compare_;
    PredictionWorker* reading_;
    FileWorker* files_;
    Handwriting* handwritingStore_;
    RunLibrary* runs_;
    TrainingWorker* training_;
    FineTuningWorker* fineTuning_;
    DeadMapWorker* measuring_;
    EmbeddingWorker* maps_;
    DataWorker* dataWorker_;
    std::shared_ptr<const void> measuredModel_, measuredData_; ///< what the layers' facts are of
    RecipePresets presets_;
};

} // namespace app
