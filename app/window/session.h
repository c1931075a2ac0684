// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"
#include "app/window/workers/workers.h"

#include <memory>
#include <optional>
#include <vector>

namespace ui {
class MainWindow;
}

namespace app {

/// One window's values, workers and presenters. Destroying it ends all threads, in the middle of an epoch too.
class Session {
public:
    /// Presenters may be made in any order; tests reverse it.
    enum class Order { usual, reversed };
    explicit Session(ui::MainWindow& window, Order order = Order::usual);

    /// What is open, for the session that follows in this process.
    struct Kept {
        std::shared_ptr<const OpenModel> model;
        std::shared_ptr<const LoadedData> data;
        std::optional<TestEvaluation> mistakes;
        std::optional<EndedRun> ended;
    };
    Kept kept() const;

    /// Opens the first model and the data set while the window is up already: those asked for, or kept, or the last.
    void start(const WindowStart& start = {}, const Kept& kept = {});

    const SessionState& state() const { return state_; }
    const Workers& workers() const { return workers_; }

private:
    SessionState state_;
    Workers workers_;
    std::vector<std::unique_ptr<Presenter>> presenters_; ///< go first: each ends what its worker computes
};

} // namespace app
