// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/runs_presenter.h"

#include "app/runs/run_library.h"
#include "app/storage/path_text.h"
#include "app/window/shown_change.h"
#include "app/window/workers/file_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/curves/curve_plot.h"
#include "ui/curves/experiment_plot.h"
#include "ui/pages/run_text.h"
#include "ui/pages/runs_view.h"
#include "ui/style/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSettings>

#include <algorithm>
#include <iterator>
#include <utility>

namespace app {

namespace {

/// Those series of which all runs are among these curves.
std::vector<ui::OverlaidSeries> wholeSeries(const std::vector<model::RunRecord>& runs,
                                            const std::vector<model::RunCurve>& curves) {
    std::vector<ui::OverlaidSeries> found;
    for (const std::vector<const model::RunRecord*>& series : model::byVariant(runs)) {
        const bool whole = series.size() > 1 && std::ranges::all_of(series, [&](const model::RunRecord* run) {
                               return std::ranges::count(curves, run->id, &model::RunCurve::id) > 0;
                           });
        if (!whole) {
            continue;
        }
        const model::RunRecord& first = *series.front();
        const std::string& name = first.name.empty() ? first.recipe.name : first.name;
        ui::OverlaidSeries& one = found.emplace_back();
        one.id = QString::fromStdString(model::seriesId(first));
        one.name = QString::fromStdString(name);
        for (const model::RunRecord* run : series) {
            one.runs << QString::fromStdString(run->id);
        }
    }
    return found;
}

} // namespace

RunsPresenter::RunsPresenter(ui::MainWindow& window, SessionState& state, FileWorker& files, RunLibrary& runs)
    : window_(window), view_(*window.page<ui::RunsView>()), state_(state), files_(files), runs_(runs) {
    follow({&state.run()}, [this] {
        const Run* run = state_.run().get();
        const auto now = run == nullptr ? std::nullopt : std::optional(std::pair(run->id, run->phase == ui::RunState::paused));
        if (now) { // the notice is about a run other than the current one
            window_.messageBar()->withdraw(interrupted_);
        }
        if (std::exchange(current_, now) != now) {
            view_.setBusy(now.has_value());
            view_.setCurrentRun(now ? QString::fromStdString(now->first) : QString(), now && now->second);
        }
    });
    connect(&runs, &RunLibrary::failed, &window, &ui::MainWindow::showError);
    connect(&runs, &RunLibrary::noticed, &window, &ui::MainWindow::showInfo);
    connect(&runs, &RunLibrary::firstLoaded, this,
            [this](const std::shared_ptr<const model::Model>& model, const ShownCurves& curves) {
                if (model && state_.run() == nullptr) {
                    showFirst(curves, model->card.recipe && model->card.recipe->validate);
                    window_.endFirstSteps(); // they were trained in the terminal, or before there were any
                }
            });
    connect(&runs, &RunLibrary::listed, this, [this](const RunList& records) {
        shown_ = records;
        view_.setRuns(*records);
        refreshPlot();
        if (!std::exchange(listed_, true)) {
            offerContinue();
        }
    });
    connectView();
    connectOverlays();
}

void RunsPresenter::showFirst(const ShownCurves& curves, bool validated) {
    ui::CurvePlot* plot = window_.curvePlot();
    plot->setMeasuredOnValidation(validated);
    QStringList variants;
    std::ranges::transform(curves.variants, std::back_inserter(variants), &QString::fromStdString);
    plot->setVariants(variants);
    for (const auto& [variant, curve] : curves.others) {
        plot->addToVariant(QString::fromStdString(variant), curve);
    }
    plot->showRuns(curves.own, QString::fromStdString(curves.variant));
}

/// Where the newest run was interrupted: once. It goes on from the page at any time.
void RunsPresenter::offerContinue() {
    constexpr auto kToldKey = "interruptedRunTold";
    if (shown_->empty() || shown_->front().outcome != model::RunOutcome::interrupted || !shown_->front().canContinue) {
        return;
    }
    const model::RunRecord& newest = shown_->front();
    const QString id = QString::fromStdString(newest.id);
    if (state_.run() != nullptr || QSettings().value(kToldKey) == id) {
        return;
    }
    QSettings().setValue(kToldKey, id);
    interrupted_ = tr("%1 was interrupted after %2 of %3 epochs.")
                       .arg(ui::runName(newest), QString::number(newest.epochs), QString::number(newest.recipe.epochs));
    window_.showInfo(interrupted_);
    window_.messageBar()->setAction(tr("Continue"), [this, id] { post(&runs_, &RunLibrary::prepareResume, id); });
}

void RunsPresenter::connectView() {
    connect(&window_, &ui::MainWindow::closing, &view_, &ui::RunsView::finishNote);
    connect(&view_, &ui::RunsView::renamed, &runs_, &RunLibrary::rename);
    connect(&view_, &ui::RunsView::noteChanged, &runs_, &RunLibrary::setNote);
    connect(&view_, &ui::RunsView::starChanged, &runs_, &RunLibrary::setStarred);
    connect(&view_, &ui::RunsView::deleteRequested, &runs_, &RunLibrary::remove);
    connect(&view_, &ui::RunsView::undoDeleteRequested, &runs_, &RunLibrary::undoRemove);
    connect(&view_, &ui::RunsView::exportRequested, &runs_, &RunLibrary::exportRuns);
    connect(&view_, &ui::RunsView::tensorBoardRequested, &runs_, &RunLibrary::exportToTensorBoard);
    connect(&view_, &ui::RunsView::plotRequested, this, &RunsPresenter::plot);
    connect(&view_, &ui::RunsView::continueRequested, &runs_, &RunLibrary::prepareResume);
    connect(&view_, &ui::RunsView::trainAgainRequested, &runs_, &RunLibrary::prepareRepeat);
    connect(&view_, &ui::RunsView::copyRecipeRequested, &runs_, &RunLibrary::prepareRecipeText);
    connect(&view_, &ui::RunsView::copyCommandRequested, &runs_, &RunLibrary::prepareCommand);
    connect(&runs_, &RunLibrary::recipeTextReady, this, [this](const QString& json) {
        QGuiApplication::clipboard()->setText(json);
        window_.showInfo(tr("The recipe is on the clipboard."));
    });
    connect(&runs_, &RunLibrary::commandReady, this, [this](const QString& command) {
        QGuiApplication::clipboard()->setText(command);
        window_.showInfo(tr("The command is on the clipboard."));
    });
    connect(&view_, &ui::RunsView::openModelRequested, this, [this](const QString& id) { openModel(id, std::nullopt); });
    connect(&view_, &ui::RunsView::openWeightsRequested, this, &RunsPresenter::openModel);
    connect(&runs_, &RunLibrary::undoOffered, this, [this](const QString& removal, const QString& what) {
        view_.setUndo(removal, shownChange(what));
        if (removal < noticedRemoval_) { // their names are times: a later one than the last was undone
            window_.messageBar()->withdraw(notice_);
        }
    });
    connect(&runs_, &RunLibrary::removed, this, &RunsPresenter::offerUndo);
    connect(&runs_, &RunLibrary::exported, this, [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
}

void RunsPresenter::connectOverlays() {
    ui::CurvePlot* plot = window_.curvePlot();
    const auto showColours = [this, plot] { view_.setOverlayColors(plot->overlayColours()); };
    connect(&view_, &ui::RunsView::overlaysChosen, &runs_, &RunLibrary::loadCurves);
    connect(&runs_, &RunLibrary::curvesLoaded, this, [this, plot, showColours](const std::vector<model::RunCurve>& curves) {
        QStringList validated;
        for (const model::RunRecord& run : *shown_) {
            if (run.recipe.validate) {
                validated << QString::fromStdString(run.id);
            }
        }
        std::vector<model::RunCurve> named = curves;
        for (model::RunCurve& curve : named) {
            if (const auto run = std::ranges::find(*shown_, curve.id, &model::RunRecord::id); run != shown_->end()) {
                curve.name = ui::runName(*run).toStdString();
            }
        }
        plot->setOverlays(named, validated, wholeSeries(*shown_, named));
        showColours();
    });
    connect(&ui::ThemeNotifier::instance(), &ui::ThemeNotifier::changed, this, showColours);
    connect(plot, &ui::CurvePlot::overlayRemoved, this, [this, plot, showColours](const QString& id) {
        QStringList left = plot->overlayColours().keys();
        left.removeAll(id);
        view_.setOverlays(left);
        showColours();
    });
}

/// Of these runs and all others of their experiments; it follows those that go on.
void RunsPresenter::plot(const QStringList& ids) {
    plotted_.clear();
    for (const model::RunRecord& run : *shown_) {
        if (ids.contains(QString::fromStdString(run.id))) {
            plotted_.insert(run.study.empty() ? run.id : run.study);
        }
    }
    if (plot_) {
        plot_->close();
    }
    plot_ = new ui::ExperimentPlot(plotted_.size() == 1 ? tr("Experiment") : tr("Runs"), &window_);
    connect(plot_, &ui::ExperimentPlot::saved, &window_,
            [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
    connect(plot_, &ui::ExperimentPlot::saveFailed, &window_, [this](const QString& path) {
        window_.showError(tr("The plot could not be saved as %1.").arg(path),
                          tr("Choose a folder you may write to, and a name ending in .png, .svg, .pdf or .csv."));
    });
    refreshPlot();
    plot_->show();
}

void RunsPresenter::refreshPlot() {
    if (!plot_) {
        return;
    }
    std::vector<model::RunRecord> runs;
    std::ranges::copy_if(*shown_, std::back_inserter(runs), [this](const model::RunRecord& run) {
        return plotted_.contains(run.id) || plotted_.contains(run.study);
    });
    plot_->setRuns(runs);
}

void RunsPresenter::offerUndo(int runs, const QString& removal) {
    notice_ = runs == 1 ? tr("Deleted 1 run. Its files are kept for %1 more days.").arg(RunStore::kDeletedDays)
                        : tr("Deleted %1 runs. Their files are kept for %2 more days.").arg(runs).arg(RunStore::kDeletedDays);
    noticedRemoval_ = removal;
    window_.showInfo(notice_);
    window_.messageBar()->setAction(runs == 1 ? tr("Undo: delete 1 run") : tr("Undo: delete %1 runs").arg(runs),
                                    [this, removal] { post(&runs_, &RunLibrary::undoRemove, removal); });
}

void RunsPresenter::openModel(const QString& id, std::optional<model::WeightsKind> kind) {
    const auto run = std::ranges::find(*shown_, id.toStdString(), &model::RunRecord::id);
    if (run == shown_->end() || run->model.empty()) {
        return;
    }
    std::filesystem::path path = run->model;
    if (kind) {
        path.replace_filename(std::string(model::weightsKindName(*kind)) + ".safetensors");
    }
    post(&files_, &FileWorker::openKeptModel, toText(path), modelId(run->id, kind.value_or(run->weights.front())));
}

} // namespace app
