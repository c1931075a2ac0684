// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class DrawPanel;
class WhyView;
} // namespace ui

namespace app {

class PredictionWorker;
class WhyWorker;

/// Why a digit is read as it is.
class WhyPresenter : public Presenter {
    Q_OBJECT

public:
    WhyPresenter(ui::WhyView& view, ui::DrawPanel& canvas, const SessionState& state, PredictionWorker& reader,
                 WhyWorker& worker);
    ~WhyPresenter() override;

private:
    WhyWorker& worker_;
};

} // namespace app
