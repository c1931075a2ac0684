// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/metatypes.h"

#include "model/values/comparison.h"
#include "model/values/digit_map.h"
#include "model/values/explanation.h"
#include "model/values/histograms.h"
#include "model/values/layer_maps.h"
#include "model/values/learned_maps.h"
#include "model/values/recipe.h"
#include "model/values/types.h"
#include "ui/draw/reading.h"
#include "ui/pages/data_view.h"
#include "ui/style/theme.h"
#include "ui/window/run_state.h"

#include <QMetaType>

#include <vector>

namespace ui {

void registerMetatypes() {
    qRegisterMetaType<model::DigitImage>("model::DigitImage");
    qRegisterMetaType<model::Drawing>("model::Drawing");
    qRegisterMetaType<model::Prediction>("model::Prediction");
    qRegisterMetaType<model::Recipe>("model::Recipe");
    qRegisterMetaType<model::AugmentationSettings>("model::AugmentationSettings");
    qRegisterMetaType<model::BatchMetrics>("model::BatchMetrics");
    qRegisterMetaType<std::vector<model::BatchMetrics>>("std::vector<model::BatchMetrics>");
    qRegisterMetaType<model::EpochMetrics>("model::EpochMetrics");
    qRegisterMetaType<model::Evaluation>("model::Evaluation");
    qRegisterMetaType<std::vector<model::DigitImage>>("std::vector<model::DigitImage>");
    qRegisterMetaType<std::vector<model::AugmentationRow>>("std::vector<model::AugmentationRow>");
    qRegisterMetaType<std::vector<model::LayerRow>>("std::vector<model::LayerRow>");
    qRegisterMetaType<std::shared_ptr<const model::ForwardTrace>>("std::shared_ptr<const model::ForwardTrace>");
    qRegisterMetaType<std::shared_ptr<const model::DigitMap>>("std::shared_ptr<const model::DigitMap>");
    qRegisterMetaType<std::shared_ptr<const model::LayerFacts>>("std::shared_ptr<const model::LayerFacts>");
    qRegisterMetaType<std::shared_ptr<const model::Explanation>>("std::shared_ptr<const model::Explanation>");
    qRegisterMetaType<std::shared_ptr<const model::Counterfactual>>("std::shared_ptr<const model::Counterfactual>");
    qRegisterMetaType<std::shared_ptr<const model::Nearest>>("std::shared_ptr<const model::Nearest>");
    qRegisterMetaType<std::shared_ptr<const model::NetworkLayers>>("std::shared_ptr<const model::NetworkLayers>");
    qRegisterMetaType<std::shared_ptr<const model::Excitement>>("std::shared_ptr<const model::Excitement>");
    qRegisterMetaType<std::shared_ptr<const model::OptimisedImage>>("std::shared_ptr<const model::OptimisedImage>");
    qRegisterMetaType<std::shared_ptr<const model::HistogramHistory>>("std::shared_ptr<const model::HistogramHistory>");
    qRegisterMetaType<std::shared_ptr<const model::AnswerPair>>("std::shared_ptr<const model::AnswerPair>");
    qRegisterMetaType<std::shared_ptr<const model::Comparison>>("std::shared_ptr<const model::Comparison>");
    qRegisterMetaType<std::shared_ptr<const model::ClassMeans>>("std::shared_ptr<const model::ClassMeans>");
    qRegisterMetaType<Reading>("ui::Reading");
    qRegisterMetaType<WantedDoubts>("ui::WantedDoubts");
    qRegisterMetaType<RunState>("ui::RunState");
    qRegisterMetaType<ThemeChoice>("ui::ThemeChoice");
}

} // namespace ui
