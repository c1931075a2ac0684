// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_state.h"

#include "ui/pages/run_text.h"

#include <QFileInfo>

#include <utility>

namespace app {

using ui::RunState;

namespace {

/// "quick · seed 3" → "quick, seed 3", which every file system and shell can live with.
QString fileName(QString name) {
    return name.replace(" · ", ", ");
}

} // namespace

ui::SaveOffer SessionState::saveOffer() const {
    if (run_) {
        return {run_->weights != nullptr, true, {}, fileName(run_->nameSoFar())};
    }
    return open_ ? ui::SaveOffer{true, false, open_->path, fileName(open_->name)} : ui::SaveOffer{false, false, {}, {}};
}

std::shared_ptr<const model::Model> SessionState::modelToSave() const {
    return run_ ? run_->modelSoFar() : open_ ? open_->model : nullptr;
}

QString SessionState::named(const QString& name, const model::Model& model) {
    const auto kind = model.card.weightsKind;
    if (!kind || !model.card.recipe || (!model.card.recipe->validate && model.card.recipe->weightAveraging == 0)) {
        return name;
    }
    return name + " · " + ui::weightsTitle(*kind);
}

bool SessionState::openFirst(std::shared_ptr<const model::Model> model, const QString& name) {
    if (open_) {
        return false;
    }
    open_ = OpenModel{std::move(model), name, {}, false, nullptr};
    return true;
}

bool SessionState::open(std::shared_ptr<const model::Model> model, const QString& path, const QString& name) {
    if (run_) {
        return false;
    }
    open_ = OpenModel{std::move(model), name, path, false, nullptr};
    mistakes_.reset();
    return true;
}

bool SessionState::saved(const QString& path, const std::shared_ptr<const model::Model>& model) {
    if (!open_ || open_->model != model) {
        return false;
    }
    open_->path = path;
    open_->name = QFileInfo(path).completeBaseName();
    open_->modified = false;
    return true;
}

bool SessionState::receiveData(std::shared_ptr<const LoadedData> data) {
    if (run_) {
        waitingData_ = std::move(data);
        return false;
    }
    data_ = std::move(data);
    mistakes_.reset();
    return true;
}

bool SessionState::beginTraining(SeedSeries series) {
    if (run_ || !data_) {
        return false;
    }
    run_.emplace();
    run_->series = std::move(series);
    run_->data = data_;
    mistakes_.reset();
    return true;
}

bool SessionState::beginFineTuning(const model::Recipe& recipe) {
    if (run_ || !data_ || !open_) {
        return false;
    }
    run_.emplace();
    run_->kind = Run::Kind::fineTuning;
    RunRequest request;
    request.recipe = recipe;
    run_->series = SeedSeries(request);
    run_->data = data_;
    run_->phase = RunState::training;
    return true;
}

void SessionState::started() {
    if (run_ && run_->phase == RunState::preparing) {
        run_->phase = RunState::training;
    }
}

void SessionState::noteId(const QString& id) {
    if (run_) {
        run_->id = id.toStdString();
    }
}

bool SessionState::pause() {
    if (!run_ || run_->phase != RunState::training) {
        return false;
    }
    run_->phase = RunState::paused;
    run_->control->setPaused(true);
    return true;
}

bool SessionState::resume() {
    if (!run_ || run_->phase != RunState::paused) {
        return false;
    }
    run_->phase = RunState::training;
    run_->control->setPaused(false);
    return true;
}

bool SessionState::stop() {
    if (!run_) {
        return false;
    }
    run_->phase = RunState::stopping;
    run_->control->stop();
    return true;
}

void SessionState::interrupt() {
    if (stop()) {
        run_->control->interrupt();
    }
}

void SessionState::learned(std::shared_ptr<const model::Weights> weights, const model::RunProgress& progress) {
    if (run_) {
        run_->weights = std::move(weights);
        run_->progress = progress;
    }
}

void SessionState::finishBatch(const model::BatchMetrics& metrics) {
    if (run_) {
        run_->epochsDone = metrics.epochsDone;
    }
}

void SessionState::finishEpoch(const model::EpochMetrics&, std::shared_ptr<const model::Evaluation> test) {
    if (!run_) {
        return;
    }
    if (!run_->recipe().validate) { // else it is of training images that were held back
        mistakes_ = TestEvaluation{std::move(test), run_->data};
    }
}

bool SessionState::finishSeed(std::shared_ptr<const model::Model> model) {
    if (!run_) {
        return false;
    }
    const QString name = named(run_->name(), *model);
    const bool more = run_->series.finishRun(model->card.testAccuracy.value_or(0)) && run_->phase != RunState::stopping;
    open_ = OpenModel{std::move(model), name, {}, true, nullptr};
    if (more) {
        run_->beginNextSeed();
        mistakes_.reset();
    } else {
        clearRun();
    }
    return more;
}

void SessionState::endRun(std::shared_ptr<const model::Model> model) {
    if (!run_) {
        return;
    }
    if (model) {
        const QString name = named(run_->name(), *model);
        open_ = OpenModel{std::move(model), name, {}, true, nullptr};
    }
    clearRun();
}

void SessionState::finishFineTuning(std::shared_ptr<const model::Model> model) {
    if (!run_) {
        return;
    }
    auto before = std::make_shared<const OpenModel>(std::move(*open_));
    open_ = OpenModel{std::move(model), run_->name(), {}, true, std::move(before)};
    mistakes_.reset();
    clearRun();
}

bool SessionState::returnToModelBefore() {
    if (run_ || !open_ || !open_->before) {
        return false;
    }
    open_ = OpenModel(*open_->before);
    mistakes_.reset();
    return true;
}

bool SessionState::evaluated(const std::shared_ptr<const model::Evaluation>& evaluation,
                             const std::shared_ptr<const model::Model>& model, const std::shared_ptr<const LoadedData>& data) {
    if (run_ || !open_ || open_->model != model || data_ != data) {
        return false;
    }
    mistakes_ = TestEvaluation{evaluation, data};
    return true;
}

void SessionState::clearRun() {
    run_.reset();
    if (waitingData_) {
        data_ = std::exchange(waitingData_, nullptr);
        mistakes_.reset();
    }
}

} // namespace app
