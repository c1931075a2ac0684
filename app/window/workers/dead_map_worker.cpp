// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/dead_map_worker.h"

#include "model/explain/map_survey.h"
#include "model/network/reference/activations.h"

#include <algorithm>
#include <span>

namespace app {
namespace {

constexpr std::size_t kImages = 300; ///< test images that a dead map stays dark in: a tenth of a second

} // namespace

void DeadMapWorker::measure(std::shared_ptr<const model::Model> model, std::shared_ptr<const LoadedData> data) {
    auto facts = std::make_shared<model::LayerFacts>();
    facts->layers = std::make_shared<const model::NetworkLayers>(model::networkLayers(model->weights));
    if (data) {
        const auto images = std::span(data->test.images).first(std::min(kImages, data->test.images.size()));
        facts->dead = model::deadMaps(*facts->layers, images);
        facts->images = static_cast<int>(images.size());
    }
    emit measured(facts);
}

} // namespace app
