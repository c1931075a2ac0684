// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/workers/file_worker.h"
#include "model/values/layer_maps.h"

#include <QObject>

#include <memory>

namespace app {

/// Finds out what a network's layers have learned, beside the window: lives on the thread of files.
class DeadMapWorker : public QObject {
    Q_OBJECT

public:
    /// `data` may be null: then no map is looked for that is dead.
    void measure(std::shared_ptr<const model::Model> model, std::shared_ptr<const LoadedData> data);

signals:
    void measured(const std::shared_ptr<const model::LayerFacts>& facts);
};

} // namespace app
