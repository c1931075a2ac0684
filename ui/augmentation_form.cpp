// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/augmentation_form.h"

#include "ui/slider_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui {

AugmentationForm::AugmentationForm(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);

    enabled_ = new QCheckBox(tr("Vary the training images"));
    enabled_->setObjectName("augmentationCheck");
    enabled_->setToolTip(
        tr("Show every image a little differently each epoch, so that the network learns digits and not pictures."));
    column->addWidget(enabled_);
    connect(enabled_, &QCheckBox::toggled, this, [this](bool on) {
        settings_.enabled = on;
        updateEnabled();
        emit edited();
    });

    using Settings = model::AugmentationSettings;
    rotation_ = addSlider("rotationSlider", tr("Rotation"), 45, "°", 1, &Settings::rotationDegrees,
                          tr("Turn each image by up to this many degrees either way."));
    shift_ = addSlider("shiftSlider", tr("Shift"), 30, " %", 100, &Settings::translation,
                       tr("Move each image by up to this share of its side, in percent, in whole pixels."));
    scale_ = addSlider("scaleSlider", tr("Scale"), 30, " %", 100, &Settings::scale,
                       tr("Make each digit smaller or larger by up to this many percent."));
    brightness_ = addSlider("brightnessSlider", tr("Brightness"), 50, " %", 100, &Settings::brightness,
                            tr("Make each image darker or brighter by up to this many percent."));
    contrast_ = addSlider("contrastSlider", tr("Contrast"), 50, " %", 100, &Settings::contrast,
                          tr("Pull the greys of each image together or apart by up to this many percent."));

    interpolation_ = new QComboBox;
    interpolation_->setObjectName("interpolationCombo");
    interpolation_->addItem(tr("nearest pixel"));
    interpolation_->addItem(tr("bilinear"));
    interpolation_->setAccessibleName(tr("Sampling"));
    interpolation_->setToolTip(tr("How turned pixels are found: the nearest one, as in the notebook, or smoothly between four."));
    interpolation_->setFixedWidth(131);
    interpolationRow_ = new QWidget;
    auto* row = new QHBoxLayout(interpolationRow_);
    row->setContentsMargins(0, 2, 0, 0);
    row->addWidget(new QLabel(tr("Sampling")), 1);
    row->addWidget(interpolation_);
    column->addWidget(interpolationRow_);
    connect(interpolation_, &QComboBox::currentIndexChanged, this, [this](int index) {
        settings_.interpolation = index == 0 ? model::Interpolation::nearest : model::Interpolation::bilinear;
        emit edited();
    });
    setSettings(settings_);
}

SliderRow* AugmentationForm::addSlider(const char* objectName, const QString& name, int maximum, const QString& unit,
                                       double unitsPerOne, double model::AugmentationSettings::*member, const QString& tip) {
    auto* row = new SliderRow(objectName, name, maximum, unit, tip);
    layout()->addWidget(row);
    connect(row, &SliderRow::moved, this, [this, member, unitsPerOne](int value) {
        settings_.*member = value / unitsPerOne;
        emit edited();
    });
    return row;
}

void AugmentationForm::setSettings(const model::AugmentationSettings& settings) {
    rotation_->display(settings.rotationDegrees);
    shift_->display(settings.translation * 100);
    scale_->display(settings.scale * 100);
    brightness_->display(settings.brightness * 100);
    contrast_->display(settings.contrast * 100);
    const QSignalBlocker quietCheck(enabled_);
    enabled_->setChecked(settings.enabled);
    const QSignalBlocker quietCombo(interpolation_);
    interpolation_->setCurrentIndex(settings.interpolation == model::Interpolation::nearest ? 0 : 1);
    settings_ = settings;
    updateEnabled();
}

void AugmentationForm::updateEnabled() {
    for (QWidget* row : {static_cast<QWidget*>(rotation_), static_cast<QWidget*>(shift_), static_cast<QWidget*>(scale_),
                         static_cast<QWidget*>(brightness_), static_cast<QWidget*>(contrast_), interpolationRow_})
        row->setEnabled(settings_.enabled);
}

} // namespace ui
