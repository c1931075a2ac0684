// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/layer_editor.h"

#include "model/values/architecture.h"
#include "ui/style/number_text.h"
#include "ui/widgets/controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QSpinBox>

#include <algorithm>

namespace ui {
namespace {

constexpr int kFieldWidth = 76;

QSpinBox* wholeNumber(int least, int most) {
    auto* spin = new QSpinBox;
    spin->setRange(least, most);
    spin->setKeyboardTracking(false);
    spin->setFixedWidth(kFieldWidth);
    return spin;
}

QDoubleSpinBox* fraction(double most, double step) {
    auto* spin = new QDoubleSpinBox;
    spin->setRange(0, most);
    spin->setSingleStep(step);
    spin->setDecimals(2);
    spin->setKeyboardTracking(false);
    spin->setFixedWidth(kFieldWidth);
    return spin;
}

QComboBox* choice(const std::vector<int>& numbers, const QString& text) {
    auto* combo = new QComboBox;
    for (const int number : numbers)
        combo->addItem(text.arg(number), number);
    combo->setFixedWidth(kFieldWidth);
    return combo;
}

} // namespace

LayerEditor::LayerEditor(QWidget* parent)
    : QWidget(parent), size_(wholeNumber(1, model::kMaxMaps)), classes_(new QCheckBox(tr("As many as classes"))),
      kernel_(choice({1, 3, 5, 7}, "%1×%1")), padding_(wholeNumber(0, 6)), stride_(choice({1, 2}, "%1")),
      bias_(new QCheckBox(tr("Bias"))), slope_(fraction(1, 0.01)), ownRate_(new QCheckBox(tr("A rate of its own"))),
      rate_(fraction(0.99, 0.05)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(0, 1);
    sizeLabel_ = addRow(tr("Maps"), size_, "layerSizeSpin", tr("What the layer makes: more see more and cost more."));
    addRow({}, classes_, "layerClassesCheck", tr("One output for each class of the data: for the last layer."));
    addRow(tr("Kernel"), kernel_, "layerKernelCombo", tr("The side of the window that each map looks through, in pixels."));
    addRow(tr("Padding"), padding_, "layerPaddingSpin", tr("Zeros around the input: half of the kernel keeps the side."));
    addRow(tr("Stride"), stride_, "layerStrideCombo", tr("How far the window moves: 2 halves the side."));
    addRow({}, bias_, "layerBiasCheck", tr("A number added to each output; batch norm behind it has one anyway."));
    addRow(tr("Slope"), slope_, "layerSlopeSpin", tr("What values below zero are multiplied by."));
    addRow({}, ownRate_, "layerOwnRateCheck", tr("Else it is the recipe’s dropout."));
    addRow(tr("Rate"), rate_, "layerRateSpin", tr("The share of values silenced at random in each step."));
    for (QSpinBox* spin : {size_, padding_})
        connect(spin, &QSpinBox::valueChanged, this, &LayerEditor::change);
    for (QDoubleSpinBox* spin : {slope_, rate_})
        connect(spin, &QDoubleSpinBox::valueChanged, this, &LayerEditor::change);
    for (QComboBox* combo : {kernel_, stride_})
        connect(combo, &QComboBox::currentIndexChanged, this, &LayerEditor::change);
    for (QCheckBox* check : {classes_, bias_, ownRate_})
        connect(check, &QCheckBox::toggled, this, &LayerEditor::change);
    setLayer({});
}

QLabel* LayerEditor::addRow(const QString& text, QWidget* field, const char* objectName, const QString& tip) {
    auto* grid = static_cast<QGridLayout*>(layout());
    const int row = grid->rowCount();
    auto* label = new QLabel(text);
    label->setBuddy(field);
    field->setObjectName(objectName);
    field->setToolTip(tip);
    if (text.isEmpty()) {
        grid->addWidget(field, row, 0, 1, 2);
    } else {
        label->setToolTip(tip);
        field->setAccessibleName(text);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    }
    rows_.emplace_back(text.isEmpty() ? nullptr : label, field);
    if (text.isEmpty())
        label->deleteLater();
    return label;
}

void LayerEditor::setLayer(const std::optional<model::Layer>& layer) {
    using enum model::LayerKind;
    showing_ = true;
    layer_ = layer.value_or(model::plainLayer(relu));
    const bool convolves = layer_.kind == convolution;
    const bool weighted = model::isWeighted(layer_);
    const bool pools = layer_.kind == maxPooling || layer_.kind == averagePooling;
    const auto show = [this](QWidget* field, bool shown) {
        for (const auto& [label, widget] : rows_)
            if (widget == field) {
                widget->setVisible(shown);
                if (label != nullptr)
                    label->setVisible(shown);
            }
    };
    show(size_, pools || (weighted && layer_.size != model::kClasses));
    show(classes_, weighted);
    show(kernel_, convolves);
    show(padding_, convolves);
    show(stride_, convolves);
    show(bias_, weighted);
    show(slope_, layer_.kind == leakyRelu);
    show(ownRate_, layer_.kind == dropout);
    show(rate_, layer_.kind == dropout && layer_.rate);
    sizeLabel_->setText(convolves ? tr("Maps") : weighted ? tr("Units") : tr("Window"));
    size_->setAccessibleName(sizeLabel_->text());
    size_->setRange(pools ? 2 : 1, pools ? 3 : model::kMaxMaps);
    if (layer_.size != model::kClasses)
        size_->setValue(layer_.size);
    classes_->setChecked(weighted && layer_.size == model::kClasses);
    kernel_->setCurrentIndex(kernel_->findData(layer_.kernel));
    padding_->setMaximum(std::max(layer_.kernel - 1, layer_.padding));
    padding_->setValue(layer_.padding);
    stride_->setCurrentIndex(stride_->findData(layer_.stride));
    bias_->setChecked(layer_.bias);
    slope_->setValue(layer_.slope);
    ownRate_->setChecked(layer_.rate.has_value());
    if (layer_.rate)
        rate_->setValue(*layer_.rate);
    showing_ = false;
}

/// Takes what the fields say.
void LayerEditor::change() {
    using enum model::LayerKind;
    if (showing_)
        return;
    model::Layer layer = layer_;
    const bool weighted = model::isWeighted(layer);
    if (layer.kind == convolution && kernel_->currentIndex() >= 0 && kernel_->currentData().toInt() != layer.kernel) {
        const bool keepsSide = layer.padding == layer.kernel / 2;
        layer.kernel = kernel_->currentData().toInt();
        layer.padding = keepsSide ? layer.kernel / 2 : std::min(layer.padding, layer.kernel - 1);
    } else if (layer.kind == convolution) {
        layer.padding = padding_->value();
        layer.stride = stride_->currentIndex() >= 0 ? stride_->currentData().toInt() : layer.stride;
    }
    if (weighted) {
        layer.size = classes_->isChecked() ? model::kClasses : size_->value();
        layer.bias = bias_->isChecked();
    }
    if (layer.kind == maxPooling || layer.kind == averagePooling)
        layer.size = size_->value();
    if (layer.kind == leakyRelu)
        layer.slope = slope_->value();
    if (layer.kind == dropout)
        layer.rate = ownRate_->isChecked() ? std::optional(rate_->value()) : std::nullopt;
    if (layer != layer_)
        emit edited(layer);
}

} // namespace ui
