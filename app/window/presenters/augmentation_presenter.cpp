// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/presenters/augmentation_presenter.h"

#include "model/augment/augmentation.h"
#include "model/training/batch_loader.h"
#include "model/training/schedule.h"
#include "ui/pages/augmentation_gallery.h"
#include "ui/recipe/train_panel.h"
#include "ui/window/main_window.h"

#include <vector>

namespace app {
namespace {

constexpr int kGalleryRows = 8;
constexpr int kGalleryColumns = 9;
constexpr int kStripImages = 12;

/// Training images from `first` on (wrapping round), each with versions made by the code that feeds training.
std::vector<model::AugmentationRow> galleryRows(const LoadedData& data, const model::Recipe& recipe, int first) {
    std::vector<model::AugmentationRow> rows;
    for (int i = 0; i < kGalleryRows; ++i) {
        model::AugmentationRow row;
        row.index = (first + i) % data.train.size();
        const auto at = static_cast<std::size_t>(row.index);
        row.label = data.train.labels[at];
        row.original = data.train.images[at];
        for (int epoch = 1; epoch <= kGalleryColumns; ++epoch) {
            const model::AugmentationParameters parameters = model::trainingParameters(recipe, epoch, row.index);
            row.samples.push_back({model::trainingImage(data.train, row.index, recipe, epoch), parameters});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The images that open the first epoch of this recipe, exactly as the network would see them.
std::vector<model::DigitImage> previewStrip(const LoadedData& data, const model::Recipe& recipe) {
    std::vector<model::DigitImage> images;
    const std::vector<int> order = model::epochOrder(recipe, 1, data.train.size());
    for (std::size_t i = 0; i < kStripImages && i < order.size(); ++i) {
        images.push_back(model::trainingImage(data.train, order[i], recipe, 1));
    }
    return images;
}

/// The learning rate at even distances from the first step to the last.
std::vector<double> scheduleCurve(const model::Recipe& recipe) {
    constexpr int kPoints = 224;
    std::vector<double> rates;
    for (int i = 0; i < kPoints; ++i) {
        rates.push_back(model::learningRateAt(recipe, i, kPoints));
    }
    return rates;
}

} // namespace

AugmentationPresenter::AugmentationPresenter(ui::MainWindow& window, const SessionState& state) : window_(window), state_(state) {
    follow({&state.openData()}, [this] {
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
    window_.augmentationGallery()->setRotation(recipe.augmentation.enabled ? recipe.augmentation.rotationDegrees : 0);
    if (shown_) {
        window_.trainPanel()->setPreview(previewStrip(*shown_, recipe));
        window_.augmentationGallery()->setRows(galleryRows(*shown_, recipe, firstImage_));
    }
}

} // namespace app
