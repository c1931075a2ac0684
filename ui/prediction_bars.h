// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QVariantAnimation>
#include <QWidget>

#include <array>

namespace ui {

/// Ten rows: digit, bar, percentage. Bars glide to new values; the numbers change at once.
class PredictionBars : public QWidget {
    Q_OBJECT

public:
    explicit PredictionBars(QWidget* parent = nullptr);

    /// Probabilities in [0, 1], one a digit.
    void setProbabilities(const std::array<float, model::kClassCount>& probabilities);

    /// Back to empty bars without numbers: nothing was read.
    void clear();

    QSize sizeHint() const override { return {272, 190}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void glideTo(const std::array<float, model::kClassCount>& target);
    void describe();

    std::array<float, model::kClassCount> target_{};
    std::array<float, model::kClassCount> from_{};
    std::array<float, model::kClassCount> shown_{};
    bool hasValues_ = false;
    QVariantAnimation glide_;
};

} // namespace ui
