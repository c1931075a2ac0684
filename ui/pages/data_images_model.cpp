// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_images_model.h"

#include "ui/style/number_text.h"

#include <utility>

namespace ui {

void DataImagesModel::show(const std::shared_ptr<const model::DataSet>& set, model::Split split,
                           std::vector<model::ReadImage> shown) {
    set_ = set;
    split_ = split;
    shown_ = std::move(shown);
    DigitListModel::show(static_cast<int>(shown_.size()), [this](int row) { return item(row); });
}

const model::DigitImage& DataImagesModel::image(int row) const {
    return set_->images[static_cast<std::size_t>(shown_[static_cast<std::size_t>(row)].index)];
}

DigitItem DataImagesModel::item(int row) const {
    const model::ReadImage& read = shown_[static_cast<std::size_t>(row)];
    const bool training = split_ == model::Split::train;
    const QString index = grouped(read.index);
    const QString label = classes_.labels.name(read.label);
    if (read.predicted == kNotRead)
        return {digitIcon(image(row)), tr("%1\n#%2").arg(label).arg(read.index),
                (training ? tr("Training image %1, a %2. Press Enter or double-click to put it on the canvas.")
                          : tr("Test image %1, a %2. Press Enter or double-click to put it on the canvas."))
                    .arg(index, label)};
    const QString answer = classes_.answers.name(read.predicted);
    const QString sure = percent(static_cast<double>(read.confidence), 1);
    return {digitIcon(image(row)), tr("%1 → %2\n%3").arg(label, answer, sure),
            (training ? tr("Training image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.")
                      : tr("Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas."))
                .arg(index, label, answer, sure)};
}

} // namespace ui
