// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/network.h"

#include <QWidget>

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace ui {

/// Every setting of one layer.
class LayerEditor : public QWidget {
    Q_OBJECT

public:
    explicit LayerEditor(QWidget* parent = nullptr);

    /// Nothing: there is none to edit.
    void setLayer(const std::optional<model::Layer>& layer);

signals:
    void edited(const model::Layer& layer);

private:
    QLabel* addRow(const QString& text, QWidget* field, const char* objectName, const QString& tip);
    void change();

    model::Layer layer_;
    bool showing_ = false; ///< what changes now is no edit
    std::vector<std::pair<QLabel*, QWidget*>> rows_;
    QSpinBox* size_;
    QLabel* sizeLabel_;
    QCheckBox* classes_; ///< as many as there are
    QComboBox* kernel_;
    QSpinBox* padding_;
    QComboBox* stride_;
    QCheckBox* bias_;
    QDoubleSpinBox* slope_;
    QCheckBox* ownRate_; ///< and not the recipe's
    QDoubleSpinBox* rate_;
};

} // namespace ui
