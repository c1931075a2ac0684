// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recipe.h"

#include <QWidget>

class QCheckBox;
class QGridLayout;
class QSpinBox;
class QToolButton;

namespace ui {

class NumberField;

/// The fields that decide how the network learns; those rarely touched are folded away.
class RecipeForm : public QWidget {
    Q_OBJECT

public:
    explicit RecipeForm(QWidget* parent = nullptr);

    /// What was set, with whatever was edited since: values that fields show rounded stay exact until somebody edits them.
    const model::Recipe& recipe() const { return recipe_; }
    void setRecipe(const model::Recipe& recipe);

signals:
    void edited();

private:
    QSpinBox* addWhole(QGridLayout* grid, const char* objectName, const QString& name, int minimum, int maximum,
                       int model::Recipe::*member, const QString& tip);
    NumberField* addReal(QGridLayout* grid, const char* objectName, const QString& name, double minimum, double maximum,
                         double model::Recipe::*member, const QString& tip);
    QWidget* makeMore();

    model::Recipe recipe_;
    QSpinBox* epochs_;
    QSpinBox* batchSize_;
    NumberField* learningRate_;
    NumberField* momentum_;
    NumberField* dropout_;
    NumberField* seed_;
    QSpinBox* threads_;
    QCheckBox* shuffle_;
};

} // namespace ui
