// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recipe.h"
#include "model/types.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace ui {

class AugmentationForm;
class RecipeForm;
class ThumbnailStrip;

/// The left side: the recipe, how images are varied, and a live preview of that.
class TrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainPanel(QWidget* parent = nullptr);

    /// The recipe as the controls stand; its name is the preset's, or "custom" once edited away from every preset.
    model::Recipe recipe() const;
    void setRecipe(const model::Recipe& recipe);

    /// Recipes to choose from, the first being the default; a recipe with the defaults until then.
    void setPresets(std::vector<model::Recipe> presets);

    /// While training, the recipe cannot change: every control is disabled and says why.
    void setLocked(bool training);
    bool isLocked() const { return locked_; }

    void setPreview(std::vector<model::DigitImage> images);

signals:
    /// A control moved; also when a preset was chosen.
    void recipeChanged(const model::Recipe& recipe);

private:
    void recipeEdited();
    void choosePreset(int index);
    void showName();
    int matchingPreset() const;
    QWidget* makePresetRow();

    std::vector<model::Recipe> presets_;
    std::string name_;
    int lastPreset_ = 0;
    bool locked_ = false;
    QHash<QWidget*, QString> freeTips_; ///< tooltips while unlocked
    QComboBox* preset_;
    QPushButton* reset_;
    QLabel* lockNote_;
    RecipeForm* recipeForm_;
    AugmentationForm* augmentationForm_;
    ThumbnailStrip* preview_;
};

} // namespace ui
