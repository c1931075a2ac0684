// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_state.h"

#include "app/window/thin_out.h"
#include "model/network/class_order.h"
#include "ui/pages/run_text.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <utility>

namespace app {

using ui::RunState;

namespace {

constexpr std::size_t kMaxEpochWeights = 200; ///< 50 KB each

} // namespace

class SessionState::Transition {
public:
    explicit Transition(SessionState& state) : state_(state) {}
    ~Transition() {
        if (state_.model_.edited_ || state_.data_.edited_) {
            state_.matchReader();
        }
        if (state_.ended_ != nullptr && (state_.run_ != nullptr || state_.ended_->reader != state_.model_->model)) {
            state_.ended_.edit().reset();
        }
        const std::array<ObservableBase*, 6> values{&state_.model_,   &state_.data_,     &state_.run_,
                                                    &state_.history_, &state_.mistakes_, &state_.ended_};
        for (ObservableBase* value : values) {
            if (std::exchange(value->edited_, false)) {
                emit value->changed();
            }
        }
    }
    Transition(const Transition&) = delete;
    Transition& operator=(const Transition&) = delete;

private:
    SessionState& state_;
};

bool SessionState::openFirst(std::shared_ptr<const model::Model> model, const QString& name, const QString& id, bool lastRun) {
    const Transition transition(*this);
    if (model_ != nullptr) {
        return false;
    }
    model_.edit() = OpenModel{std::move(model), name, {}, false, lastRun, nullptr, id};
    return true;
}

void SessionState::takeOver(const OpenModel* model, std::shared_ptr<const LoadedData> data,
                            std::optional<TestEvaluation> mistakes, std::optional<EndedRun> ended) {
    const Transition transition(*this);
    if (model != nullptr) {
        model_.edit() = *model;
    }
    if (data) {
        setData(std::move(data));
    }
    if (mistakes) {
        mistakes_.edit() = std::move(*mistakes);
    }
    if (ended) {
        ended_.edit() = std::move(*ended);
    }
}

bool SessionState::open(std::shared_ptr<const model::Model> model, const QString& path, const QString& name, const QString& id) {
    const Transition transition(*this);
    if (run_ != nullptr) {
        return false;
    }
    model_.edit() = OpenModel{std::move(model), name, path, false, false, nullptr, path.isEmpty() ? id : path};
    mistakes_.edit().reset();
    return true;
}

void SessionState::rename(const QString& name) {
    const Transition transition(*this);
    if (model_ != nullptr && model_->name != name) {
        model_.edit()->name = name;
    }
}

bool SessionState::saved(const QString& path, const std::shared_ptr<const model::Model>& model) {
    const Transition transition(*this);
    if (model_ == nullptr || model_->model != model) {
        return false;
    }
    OpenModel& open = *model_.edit();
    open.path = path;
    open.id = path;
    open.name = QFileInfo(path).completeBaseName();
    open.modified = false;
    return true;
}

bool SessionState::receiveData(std::shared_ptr<const LoadedData> data) {
    const Transition transition(*this);
    if (run_ != nullptr) {
        data_.edit()->waiting = std::move(data);
        return false;
    }
    setData(std::move(data));
    return true;
}

void SessionState::setData(std::shared_ptr<const LoadedData> data) {
    data_.edit() = OpenData{std::move(data), nullptr};
    mistakes_.edit().reset();
}

bool SessionState::beginTraining(SeedSeries series) {
    const Transition transition(*this);
    if (run_ != nullptr || !data()) {
        return false;
    }
    Run& run = run_.edit().emplace();
    run.series = std::move(series);
    run.data = data();
    mistakes_.edit().reset();
    return true;
}

bool SessionState::beginFineTuning(const model::Recipe& recipe) {
    const Transition transition(*this);
    if (run_ != nullptr || !data() || model_ == nullptr) {
        return false;
    }
    Run& run = run_.edit().emplace();
    run.kind = Run::Kind::fineTuning;
    RunRequest request;
    request.recipe = recipe;
    run.series = SeedSeries(request);
    run.data = data();
    run.phase = RunState::training;
    return true;
}

void SessionState::started() {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return;
    }
    history_.edit() = EpochHistory{(history_ == nullptr ? 0 : history_->run) + 1, run_->name(), {}, run_->data, nullptr, true};
    if (hasPhase(RunState::preparing)) { // the next seed of a series may be paused
        run_.edit()->phase = RunState::training;
    }
}

void SessionState::noteId(const QString& id) {
    const Transition transition(*this);
    if (run_ != nullptr) {
        run_.edit()->id = id.toStdString();
    }
}

bool SessionState::pause() {
    const Transition transition(*this);
    if (!hasPhase(RunState::training)) {
        return false;
    }
    run_.edit()->phase = RunState::paused;
    run_->control->setPaused(true);
    return true;
}

bool SessionState::resume() {
    const Transition transition(*this);
    if (!hasPhase(RunState::paused)) {
        return false;
    }
    run_.edit()->phase = RunState::training;
    run_->control->setPaused(false);
    return true;
}

bool SessionState::stop() {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return false;
    }
    run_.edit()->phase = RunState::stopping;
    run_->control->stop();
    return true;
}

void SessionState::interrupt() {
    if (run_ != nullptr) {
        run_->control->interrupt(); // before it stops: its end says how
        stop();
    }
}

void SessionState::learned(std::shared_ptr<const model::Weights> weights, const model::RunProgress& progress) {
    const Transition transition(*this);
    if (run_ != nullptr) {
        Run& run = *run_.edit();
        run.weights = std::move(weights);
        run.progress = progress;
    }
}

void SessionState::finishBatch(const model::BatchMetrics& metrics) {
    const Transition transition(*this);
    if (run_ != nullptr) {
        run_.edit()->epochsDone = metrics.epochsDone;
    }
}

void SessionState::finishEpoch(int epoch, std::shared_ptr<const model::Evaluation> test) {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return;
    }
    if (run_->weights && history_ != nullptr) {
        std::vector<EpochWeights>& epochs = history_.edit()->epochs;
        epochs.push_back({epoch, run_->weights});
        thinOut(epochs, kMaxEpochWeights);
    }
    if (!run_->recipe().validate) { // else it is of training images that were held back
        mistakes_.edit() = TestEvaluation{std::move(test), run_->data, run_->recipe().shiftAveraging};
    }
}

std::optional<SeedSeries> SessionState::finishSeed(std::shared_ptr<const model::Model> model,
                                                   std::shared_ptr<const model::Evaluation> test, bool kept) {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return std::nullopt;
    }
    openTrained(model, test, kept);
    Run& run = *run_.edit();
    if (!run.series.finishRun(std::move(model), std::move(test), kept ? run.id : std::string()) ||
        run.phase == RunState::stopping) {
        openBestSeed(kept);
        return clearRun();
    }
    run.beginNextSeed();
    mistakes_.edit().reset();
    return std::nullopt;
}

std::optional<SeedSeries> SessionState::endRun(std::shared_ptr<const model::Model> model,
                                               std::shared_ptr<const model::Evaluation> test, bool kept) {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return std::nullopt;
    }
    const bool opens = !model || !kept || isToOpen(*model);
    openTrained(model, opens ? std::move(test) : nullptr, kept, opens);
    openBestSeed(kept);
    return clearRun();
}

/// What has not come through an epoch takes no other model's place, unless it reads better.
bool SessionState::isToOpen(const model::Model& trained) const {
    if (model_ == nullptr || !model_->knowsLabels || run_->progress.epochs > 0) {
        return true;
    }
    const auto& now = trained.card.measured;
    const auto& before = model_->model->card.measured;
    return now && before && now->images == before->images && now->labels == before->labels && now->accuracy > before->accuracy;
}

/// Of a series that has ended: that the last one is last is chance.
void SessionState::openBestSeed(bool kept) {
    const auto& best = run_->series.best();
    if (!run_->series.isRepeated() || !best) {
        return;
    }
    const auto& recipe = best->model->card.recipe;
    QString name = ui::seedName(QString::fromStdString((recipe ? *recipe : run_->recipe()).name), best->seed);
    if (run_->series.finished() > 1 && !run_->series.hasVariants()) {
        name = ui::bestSeedName(name, run_->series.finished());
    }
    model_.edit() = OpenModel{best->model, named(name, *best->model), {}, !kept, false, nullptr, idOf(best->run, *best->model)};
    mistakes_.edit().reset();
    if (best->test) {
        mistakes_.edit() = TestEvaluation{best->test, run_->data, run_->recipe().shiftAveraging};
    }
}

void SessionState::openTrained(const std::shared_ptr<const model::Model>& model, std::shared_ptr<const model::Evaluation> test,
                               bool kept, bool opens) {
    if (run_->kind == Run::Kind::training) { // what was shown of the latest epoch is not the model's
        mistakes_.edit().reset();
        if (model && test) {
            mistakes_.edit() = TestEvaluation{std::move(test), run_->data, run_->recipe().shiftAveraging};
        }
    }
    if (run_->kind == Run::Kind::training && history_ != nullptr) {
        history_.edit()->model = model;
        history_.edit()->active = false;
    }
    if (model && opens) {
        model_.edit() =
            OpenModel{model, named(run_->name(), *model), {}, !kept, false, nullptr, kept ? idOf(run_->id, *model) : QString()};
    }
}

void SessionState::noteEnd(const Run& run, const SeedSeries& series, double seconds, std::shared_ptr<const model::Model> model,
                           std::shared_ptr<const model::Evaluation> test) {
    const Transition transition(*this);
    if (const auto& best = series.best()) {
        model = best->model;
        test = best->test;
    }
    EndedRun& ended = ended_.edit().emplace();
    ended = {run.id, series, std::move(model), model_->model, static_cast<int>(run.epochsDone) + 1, seconds};
    ended.series.hold(nullptr); // others may go on with it
    ended.epoch = std::clamp(ended.epoch, 1, std::max(run.recipe().epochs, 1));
    if (test) {
        ended.correct = test->correct;
        ended.images = test->images;
    }
}

void SessionState::dismissEnd() {
    const Transition transition(*this);
    ended_.edit().reset();
}

void SessionState::finishFineTuning(std::shared_ptr<const model::Model> model, bool kept) {
    const Transition transition(*this);
    if (run_ == nullptr) {
        return;
    }
    auto before = std::make_shared<const OpenModel>(*model_);
    model_.edit() = OpenModel{std::move(model), run_->name(), {}, !kept, false, std::move(before)};
    mistakes_.edit().reset();
    clearRun();
}

bool SessionState::returnToModelBefore() {
    const Transition transition(*this);
    if (run_ != nullptr || model_ == nullptr || !model_->before) {
        return false;
    }
    model_.edit() = OpenModel(*model_->before);
    mistakes_.edit().reset();
    return true;
}

bool SessionState::evaluated(const std::shared_ptr<const model::Evaluation>& evaluation,
                             const std::shared_ptr<const model::Model>& reader, const std::shared_ptr<const LoadedData>& data) {
    const Transition transition(*this);
    if (run_ != nullptr || model_ == nullptr || model_->reader != reader || this->data() != data) {
        return false;
    }
    mistakes_.edit() = TestEvaluation{evaluation, data};
    return true;
}

/// After a change of the open model or data set.
void SessionState::matchReader() {
    if (model_ == nullptr) {
        return;
    }
    OpenModel& open = *model_.edit();
    open.reader = open.model;
    open.knowsLabels = true;
    if (!data()) {
        return;
    }
    std::optional<model::Model> matched = model::withClasses(*open.model, data()->train.classes);
    open.knowsLabels = matched.has_value();
    if (matched && (matched->card.classes != open.model->card.classes || matched->weights != open.model->weights)) {
        open.reader = std::make_shared<const model::Model>(std::move(*matched));
    }
}

std::optional<SeedSeries> SessionState::clearRun() {
    std::optional<SeedSeries> series = run_->series;
    run_.edit().reset();
    if (data_->waiting) {
        setData(data_->waiting);
    }
    return series;
}

} // namespace app
