// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data_images_model.h"

#include "ui/style/number_text.h"
#include "ui/widgets/digit_grid.h"
#include "ui/widgets/digit_pixmap.h"

#include <utility>

namespace ui {

void DataImagesModel::show(const std::shared_ptr<const model::DataSet>& set, model::Split split,
                           std::vector<model::ReadImage> shown) {
    beginResetModel();
    set_ = set;
    split_ = split;
    shown_ = std::move(shown);
    endResetModel();
}

const model::DigitImage& DataImagesModel::image(const QModelIndex& at) const {
    return set_->images[static_cast<std::size_t>(read(at).index)];
}

int DataImagesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QString DataImagesModel::description(const model::ReadImage& read) const {
    const bool training = split_ == model::Split::train;
    const QString index = grouped(read.index);
    const QString label = classes_.labels.name(read.label);
    if (read.predicted == kNotRead)
        return (training ? tr("Training image %1, a %2. Press Enter or double-click to put it on the canvas.")
                         : tr("Test image %1, a %2. Press Enter or double-click to put it on the canvas."))
            .arg(index, label);
    return (training ? tr("Training image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas.")
                     : tr("Test image %1: a %2, read as %3 with %4. Press Enter or double-click to put it on the canvas."))
        .arg(index, label, classes_.answers.name(read.predicted), percent(static_cast<double>(read.confidence), 1));
}

QVariant DataImagesModel::data(const QModelIndex& at, int role) const {
    if (!at.isValid() || at.row() >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return read(at).predicted == kNotRead
                   ? tr("%1\n#%2").arg(classes_.labels.name(read(at).label)).arg(read(at).index)
                   : tr("%1 → %2\n%3")
                         .arg(classes_.labels.name(read(at).label), classes_.answers.name(read(at).predicted),
                              percent(static_cast<double>(read(at).confidence), 1));
    case Qt::DecorationRole:
        return digitIcon(image(at));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(read(at));
    case indexRole:
        return read(at).index;
    default:
        return {};
    }
}

} // namespace ui
