// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session.h"

#include "app/window/presenters/alphabet_presenter.h"
#include "app/window/presenters/augmentation_presenter.h"
#include "app/window/presenters/canvas_presenter.h"
#include "app/window/presenters/compare_presenter.h"
#include "app/window/presenters/data_presenter.h"
#include "app/window/presenters/experiment_presenter.h"
#include "app/window/presenters/handwriting_presenter.h"
#include "app/window/presenters/learned_presenter.h"
#include "app/window/presenters/map_presenter.h"
#include "app/window/presenters/mistakes_presenter.h"
#include "app/window/presenters/model_presenter.h"
#include "app/window/presenters/network_presenter.h"
#include "app/window/presenters/path_presenter.h"
#include "app/window/presenters/recipe_presenter.h"
#include "app/window/presenters/runs_presenter.h"
#include "app/window/presenters/training_presenter.h"
#include "app/window/presenters/why_presenter.h"
#include "ui/explain/inside_view.h"
#include "ui/window/main_window.h"

#include <algorithm>
#include <functional>

namespace app {
namespace {

template <class Made, class... Arguments> std::function<std::unique_ptr<Presenter>()> maker(Arguments&... arguments) {
    return [&arguments...] { return std::make_unique<Made>(arguments...); };
}

} // namespace

Session::Session(ui::MainWindow& window, Order order) {
    ui::InsideView& inside = *window.insideView();
    ui::DrawPanel& canvas = *window.drawPanel();
    Workers& w = workers_;
    std::vector makers{
        maker<RecipePresenter>(window, state_, w.files, w.forecast),
        maker<NetworkPresenter>(window, state_, w.files, w.forecast),
        maker<AugmentationPresenter>(window, state_),
        maker<ModelPresenter>(window, state_, w.files, w.runs),
        maker<CanvasPresenter>(window, state_, w.files, w.prediction),
        maker<DataPresenter>(window, state_, w.files, w.data),
        maker<ExperimentPresenter>(window, state_, w.forecast, w.runs),
        maker<TrainingPresenter>(window, state_, w.training, w.prediction, w.runs),
        maker<MistakesPresenter>(window, state_, w.training),
        maker<RunsPresenter>(window, state_, w.files, w.runs),
        maker<HandwritingPresenter>(window, state_, w.handwriting, w.fineTuning, w.prediction),
        maker<AlphabetPresenter>(window, state_, w),
        maker<PathPresenter>(inside, state_, w.prediction, w.features),
        maker<WhyPresenter>(*inside.why(), canvas, state_, w.prediction, w.why),
        maker<LearnedPresenter>(*inside.learned(), canvas, state_, w.features),
        maker<ComparePresenter>(*inside.compare(), canvas, state_, w.files, w.runs, w.prediction, w.compare),
        maker<MapPresenter>(*inside.map(), canvas, state_, w.prediction, w.embedding),
    };
    if (order == Order::reversed) {
        std::ranges::reverse(makers);
    }
    for (const auto& make : makers) {
        presenters_.push_back(make());
    }
}

Session::Kept Session::kept() const {
    Kept kept{nullptr, state_.data(), std::nullopt, std::nullopt};
    if (const OpenModel* open = state_.openModel().get()) {
        kept.model = std::make_shared<const OpenModel>(*open);
    }
    if (const TestEvaluation* mistakes = state_.mistakes().get()) {
        kept.mistakes = *mistakes;
    }
    if (const EndedRun* ended = state_.ended().get()) {
        kept.ended = *ended;
    }
    return kept;
}

void Session::start(const WindowStart& start, const Kept& kept) {
    if (kept.model || kept.data) {
        state_.takeOver(kept.model.get(), kept.data, kept.mistakes, kept.ended);
    }
    for (const auto& presenter : presenters_) {
        presenter->start(start);
    }
}

} // namespace app
