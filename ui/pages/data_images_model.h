// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"
#include "ui/style/classes.h"
#include "ui/widgets/digit_images.h"

#include <memory>
#include <vector>

namespace ui {

/// Some of a split's images in a certain order. One that was read as another class than its label says so. Pictures are made as
/// they come into view.
class DataImagesModel : public DigitListModel {
    Q_OBJECT

public:
    static constexpr int kNotRead = -1; ///< in place of `predicted`

    void setClasses(const Classes& classes) { classes_ = classes; }
    void show(const std::shared_ptr<const model::DataSet>& set, model::Split split, std::vector<model::ReadImage> shown);

    const std::vector<model::ReadImage>& shown() const { return shown_; }
    const model::DigitImage& image(int row) const;

private:
    DigitItem item(int row) const;

    Classes classes_;
    std::shared_ptr<const model::DataSet> set_;
    model::Split split_ = model::Split::train;
    std::vector<model::ReadImage> shown_;
};

} // namespace ui
