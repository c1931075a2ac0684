// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/previews.h"

#include "model/augment/augmentation.h"
#include "model/training/batch_loader.h"
#include "model/training/schedule.h"

namespace app {

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

std::vector<model::DigitImage> previewStrip(const LoadedData& data, const model::Recipe& recipe) {
    std::vector<model::DigitImage> images;
    const std::vector<int> order = model::epochOrder(recipe, 1, data.train.size());
    for (std::size_t i = 0; i < kStripImages && i < order.size(); ++i) {
        images.push_back(model::trainingImage(data.train, order[i], recipe, 1));
    }
    return images;
}

std::vector<double> scheduleCurve(const model::Recipe& recipe) {
    constexpr int kPoints = 224;
    std::vector<double> rates;
    for (int i = 0; i < kPoints; ++i) {
        rates.push_back(model::learningRateAt(recipe, i, kPoints));
    }
    return rates;
}

} // namespace app
