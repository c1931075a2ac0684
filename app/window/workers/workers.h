// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/handwriting.h"
#include "app/runs/run_library.h"
#include "app/window/workers/advice_worker.h"
#include "app/window/workers/compare_worker.h"
#include "app/window/workers/data_worker.h"
#include "app/window/workers/embedding_worker.h"
#include "app/window/workers/feature_worker.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/fine_tuning_worker.h"
#include "app/window/workers/forecast_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/training_worker.h"
#include "app/window/workers/why_worker.h"
#include "app/window/workers/worker_thread.h"

#include <latch>

namespace app {

/// The threads of one window and their workers. Some workers call others directly, from thread to thread; all of them live until
/// every thread has quit.
struct Workers {
    Workers() = default;
    ~Workers() {
        for (WorkerThread* thread : {&readingThread, &whyThread, &featureThread, &mapThread, &dataThread, &trainingThread,
                                     &fileThread, &drawingsThread, &runsThread}) {
            thread->quit();
        }
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    using Priority = WorkerThread::Priority;
    std::latch ends{9};
    WorkerThread readingThread{"reading", Priority::normal, WorkerThread::OnQuit::discard, &ends};
    WorkerThread whyThread{"why", Priority::normal, WorkerThread::OnQuit::discard, &ends};
    WorkerThread featureThread{"features", Priority::background, WorkerThread::OnQuit::discard, &ends};
    WorkerThread mapThread{"map", Priority::background, WorkerThread::OnQuit::discard, &ends};
    WorkerThread dataThread{"data", Priority::normal, WorkerThread::OnQuit::discard, &ends};
    WorkerThread trainingThread{"training", Priority::background, WorkerThread::OnQuit::discard, &ends};
    // Each for itself: a data set is opened while a hundred thousand drawings are framed and the database is backed up.
    WorkerThread fileThread{"files", Priority::normal, WorkerThread::OnQuit::drain, &ends};
    WorkerThread drawingsThread{"drawings", Priority::background, WorkerThread::OnQuit::drain, &ends};
    WorkerThread runsThread{"runs", Priority::normal, WorkerThread::OnQuit::drain, &ends};

    PredictionWorker& prediction = *readingThread.add<PredictionWorker>();
    WhyWorker& why = *whyThread.add<WhyWorker>();
    FeatureWorker& features = *featureThread.add<FeatureWorker>();
    CompareWorker& compare = *featureThread.add<CompareWorker>();
    EmbeddingWorker& embedding = *mapThread.add<EmbeddingWorker>();
    ForecastWorker& forecast = *mapThread.add<ForecastWorker>();
    AdviceWorker& advice = *mapThread.add<AdviceWorker>();
    DataWorker& data = *dataThread.add<DataWorker>();
    TrainingWorker& training = *trainingThread.add<TrainingWorker>();
    FineTuningWorker& fineTuning = *trainingThread.add<FineTuningWorker>();
    FileWorker& files = *fileThread.add<FileWorker>();
    Handwriting& handwriting = *drawingsThread.add<Handwriting>();
    RunLibrary& runs = *runsThread.add<RunLibrary>();
};

} // namespace app
