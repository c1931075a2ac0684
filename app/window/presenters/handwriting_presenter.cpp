// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/handwriting_presenter.h"

#include "app/drawings/handwriting.h"
#include "app/storage/recipe_files.h"
#include "app/window/shown_change.h"
#include "app/window/workers/fine_tuning_worker.h"
#include "app/window/workers/prediction_worker.h"
#include "app/window/workers/worker_thread.h"
#include "model/network/class_order.h"
#include "ui/draw/draw_panel.h"
#include "ui/pages/handwriting_view.h"
#include "ui/style/number_text.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
#include "ui/window/run_status.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace app {
namespace {

constexpr int kFewest = 4; ///< of one digit

} // namespace

HandwritingPresenter::HandwritingPresenter(ui::MainWindow& window, SessionState& state, Handwriting& store,
                                           FineTuningWorker& worker, PredictionWorker& reader)
    : window_(window), view_(*window.handwritingView()), state_(state), store_(store), worker_(worker) {
    follow({&state.openModel(), &state.openData()}, [this] { show(); });
    follow({&state.run()}, [this] {
        if ((state_.run() != nullptr) != busy_) {
            show();
        }
    });
    connectStore();
    connectFineTuning(reader);
    show();
}

void HandwritingPresenter::connectStore() {
    ui::DrawPanel* panel = window_.drawPanel();
    connect(panel, &ui::DrawPanel::drawingLabelled, this,
            [this](int digit, const model::Drawing& drawing) { post(&store_, &Handwriting::add, digit, drawing, qint64{0}); });
    connect(panel, &ui::DrawPanel::undoLabelRequested, this, [this] { post(&store_, &Handwriting::undoChange, addedChange_); });
    connect(&view_, &ui::HandwritingView::undoRequested, &store_, &Handwriting::undoChange);
    connect(&view_, &ui::HandwritingView::removeRequested, &store_, &Handwriting::remove);
    connect(&view_, &ui::HandwritingView::relabelRequested, this, [this](const QList<qint64>& ids, int label) {
        post(&store_, &Handwriting::relabel, ids, alphabet_.numbers()[static_cast<std::size_t>(label)]);
    });
    connect(&view_, &ui::HandwritingView::importRequested, &store_, &Handwriting::importFrom);
    connect(&view_, &ui::HandwritingView::exportRequested, &store_, &Handwriting::exportTo);
    connect(&store_, &Handwriting::undoOffered, this, [this, panel](qint64 change, const QString& what) {
        view_.setUndo(change, shownChange(what));
        // Changes count up: what lies beyond the last one was undone, on the page or in another window.
        if (change < addedChange_) {
            panel->forgetAdded();
        }
        if (change < noticedChange_) {
            window_.messageBar()->withdraw(notice_);
        }
    });
    connect(&store_, &Handwriting::alphabetsChanged, this, [this, panel](const std::vector<Alphabet>&, const Alphabet& shown) {
        alphabet_ = shown;
        panel->setOwnClasses(shown.id == 0 ? model::ClassNames() : shown.names());
    });
    connect(&store_, &Handwriting::changed, this, &HandwritingPresenter::showDrawings);
    connect(&store_, &Handwriting::added, this, [this, panel](int digit, int drawings, qint64 change, qint64 alphabet) {
        const Alphabet its = alphabet == 0 ? Alphabet() : alphabet_;
        if (view_.asked() >= 0 || !its.has(digit)) { // the page shows it
            return;
        }
        addedChange_ = change;
        panel->showAdded(QString::fromStdString(its.classes[static_cast<std::size_t>(digit)]), drawings);
    });
    connect(&store_, &Handwriting::removed, this, [this](int drawings, qint64 change) {
        offerUndo(drawings == 1 ? tr("Deleted 1 drawing") : tr("Deleted %1 drawings").arg(ui::grouped(drawings)),
                  "delete " + countedDrawings(drawings), change);
    });
    connect(&store_, &Handwriting::alphabetRemoved, this, [this](const QString& name, qint64 change) {
        offerUndo(tr("Deleted the alphabet %1").arg(name), "delete the alphabet " + name, change);
    });
    connect(&store_, &Handwriting::imported, this, [this](const Imported& its, qint64 change) {
        QString what = its.drawings == 1 ? tr("Imported 1 drawing") : tr("Imported %1 drawings").arg(ui::grouped(its.drawings));
        if (its.sheets > 0) {
            what = (its.sheets == 1 ? tr("1 sheet: %1 of %2 boxes are written in.")
                                    : tr("%3 sheets: %1 of %2 boxes are written in.").arg(its.sheets))
                       .arg(its.drawings)
                       .arg(its.boxes);
        }
        if (!its.doubtful.isEmpty()) {
            what +=
                " " + (its.doubtful.size() == 1
                           ? tr("1 drawing reaches over its box and is selected: is it good?")
                           : tr("%1 drawings reach over their boxes and are selected: are they good?").arg(its.doubtful.size()));
            view_.select(its.doubtful);
        }
        offerUndo(what, "import " + countedDrawings(its.drawings), change);
    });
    connect(&view_, &ui::HandwritingView::sheetsRequested, this,
            [this](const QString& path) { post(&store_, &Handwriting::printSheets, path, alphabet_.id); });
    connect(&store_, &Handwriting::sheetsPrinted, this, [this](const QString& path) {
        window_.showInfo(tr("Saved to %1").arg(path));
        window_.messageBar()->setAction(tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    });
    connect(&store_, &Handwriting::noticed, &window_, &ui::MainWindow::showInfo);
    connect(&store_, &Handwriting::exported, this,
            [this](const QString& path) { window_.showInfo(tr("Saved to %1").arg(path)); });
    connect(&store_, &Handwriting::failed, &window_, &ui::MainWindow::showError);
}

void HandwritingPresenter::showDrawings(const std::shared_ptr<const model::DataSet>& drawings, const QList<qint64>& ids) {
    drawings_ = drawings;
    std::vector<ui::HandwritingSample> samples;
    samples.reserve(drawings->images.size());
    for (std::size_t i = 0; i < drawings->images.size(); ++i) {
        samples.push_back({ids[static_cast<qsizetype>(i)], drawings->labels[i], drawings->images[i]});
    }
    view_.setSamples(std::move(samples));
    show();
}

void HandwritingPresenter::offerUndo(const QString& what, const QString& undo, qint64 change) {
    notice_ = what;
    noticedChange_ = change;
    window_.showInfo(what);
    window_.messageBar()->setAction(tr("Undo: %1").arg(shownChange(undo)),
                                    [this, change] { post(&store_, &Handwriting::undoChange, change); });
}

void HandwritingPresenter::connectFineTuning(PredictionWorker& reader) {
    connect(&view_, &ui::HandwritingView::fineTuneRequested, this, &HandwritingPresenter::fineTune);
    connect(&view_, &ui::HandwritingView::modelBeforeRequested, this, [this] {
        if (state_.returnToModelBefore()) {
            window_.runStatus()->showIdle(tr("Ready")); // what stood there was of the other model
            window_.drawPanel()->canvas()->setFocus();  // the button that was pressed is gone
        }
    });
    connect(&worker_, &FineTuningWorker::progressed, this, [this](const model::BatchMetrics& batch) {
        state_.finishBatch(batch);
        window_.runStatus()->showBatch(batch);
    });
    connect(&worker_, &FineTuningWorker::weightsChanged, this,
            [this](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress& progress) {
                state_.learned(weights, progress);
            });
    // On the training thread: a drawing is read with the latest weights even while the window is busy.
    connect(
        &worker_, &FineTuningWorker::weightsChanged, &reader,
        [&reader](const std::shared_ptr<const model::Weights>& weights, const model::RunProgress&, int epoch) {
            reader.setWeights(weights, tr("epoch %1").arg(epoch));
        },
        Qt::DirectConnection);
    connect(&worker_, &FineTuningWorker::stopped, this, [this] {
        state_.endRun(nullptr);
        endFineTuning(tr("Fine-tuning stopped"));
    });
    connect(&worker_, &FineTuningWorker::failed, this, [this](const QString& what, const QString& hint) {
        state_.endRun(nullptr);
        endFineTuning(tr("Fine-tuning failed"));
        window_.showError(what, hint);
    });
    connect(&worker_, &FineTuningWorker::finished, this,
            [this](const std::shared_ptr<const model::Model>& model, const QString& summary, bool kept) {
                tuned_ = model;
                result_ = summary;
                state_.finishFineTuning(model, kept);
                endFineTuning(tr("Fine-tuned: %1").arg(summary));
            });
    connect(&worker_, &FineTuningWorker::persistFailed, &window_, &ui::MainWindow::showUnsaved);
}

void HandwritingPresenter::fineTune() {
    const OpenModel* open = state_.openModel().get();
    if (open == nullptr || !drawings_ || !state_.beginFineTuning(fineTuningRecipeFor(*open->model))) {
        return;
    }
    window_.drawPanel()->canvas()->setFocus(); // the button that was pressed is disabled: Space pauses
    window_.runStatus()->beginRun(state_.run()->recipe().epochs);
    view_.showResult(tr("Fine-tuning…"));
    post(&worker_, &FineTuningWorker::run, FineTuningJob{open->model, drawings_, state_.run()->data, state_.run()->control});
}

void HandwritingPresenter::endFineTuning(const QString& statusText) {
    window_.runStatus()->showIdle(statusText);
    showResult();
}

/// The result belongs to the model that it is of.
void HandwritingPresenter::showResult() {
    if (alphabet_.id != 0) {
        return;
    }
    const OpenModel* open = state_.openModel().get();
    const bool isOpen = open != nullptr && tuned_ != nullptr && open->model == tuned_;
    view_.showResult(isOpen ? result_ : QString());
}

void HandwritingPresenter::show() {
    const OpenModel* open = state_.openModel().get();
    busy_ = state_.run() != nullptr;
    view_.setModelBefore(open != nullptr && open->before != nullptr && !busy_);
    view_.setObstacle(obstacle());
    if (!busy_) {
        showResult();
    }
}

std::vector<int> HandwritingPresenter::counts() const {
    std::vector<int> counts(alphabet_.numbers().size());
    if (drawings_ && drawings_->classes == (alphabet_.id == 0 ? model::ClassNames() : alphabet_.names())) {
        for (const std::uint8_t label : drawings_->labels) {
            ++counts[label];
        }
    }
    return counts;
}

QString HandwritingPresenter::obstacleToTraining() const {
    const std::vector<int> drawn = counts();
    const auto fewest = std::ranges::min_element(drawn);
    if (*fewest >= ui::HandwritingView::kFewestOwn) {
        return {};
    }
    return tr("Draw each class %1 times to begin with, better %2 times: “%3” has %4 so far.")
        .arg(ui::HandwritingView::kFewestOwn)
        .arg(ui::HandwritingView::kWantedOwn)
        .arg(QString::fromStdString(alphabet_.names()[static_cast<std::size_t>(fewest - drawn.begin())]))
        .arg(*fewest);
}

QString HandwritingPresenter::obstacle() const {
    if (busy_) {
        return tr("Stop the run first.");
    }
    if (alphabet_.id != 0) {
        return obstacleToTraining();
    }
    if (!state_.data()) {
        return tr("Fine-tuning needs a data set beside your drawings: get MNIST first.");
    }
    if (const OpenModel* open = state_.openModel().get(); open != nullptr && !model::matchClasses(open->model->card, {}).fits()) {
        return tr("Your drawings are digits; the open model tells other classes apart.");
    }
    if (!model::matchClasses(state_.data()->train.classes, {}).fits()) {
        return tr("Your drawings are digits; the open data set has other classes.");
    }
    const std::vector<int> drawn = counts();
    const auto most = std::ranges::max_element(drawn);
    if (*most < kFewest) { // the digit that is nearest to it
        const auto digit = most - drawn.begin();
        const int more = kFewest - *most;
        if (*most == 0) {
            return tr("Draw one digit %1 times to begin with; best is every digit ten times.").arg(more);
        }
        return more == 1 ? tr("Draw one more %1 to begin with; best is every digit ten times.").arg(digit)
                         : tr("Draw %1 more of the digit %2 to begin with; best is every digit ten times.").arg(more).arg(digit);
    }
    return {};
}

} // namespace app
