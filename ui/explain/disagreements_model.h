// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/comparison.h"
#include "ui/style/class_names.h"

#include <QAbstractListModel>

#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// The test images that two models read differently, for a list: image, label, what A says, what B says.
class DisagreementsModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setClasses(const Classes& classes) { classes_ = classes; }
    /// Null: none. `which`: only those; nothing: all.
    void show(const std::shared_ptr<const model::Comparison>& comparison, std::optional<model::Rightness> which);
    const model::DigitImage& image(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    Classes classes_;
    std::shared_ptr<const model::Comparison> comparison_;
    std::vector<model::Disagreement> shown_;
};

} // namespace ui
