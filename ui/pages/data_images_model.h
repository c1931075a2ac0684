// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"
#include "ui/style/class_names.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace ui {

/// Some of a split's images in a certain order. One that was read as another class than its label says so. Pictures are made as
/// they come into view.
class DataImagesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { indexRole = Qt::UserRole }; ///< in the split
    static constexpr int kNotRead = -1;     ///< in place of `predicted`

    using QAbstractListModel::QAbstractListModel;

    void setClasses(const Classes& classes) { classes_ = classes; }
    void show(const std::shared_ptr<const model::DataSet>& set, model::Split split, std::vector<model::ReadImage> shown);

    const std::vector<model::ReadImage>& shown() const { return shown_; }
    const model::DigitImage& image(const QModelIndex& at) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& at, int role) const override;

private:
    const model::ReadImage& read(const QModelIndex& at) const { return shown_[static_cast<std::size_t>(at.row())]; }
    QString description(const model::ReadImage& read) const;

    Classes classes_;
    std::shared_ptr<const model::DataSet> set_;
    model::Split split_ = model::Split::train;
    std::vector<model::ReadImage> shown_;
};

} // namespace ui
