// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/mistakes_presenter.h"

#include "app/window/workers/training_worker.h"
#include "app/window/workers/worker_thread.h"
#include "ui/draw/draw_panel.h"
#include "ui/pages/mistakes_view.h"
#include "ui/window/main_window.h"

namespace app {

MistakesPresenter::MistakesPresenter(ui::MainWindow& window, SessionState& state, TrainingWorker& worker)
    : window_(window), state_(state), worker_(worker) {
    ui::MistakesView* view = window.mistakesView();
    follow({&state.mistakes()}, [this] { show(); });
    follow({&state.openModel(), &state.openData()}, [this] { evaluateLastRun(); });
    connect(view, &ui::MistakesView::evaluateRequested, this, &MistakesPresenter::evaluate);
    connect(view, &ui::MistakesView::imageActivated, this, [this](int index, const QString& caption) {
        if (const auto image = testImage(index)) {
            window_.drawPanel()->showImage(*image, caption);
        }
    });
    view->setImageSource([this](int index) { return testImage(index); });
    connect(&worker, &TrainingWorker::evaluated, this,
            [this](const auto& evaluation, const auto& model, const auto& data) { state_.evaluated(evaluation, model, data); });
    connect(&worker, &TrainingWorker::evaluationFailed, &window, &ui::MainWindow::showError);
}

std::optional<model::DigitImage> MistakesPresenter::testImage(int index) const {
    const auto at = static_cast<std::size_t>(index);
    const TestEvaluation* mistakes = state_.mistakes().get();
    return mistakes != nullptr && at < mistakes->data->test.images.size() ? std::optional(mistakes->data->test.images[at])
                                                                          : std::nullopt;
}

void MistakesPresenter::evaluate() {
    const OpenModel* open = state_.openModel().get();
    if (open != nullptr && open->knowsLabels && state_.data()) {
        post(&worker_, &TrainingWorker::evaluate, open->reader, state_.data());
    }
}

/// What the window showed when it was closed, once there is data.
void MistakesPresenter::evaluateLastRun() {
    const OpenModel* open = state_.openModel().get();
    if (open != nullptr && open->lastRun && open->model != evaluated_ && state_.data() && state_.run() == nullptr) {
        evaluated_ = open->model;
        evaluate();
    }
}

void MistakesPresenter::show() {
    const TestEvaluation* read = state_.mistakes().get();
    const std::shared_ptr<const model::Evaluation> mistakes = read == nullptr ? nullptr : read->evaluation;
    if (mistakes == nullptr) {
        window_.mistakesView()->clear();
    } else if (mistakes != shown_) {
        window_.mistakesView()->setEvaluation(*mistakes, read->shiftAveraging);
    }
    shown_ = mistakes;
}

} // namespace app
