// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QAbstractListModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace ui {

/// One split of a data set, shared with whoever read it; `labels[i]` belongs to `images[i]`.
struct DataSplit {
    std::shared_ptr<const std::vector<model::DigitImage>> images;
    std::shared_ptr<const std::vector<std::uint8_t>> labels;
};

/// Some of a split's images in a certain order. One that was read as another class than its label says so. Pictures are made as
/// they come into view.
class DataImagesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { indexRole = Qt::UserRole }; ///< in the split
    static constexpr int kNotRead = -1;     ///< in place of `predicted`

    using QAbstractListModel::QAbstractListModel;

    void show(const DataSplit& split, bool training, std::vector<model::ReadImage> shown);

    const std::vector<model::ReadImage>& shown() const { return shown_; }
    const model::DigitImage& image(const QModelIndex& at) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& at, int role) const override;

private:
    const model::ReadImage& read(const QModelIndex& at) const { return shown_[static_cast<std::size_t>(at.row())]; }
    QString description(const model::ReadImage& read) const;

    DataSplit split_;
    bool training_ = true;
    std::vector<model::ReadImage> shown_;
};

} // namespace ui
