// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "model/values/digit_map.h"

namespace ui {
class DigitMapView;
class DrawPanel;
} // namespace ui

namespace app {

class EmbeddingWorker;
class PredictionWorker;

/// The map of digits: of a run, epoch by epoch, or of the open model.
class MapPresenter : public Presenter {
    Q_OBJECT

public:
    MapPresenter(ui::DigitMapView& view, ui::DrawPanel& canvas, const SessionState& state, PredictionWorker& reader,
                 EmbeddingWorker& worker);
    ~MapPresenter() override;

private:
    void show();
    void makeMap(model::MapKind kind, int epoch);

    /// What the map is of.
    struct Subject {
        std::shared_ptr<const LoadedData> data;
        std::shared_ptr<const model::Model> model; ///< null for a run's epochs
        int run = 0;                               ///< whose epochs; 0 for a model
        std::size_t epochs = 0;
        bool operator==(const Subject&) const = default;
    };
    ui::DigitMapView& view_;
    const SessionState& state_;
    EmbeddingWorker& worker_;
    Subject shown_;
};

} // namespace app
