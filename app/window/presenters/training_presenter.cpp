// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/training_presenter.h"

#include "app/report_errors.h"
#include "app/runs/run_folder.h"
#include "app/runs/run_library.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/training_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/learner.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/run_end_card.h"
#include "ui/explain/inside_view.h"
#include "ui/pages/mistakes_view.h"
#include "ui/pages/network_page.h"
#include "ui/pages/runs_view.h"
#include "ui/recipe/train_panel.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"

#include <QCoreApplication>
#include <QTabWidget>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <utility>

namespace app {

namespace {

constexpr auto kStory = "notebook-story";

/// An experiment's sentence, in the language of the window where it comes along.
QString told(const std::string& text) {
    return QCoreApplication::translate("app::Story", text.c_str());
}

/// Of the run at hand; empty where there are none.
QString variantOf(const SeedSeries& series) {
    return series.hasVariants() ? QString::fromStdString(series.recipe().name) : QString();
}

} // namespace

TrainingPresenter::TrainingPresenter(ui::MainWindow& window, SessionState& state, TrainingWorker& worker,
                                     PredictionWorker& reader, RunLibrary& runs)
    : window_(window), state_(state), worker_(worker), runs_(runs) {
    follow({&state.run()}, [this] {
        if (std::exchange(shown_, state_.runState()) != state_.runState()) {
            window_.setRunState(shown_);
        }
    });
    connect(&window, &ui::MainWindow::trainRequested, this, &TrainingPresenter::train);
    connect(&window, &ui::MainWindow::pauseRequested, this, [this] { state_.pause(); });
    connect(&window, &ui::MainWindow::resumeRequested, this, [this] { state_.resume(); });
    connect(&window, &ui::MainWindow::stopRequested, this, [this] { state_.stop(); });
    connect(&runs, &RunLibrary::resumeReady, this, [this](const std::shared_ptr<const ResumedRun>& run) { resume(*run); });
    connect(&runs, &RunLibrary::repeatReady, this, &TrainingPresenter::repeat);
    connect(&window, &ui::MainWindow::experimentRequested, this, [this](const QString& nameOrFile, bool shortForm) {
        if (state_.data()) {
            post(&runs_, &RunLibrary::beginExperimentFile, nameOrFile, shortForm, state_.data());
        }
    });
    connect(&runs, &RunLibrary::experimentBegun, this,
            [this](const std::shared_ptr<const ExperimentRuns>& begun, const std::optional<double>& seconds) {
                beginExperiment(*begun, seconds);
            });
    connectWorker(reader);
    connectEnd();
}

TrainingPresenter::~TrainingPresenter() {
    state_.interrupt();
}

void TrainingPresenter::connectWorker(PredictionWorker& reader) {
    connect(&worker_, &TrainingWorker::started, this, [this] { state_.started(); });
    connect(&worker_, &TrainingWorker::runBegun, this, [this](const QString& id) { state_.noteId(id); });
    connect(&worker_, &TrainingWorker::teachersProgressed, this, [this](double share, double secondsLeft) {
        if (const Run* run = state_.run().get()) {
            window_.runStatus()->showTeaching(share, run->recipe().distillation.teachers, secondsLeft);
        }
    });
    connect(&worker_, &TrainingWorker::batchesFinished, this, [this](const std::vector<model::BatchMetrics>& batches) {
        state_.finishBatch(batches.back());
        window_.curvePlot()->addBatches(batches);
        window_.runStatus()->showBatch(batches.back());
    });
    connect(&worker_, &TrainingWorker::epochFinished, this,
            [this](const model::EpochMetrics& metrics, const std::shared_ptr<const model::Evaluation>& test) {
                state_.finishEpoch(metrics.epoch, test);
                window_.curvePlot()->addEpoch(metrics);
                window_.runStatus()->showEpoch(metrics);
            });
    connect(&worker_, &TrainingWorker::weightsChanged, this,
            [this](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress& progress) {
                state_.learned(weights, progress);
            });
    // On the training thread: a drawing is read with the latest weights even while the window is busy.
    connect(
        &worker_, &TrainingWorker::weightsChanged, &reader,
        [&reader](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress&, int epoch) {
            reader.setWeights(weights, tr("epoch %1").arg(epoch));
        },
        Qt::DirectConnection);
    connect(&worker_, &TrainingWorker::finished, this, &TrainingPresenter::finishSeed);
    connect(&worker_, &TrainingWorker::stopped, this,
            [this](const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const model::Evaluation>& test,
                   const model::RunProgress& progress, bool kept) {
                const std::optional<Run> run = state_.run() == nullptr ? std::nullopt : std::optional(*state_.run());
                const std::optional<SeedSeries> series = state_.endRun(model, test, kept);
                showEnd(series, tr("Training stopped"));
                if (run && model) {
                    if (test && !run->recipe().validate) {
                        window_.curvePlot()->addEnd({run->epochsDone, test->accuracy()});
                        window_.runStatus()->showEnd(run->epochsDone, test->accuracy());
                    }
                    state_.noteEnd(*run, *series, progress.seconds, model, test);
                }
            });
    connect(&worker_, &TrainingWorker::failed, this,
            [this](const QString& what, const QString& hint, const std::shared_ptr<const model::Model>& model, bool kept) {
                showEnd(state_.endRun(model, nullptr, kept), tr("Training failed"));
                window_.showError(what, hint);
            });
    connect(&worker_, &TrainingWorker::persistFailed, &window_, &ui::MainWindow::showUnsaved);
}

void TrainingPresenter::train(const model::Recipe& asked, int runs) {
    model::Recipe recipe = asked;
    recipe.threads = model::atMostProcessors(asked.threads);
    if (recipe.threads < asked.threads) {
        window_.showInfo(tr("Of the %1 threads asked for, %2 compute: one a processor.").arg(asked.threads).arg(recipe.threads));
    }
    RunRequest request;
    request.recipe = recipe;
    if (state_.data()) {
        request.options.dataFolder = state_.data()->folder;
    }
    bool known = true;
    if (state_.data()) {
        reportErrors([&] { request.networks = networksOf(request, *state_.data()); }, // every seed's
                     [&](const QString& what, const QString& hint) {
                         window_.showError(what, hint);
                         known = false;
                     });
    }
    if (!known) {
        return;
    }
    if (runs > 1) {
        request.study = newRunId();
    }
    SeedSeries series(request, runs);
    if (runs > 1) {
        reportErrors([&] { series.hold(std::make_shared<const RunLock>(request.study, RunLock::Kind::study)); },
                     [](const QString&, const QString&) {}); // the first run reports that nothing can be kept
    }
    if (!begin(series)) {
        return;
    }
    if (runs > 1) {
        ExperimentPlan plan;
        plan.variants = {{recipe, originOf(request, *state_.data())}};
        plan.seeds = std::to_string(recipe.seed) + ".." + std::to_string(recipe.seed + static_cast<std::uint64_t>(runs - 1));
        plan.options = request.options;
        plan.jobs = 1;
        post(&runs_, &RunLibrary::beginStudy, QString::fromStdString(request.study), plan);
    }
    beginCurves();
}

void TrainingPresenter::beginExperiment(const ExperimentRuns& begun, const std::optional<double>& seconds) {
    std::vector<RunRequest> requests;
    std::ranges::transform(begun.runs(), std::back_inserter(requests),
                           [&](const ExperimentRuns::Run& run) { return begun.request(run); });
    const QString runs = QString::number(requests.size());
    SeedSeries series(std::move(requests), {});
    series.belongTo(begun);
    if (!begin(series)) {
        return;
    }
    beginCurves();
    const QString size = seconds ? tr("%1 runs, %2").arg(runs, ui::roughTime(*seconds)) : tr("%1 runs").arg(runs);
    const QString about = told(begun.plan().variants.front().about);
    window_.showInfo(about.isEmpty() ? size : tr("%1: %2").arg(size, about));
    if (auto* page = window_.page<ui::NetworkPage>(); begun.plan().name == kStory && page->hasCounted()) {
        window_.messageBar()->setAction(tr("What layers see…"), [page] { page->showCounted(); });
    }
}

/// The next of an experiment's runs. The first of each variant is told about.
void TrainingPresenter::beginVariant() {
    const SeedSeries& series = state_.run()->series;
    const model::Recipe& recipe = series.recipe();
    window_.trainPanel()->showRun(recipe);
    beginCurves();
    const Variant* variant = series.plan() == nullptr ? nullptr : app::variantOf(*series.plan(), recipe);
    if (variant != nullptr && !variant->about.empty() && !series.hasDone(recipe.name)) {
        window_.showInfo(tr("%1: %2").arg(QString::fromStdString(recipe.name), told(variant->about)));
    }
}

/// The same run again, with what it was made from, on the data set at hand.
void TrainingPresenter::repeat(const std::shared_ptr<const RunRequest>& run, const model::DataHashes& hashes) {
    RunRequest request = *run;
    if (state_.data()) {
        request.options.dataFolder = state_.data()->folder;
    }
    if (!begin(SeedSeries(request))) {
        return;
    }
    const LoadedData& data = *state_.data();
    if (hashes.trainImages != data.hashes.trainImages ||
        (!hashes.trainLabels.empty() && hashes.trainLabels != data.hashes.trainLabels)) {
        window_.showInfo(tr("This run learned from another data set before."));
    } else if (heldBackImagesLearned(request, data)) {
        window_.showInfo(tr("Its initial weights or teachers have learned the images held back: the validation accuracy will "
                            "look too good."));
    }
    beginCurves();
}

void TrainingPresenter::beginCurves() {
    const model::Recipe& recipe = state_.run()->recipe();
    window_.curvePlot()->setMeasuredOnValidation(recipe.validate);
    window_.curvePlot()->beginRun(recipe.epochs, variantOf(state_.run()->series));
    beginSeed();
}

void TrainingPresenter::resume(const ResumedRun& run) {
    std::optional<SeedSeries::Seed> best;
    if (run.best) {
        best = {run.best->seed, run.best->model, nullptr, run.best->run};
    }
    SeedSeries series(run.left, run.done, std::move(best));
    if (run.experiment) {
        series.belongTo(*run.experiment);
    }
    if (begin(series)) {
        window_.curvePlot()->setMeasuredOnValidation(run.left.front().recipe.validate);
        for (const auto& [variant, curve] : run.others) {
            window_.curvePlot()->addToVariant(QString::fromStdString(variant), curve);
        }
        window_.curvePlot()->showRuns(run.curves, variantOf(series));
        beginSeed();
        for (const model::EpochMetrics& epoch : run.curves.back().epochMetrics) {
            window_.runStatus()->showEpoch(epoch);
        }
    }
}

bool TrainingPresenter::begin(const SeedSeries& series) {
    if (!state_.beginTraining(series)) {
        if (!state_.data()) {
            window_.showError(tr("There is no data to learn from yet."), tr("Get MNIST, or choose a folder that holds it."));
        }
        return false;
    }
    QStringList variants;
    if (series.hasVariants() && series.plan() != nullptr) {
        for (const Variant& variant : series.plan()->variants) {
            variants << QString::fromStdString(variant.recipe.name);
        }
    }
    window_.curvePlot()->setVariants(variants);
    window_.trainPanel()->showRun(series.recipe());
    return true;
}

void TrainingPresenter::beginSeed() {
    const Run& run = *state_.run();
    window_.runStatus()->beginRun(run.recipe().epochs, run.series.place(), run.series.epochsToCome());
    window_.runStatus()->setMeasuredOnValidation(run.recipe().validate);
    if (const int teachers = run.recipe().distillation.teachers; teachers > 0) {
        window_.runStatus()->showTeaching(0, teachers);
    }
    post(&worker_, &TrainingWorker::train, TrainingJob{run.series.request(), run.data, run.control});
}

void TrainingPresenter::finishSeed(const std::shared_ptr<const model::Model>& model,
                                   const std::shared_ptr<const model::Evaluation>& test, const model::RunProgress& progress,
                                   bool kept) {
    const std::optional<Run> run = state_.run() == nullptr ? std::nullopt : std::optional(*state_.run());
    const std::optional<SeedSeries> ended = state_.finishSeed(model, test, kept);
    if (ended) {
        state_.noteEnd(*run, *ended, progress.seconds, model, test);
        if (ended->plan() != nullptr && ended->isComplete() && !ended->plan()->after.empty()) {
            window_.showInfo(told(ended->plan()->after));
        }
    } else if (state_.run() != nullptr) { // paused or not, the series goes on as it is
        if (state_.run()->series.hasVariants()) {
            beginVariant();
        } else {
            window_.curvePlot()->beginRepeat();
            beginSeed();
        }
    }
}

void TrainingPresenter::showEnd(const std::optional<SeedSeries>& series, const QString& statusText) {
    if (!series) {
        return;
    }
    window_.runStatus()->showState(statusText);
    if (series->finished() > 1) {
        window_.runStatus()->showState(series->summary());
    }
}

void TrainingPresenter::connectEnd() {
    ui::CurvePlot* plot = window_.curvePlot();
    follow({&state_.ended()}, [this] { offerNext(); });
    connect(plot, &ui::CurvePlot::endDismissed, this, [this] { state_.dismissEnd(); });
    connect(plot, &ui::CurvePlot::mistakesRequested, this, [this] { window_.tabs()->setCurrentWidget(window_.mistakesView()); });
    connect(plot, &ui::CurvePlot::insideRequested, this, [this] { window_.tabs()->setCurrentWidget(window_.insideView()); });
    connect(plot, &ui::CurvePlot::trainLongerRequested, this, &TrainingPresenter::trainLonger);
    connect(plot, &ui::CurvePlot::readRequested, this, [this] {
        if (const EndedRun* ended = state_.ended().get()) {
            emit window_.modelChosen(idOf(ended->id, *ended->model));
        }
    });
    connect(plot, &ui::CurvePlot::plotRequested, this, [this] {
        if (const EndedRun* ended = state_.ended().get()) {
            emit window_.page<ui::RunsView>()->plotRequested({QString::fromStdString(ended->id)});
        }
    });
    connect(plot, &ui::CurvePlot::continueRequested, this, [this] {
        if (const EndedRun* ended = state_.ended().get()) {
            post(&runs_, &RunLibrary::prepareResume, QString::fromStdString(ended->id));
        }
    });
}

void TrainingPresenter::offerNext() {
    const EndedRun* ended = state_.ended().get();
    if (ended == nullptr) {
        window_.curvePlot()->hideEnd();
        return;
    }
    showEnd(ended->series, ended->series.isComplete() ? tr("Training finished") : tr("Training stopped"));
    std::error_code unreadable;
    window_.curvePlot()->showEnd({
        .completed = ended->series.isComplete(),
        .epoch = ended->epoch,
        .epochs = ended->series.recipe().epochs,
        .seconds = ended->seconds,
        .correct = ended->correct,
        .images = ended->images,
        .series = ended->series.finished() > 1 ? ended->series.summary() : QString(),
        .canContinue = !ended->id.empty() && std::filesystem::exists(checkpointPath(ended->id), unreadable),
        .hasVariants = ended->series.hasVariants(),
        .reader = ended->isOpen() ? QString() : state_.openModel()->name,
    });
}

/// A new run that begins with what the last one has learned. Its seed is the next one: the same would vary the images just as
/// before.
void TrainingPresenter::trainLonger() {
    const EndedRun* ended = state_.ended().get();
    if (ended == nullptr) {
        return;
    }
    const RunRequest& before = ended->series.request();
    RunRequest request;
    request.recipe = before.recipe;
    ++request.recipe.seed;
    request.options = before.options;
    request.options.out.clear();
    request.teachers = before.teachers;
    request.networks.teachers = before.networks.teachers;
    request.initialWeights = *ended->model;
    if (begin(SeedSeries(request))) {
        beginCurves();
    }
}

} // namespace app
