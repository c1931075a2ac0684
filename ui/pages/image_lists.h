// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"
#include "model/values/types.h"
#include "ui/style/classes.h"
#include "ui/widgets/digit_images.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

using ImageSource = std::function<std::optional<model::DigitImage>(int index)>;

/// Test images of one cell of the confusion matrix, or every mistake: the most confident first, equals in file order.
/// Images are fetched as they come into view.
class MistakesModel : public DigitListModel {
    Q_OBJECT

public:
    void setClasses(const Classes& classes) { classes_ = classes; }
    void setReads(std::vector<model::ReadImage> reads);
    void setImageSource(ImageSource source);

    void showMistakes();
    void showCell(int label, int predicted);
    void showMistakesOf(int label);

    /// "4": the mistakes that 4 takes part in; "4 9": what is 4 and was read as 9; "#2130": the image of that index. A number
    /// is the class of that name, else of that number; a part of a class's name is the same as its number. Returns false, and
    /// shows nothing, for anything else.
    bool search(const QString& text);

    const std::vector<model::ReadImage>& shown() const { return shown_; }
    QString caption(int row) const; ///< see imageCaption()

private:
    void showMistakesWith(const std::vector<int>& labels, const std::vector<int>& answers);
    void showThose(const std::function<bool(const model::ReadImage&)>& wanted);
    void showAnew() {
        show(static_cast<int>(shown_.size()), [this](int row) { return item(row); });
    }
    DigitItem item(int row) const;

    Classes classes_;
    std::vector<model::ReadImage> reads_;
    std::vector<model::ReadImage> shown_;
    ImageSource source_;
};

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
    QString caption(int row) const;

private:
    DigitItem item(int row) const;

    Classes classes_;
    std::shared_ptr<const model::DataSet> set_;
    model::Split split_ = model::Split::train;
    std::vector<model::ReadImage> shown_;
};

} // namespace ui
