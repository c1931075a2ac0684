// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_card.h"

#include <QDateTime>

namespace app {

model::ModelCard makeCard(const model::Recipe& recipe, const model::TrainingResult& result, const std::string& dataSet,
                          const std::string& dataSetHash) {
    model::ModelCard card;
    card.program = std::string("DigitLab ") + DIGITLAB_VERSION;
    card.date = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
    card.recipe = recipe;
    card.epochs = result.epochs;
    card.steps = result.steps;
    if (result.epochs > 0) {
        card.trainAccuracy = result.trainAccuracy;
    }
    if (result.test) {
        card.testAccuracy = result.test->accuracy();
    }
    card.dataSet = dataSet;
    card.dataSetHash = dataSetHash;
    return card;
}

} // namespace app
