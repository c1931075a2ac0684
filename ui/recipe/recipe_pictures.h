// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QWidget>

#include <vector>

namespace ui {

/// Up to twelve digits in two rows, as the present augmentation settings vary them.
class ThumbnailStrip : public QWidget {
    Q_OBJECT

public:
    explicit ThumbnailStrip(QWidget* parent = nullptr);
    void setImages(std::vector<model::DigitImage> images);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<model::DigitImage> images_;
};

/// A small curve without axes: the learning rate over a run.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    /// Values at even distances, none below 0; the top is the largest.
    void setValues(std::vector<double> values);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<double> values_;
};

} // namespace ui
