// SPDX-License-Identifier: GPL-3.0-or-later
// The training side of the session: runs, series of seeds, fine-tuning.
#include "app/window/session.h"

#include "app/storage/path_text.h"
#include "app/storage/recipe_files.h"
#include "ui/curves/curve_plot.h"
#include "ui/pages/handwriting_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/dataset_bar.h"
#include "ui/window/run_status.h"

namespace app {

void Session::connectTraining() {
    connect(training_, &TrainingWorker::started, this, [this] {
        state_.started();
        showState();
    });
    connect(training_, &TrainingWorker::runBegun, this, [this](const QString& id) {
        state_.noteId(id);
        showState();
    });
    connect(training_, &TrainingWorker::teachersProgressed, this, [this](double share, double secondsLeft) {
        if (state_.run() != nullptr) {
            window_.runStatus()->showTeaching(share, state_.run()->recipe().distillation.teachers, secondsLeft);
        }
    });
    connect(training_, &TrainingWorker::batchesFinished, this, [this](const std::vector<model::BatchMetrics>& batches) {
        state_.finishBatch(batches.back());
        window_.curvePlot()->addBatches(batches);
        window_.runStatus()->showBatch(batches.back());
        showSaveOffer();
    });
    connect(training_, &TrainingWorker::epochFinished, this,
            [this](const model::EpochMetrics& metrics, const std::shared_ptr<const model::Evaluation>& test) {
                state_.finishEpoch(metrics, test);
                window_.curvePlot()->addEpoch(metrics);
                window_.runStatus()->showEpoch(metrics);
                showState();
            });
    const auto learned = [this](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress& progress) {
        state_.learned(weights, progress);
        nameClasses();
        showSaveOffer(); // a run that is paused now has them to save
    };
    connect(training_, &TrainingWorker::weightsChanged, this, learned);
    connect(fineTuning_, &FineTuningWorker::weightsChanged, this, learned);
    // Straight from the training thread to the reading one: a drawing is read with the latest weights even while the window is
    // busy.
    const auto readWith = [reading = reading_](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress&,
                                               int epoch) { reading->setWeights(weights, tr("epoch %1").arg(epoch)); };
    connect(training_, &TrainingWorker::weightsChanged, reading_, readWith, Qt::DirectConnection);
    connect(fineTuning_, &FineTuningWorker::weightsChanged, reading_, readWith, Qt::DirectConnection);
    connect(training_, &TrainingWorker::finished, this, &Session::finishSeed);
    connect(training_, &TrainingWorker::stopped, this,
            [this](const std::shared_ptr<const model::Model>& model) { endRun(model, tr("Training stopped")); });
    connect(training_, &TrainingWorker::failed, this,
            [this](const QString& what, const QString& hint, const std::shared_ptr<const model::Model>& model) {
                endRun(model, tr("Training failed"));
                window_.showError(what, hint);
            });
    const auto persistFailed = [this](const QString& what, const QString& hint) {
        window_.showError(what, hint);
        window_.messageBar()->setAction(tr("Save elsewhere…"), [this] { window_.chooseSave(); });
    };
    connect(training_, &TrainingWorker::persistFailed, this, persistFailed);
    connect(fineTuning_, &FineTuningWorker::persistFailed, this, persistFailed);
    connect(training_, &TrainingWorker::evaluated, this, [this](const auto& evaluation, const auto& model, const auto& data) {
        if (state_.evaluated(evaluation, model, data)) {
            showState();
        }
    });
    connect(training_, &TrainingWorker::evaluationFailed, &window_, &ui::MainWindow::showError);
}

void Session::train(const model::Recipe& recipe, int runs) {
    RunRequest request;
    request.recipe = recipe;
    request.options.dataFolder = toPath(dataFolder_);
    if (runs > 1) {
        request.study = newRunId();
    }
    if (!begin(SeedSeries(request, runs))) {
        return;
    }
    if (runs > 1) {
        StudyPlan plan;
        plan.recipe = recipe;
        plan.seeds = std::to_string(recipe.seed) + ".." + std::to_string(recipe.seed + static_cast<std::uint64_t>(runs - 1));
        plan.options = request.options;
        plan.jobs = 1;
        post(runs_, &RunLibrary::beginStudy, QString::fromStdString(request.study), plan);
    }
    window_.curvePlot()->setMeasuredOnValidation(recipe.validate);
    window_.curvePlot()->beginRun(recipe.epochs);
    beginSeed();
}

bool Session::begin(const SeedSeries& series) {
    if (!state_.beginTraining(series)) {
        if (!state_.data()) {
            window_.datasetBar()->showOffer();
            window_.showError(tr("There is no data to learn from yet."), tr("Get MNIST, or choose a folder that holds it."));
        }
        return false;
    }
    presets_.remember();
    window_.trainPanel()->showRun(series.recipe());
    return true;
}

void Session::beginSeed() {
    const Run& run = *state_.run();
    window_.runStatus()->beginRun(run.recipe().epochs, run.series.place());
    window_.runStatus()->setMeasuredOnValidation(run.recipe().validate);
    if (const int teachers = run.recipe().distillation.teachers; teachers > 0) {
        window_.runStatus()->showTeaching(0, teachers);
    }
    showState();
    post(training_, &TrainingWorker::train, TrainingJob{run.series.request(), run.data, run.control});
}

void Session::finishSeed(const std::shared_ptr<const model::Model>& model) {
    if (state_.run() == nullptr) {
        return;
    }
    SeedSeries series = state_.run()->series;
    const bool more = series.finishRun(model->card.testAccuracy.value_or(0));
    if (state_.finishSeed(model)) { // paused or not, the series goes on as it is
        window_.curvePlot()->beginRepeat();
        beginSeed();
    } else {
        showOutcome(more ? tr("Training stopped") : tr("Training finished"), series);
    }
}

void Session::endRun(const std::shared_ptr<const model::Model>& model, const QString& statusText) {
    if (state_.run() == nullptr) {
        return;
    }
    const SeedSeries series = state_.run()->series;
    state_.endRun(model);
    showOutcome(statusText, series);
}

void Session::showOutcome(const QString& statusText, const SeedSeries& series) {
    showState();
    window_.runStatus()->showState(statusText);
    if (series.finished() > 1) {
        window_.runStatus()->showState(series.summary());
        window_.showInfo(series.summary());
    }
}

void Session::connectFineTuning() {
    ui::HandwritingView* view = window_.handwritingView();
    connect(view, &ui::HandwritingView::fineTuneRequested, this, &Session::fineTune);
    connect(fineTuning_, &FineTuningWorker::progressed, this, [this](const model::BatchMetrics& batch) {
        state_.finishBatch(batch);
        window_.runStatus()->showBatch(batch);
        showSaveOffer();
    });
    connect(fineTuning_, &FineTuningWorker::stopped, this, [this] {
        state_.endRun(nullptr);
        endFineTuning(tr("Fine-tuning stopped"));
    });
    connect(fineTuning_, &FineTuningWorker::failed, this, [this](const QString& what, const QString& hint) {
        state_.endRun(nullptr);
        endFineTuning(tr("Fine-tuning failed"));
        window_.showError(what, hint);
    });
    connect(fineTuning_, &FineTuningWorker::finished, this,
            [this, view](const std::shared_ptr<const model::Model>& model, const QString& summary) {
                state_.finishFineTuning(model);
                endFineTuning(tr("Fine-tuned: %1").arg(summary));
                view->showResult(summary);
            });
    connect(view, &ui::HandwritingView::modelBeforeRequested, this, [this, view] {
        if (state_.returnToModelBefore()) {
            view->showResult({});
            showState();
        }
    });
}

void Session::fineTune() {
    const OpenModel* open = state_.openModel();
    if (open == nullptr || !handwriting_ || !state_.beginFineTuning(fineTuningRecipeFor(*open->model))) {
        return;
    }
    showState();
    window_.runStatus()->beginRun(state_.run()->recipe().epochs);
    window_.handwritingView()->showResult(tr("Fine-tuning…"));
    post(fineTuning_, &FineTuningWorker::run,
         FineTuningJob{open->model, handwriting_, state_.run()->data, state_.run()->control});
}

void Session::endFineTuning(const QString& statusText) {
    showState();
    window_.runStatus()->showIdle(statusText);
    window_.handwritingView()->showResult({});
}

} // namespace app
