// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/run.h"

#include "model/training/fine_tune.h"
#include "model/training/model_card.h"

#include <QCoreApplication>

#include <algorithm>

namespace app {

QString Run::name() const {
    if (kind == Kind::fineTuning) {
        return QCoreApplication::translate("app::Session", "fine-tuned");
    }
    const QString name = QString::fromStdString(recipe().name);
    return series.isRepeated() ? QCoreApplication::translate("app::Session", "%1 · seed %2").arg(name).arg(recipe().seed) : name;
}

QString Run::nameSoFar() const {
    const int epoch = std::clamp(static_cast<int>(epochsDone) + 1, 1, std::max(recipe().epochs, 1));
    return QCoreApplication::translate("app::Session", "%1 · epoch %2").arg(name()).arg(epoch);
}

std::shared_ptr<const model::Model> Run::modelSoFar() const {
    if (!weights) {
        return nullptr;
    }
    const std::string dataSet = kind == Kind::fineTuning ? data->name + model::kOwnDrawingsNote : data->name;
    return std::make_shared<const model::Model>(
        model::Model{*weights, model::makeCard(recipe(), progress, {dataSet, data->sha256, data->train.classes})});
}

void Run::beginNextSeed() {
    id.clear();
    weights.reset();
    progress = {};
    epochsDone = 0;
}

} // namespace app
