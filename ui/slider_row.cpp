// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/slider_row.h"

#include "ui/figures.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace ui {

SliderRow::SliderRow(const QString& objectName, const QString& name, int maximum, const QString& unit, const QString& tip,
                     QWidget* parent)
    : QWidget(parent), slider_(new QSlider(Qt::Horizontal)), value_(new FigureLabel), unit_(unit) {
    auto* label = new QLabel(name);
    label->setFixedWidth(71);
    label->setBuddy(slider_);
    slider_->setObjectName(objectName);
    slider_->setRange(0, maximum);
    slider_->setPageStep(5);
    slider_->setAccessibleName(name);
    setToolTip(tip);
    value_->setProperty("role", "quiet");
    value_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value_->setFixedWidth(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(label);
    row->addWidget(slider_, 1);
    row->addWidget(value_);
    connect(slider_, &QSlider::valueChanged, this, [this](int value) {
        write(value);
        emit moved(value);
    });
    write(0);
}

void SliderRow::display(double value) {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(static_cast<int>(std::lround(value)));
    write(value);
}

void SliderRow::write(double value) {
    const QString text = "±" + QString::number(value, 'g', 3) + unit_;
    value_->setText(text);
    slider_->setAccessibleDescription(text);
}

} // namespace ui
