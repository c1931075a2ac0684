// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/augmentation_presenter.h"

#include "app/window/previews.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/main_window.h"

namespace app {

AugmentationPresenter::AugmentationPresenter(ui::MainWindow& window, const SessionState& state) : window_(window), state_(state) {
    connect(&state.openData(), &ObservableBase::changed, this, [this] {
        if (state_.data() != shown_) {
            show();
        }
    });
    connect(window.trainPanel(), &ui::TrainPanel::recipeChanged, this, &AugmentationPresenter::show);
    connect(window.augmentationGallery(), &ui::AugmentationGallery::nextRequested, this, [this] {
        firstImage_ += kGalleryRows;
        show();
    });
}

void AugmentationPresenter::show() {
    const model::Recipe recipe = window_.trainPanel()->recipe();
    shown_ = state_.data();
    window_.trainPanel()->setLearningRates(scheduleCurve(recipe));
    if (shown_) {
        window_.trainPanel()->setPreview(previewStrip(*shown_, recipe));
        window_.augmentationGallery()->setRows(galleryRows(*shown_, recipe, firstImage_));
    }
}

} // namespace app
