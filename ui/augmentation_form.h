// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recipe.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace ui {

class SliderRow;

/// The ranges training images are varied in.
class AugmentationForm : public QWidget {
    Q_OBJECT

public:
    explicit AugmentationForm(QWidget* parent = nullptr);

    /// What was set, with whatever was edited since.
    const model::AugmentationSettings& settings() const { return settings_; }
    void setSettings(const model::AugmentationSettings& settings);

signals:
    void edited();

private:
    SliderRow* addSlider(const char* objectName, const QString& name, int maximum, const QString& unit, double unitsPerOne,
                         double model::AugmentationSettings::*member, const QString& tip);
    void updateEnabled();

    model::AugmentationSettings settings_;
    QCheckBox* enabled_;
    SliderRow* rotation_;
    SliderRow* shift_;
    SliderRow* scale_;
    SliderRow* brightness_;
    SliderRow* contrast_;
    QWidget* interpolationRow_;
    QComboBox* interpolation_;
};

} // namespace ui
