// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the values of a session, without changing them.
#include "app/window/session_state.h"
#include "ui/pages/run_text.h"

#include <algorithm>

namespace app {
namespace {

/// "quick · seed 3" → "quick, seed 3", which every file system and shell can live with.
QString fileName(QString name) {
    return name.replace(" · ", ", ");
}

} // namespace

QString modelId(const std::string& run, model::WeightsKind kind) {
    return QString::fromStdString(run + ":" + model::weightsKindName(kind));
}

QString idOf(const std::string& run, const model::Model& model) {
    return run.empty() ? QString() : modelId(run, model.card.weightsKind.value_or(model::WeightsKind::last));
}

Inspected SessionState::inspect() const {
    if (history_ != nullptr && history_->active && !history_->epochs.empty()) {
        return {history_->epochs.back().weights, history_->epochs.back().epoch, history_->data->classes()};
    }
    if (model_ == nullptr) {
        return {};
    }
    const auto& reader = model_->reader;
    return {{reader, &reader->weights}, 0, model::namesOrDigits(reader->card.classes), model_->knowsLabels};
}

std::shared_ptr<const model::Model> SessionState::epochModel(int epoch) const {
    if (history_ == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(history_->epochs, epoch, &EpochWeights::epoch);
    if (found == history_->epochs.end()) {
        return nullptr;
    }
    model::Model model{*found->weights, {}};
    model.card.classes = history_->data->classes();
    return std::make_shared<const model::Model>(std::move(model));
}

ui::SaveOffer SessionState::saveOffer() const {
    if (run_ != nullptr) {
        return {run_->weights != nullptr, true, {}, fileName(run_->nameSoFar())};
    }
    return model_ == nullptr ? ui::SaveOffer{false, false, {}, {}}
                             : ui::SaveOffer{true, false, model_->path, fileName(model_->name)};
}

std::shared_ptr<const model::Model> SessionState::modelToSave() const {
    return run_ != nullptr ? run_->modelSoFar() : model_ != nullptr ? model_->model : nullptr;
}

QString SessionState::named(const QString& name, const model::Model& model) {
    const auto kind = model.card.weightsKind;
    if (!kind || !model.card.recipe || (!model.card.recipe->validate && model.card.recipe->weightAveraging == 0)) {
        return name;
    }
    return name + " · " + ui::weightsTitle(*kind);
}

} // namespace app
