// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"
#include "model/values/types.h"
#include "ui/widgets/variable.h"

#include <QComboBox>
#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class ElidedLabel;
class RecipeForm;

/// What training a recipe takes and gives, as far as it is known.
struct RecipeOutlook {
    std::optional<double> seconds = {};  ///< on this machine, with the open data
    std::optional<double> accuracy = {}; ///< of the test images, a fraction
    bool operator==(const RecipeOutlook&) const = default;
};

/// A list that says when it is opened.
class PresetCombo : public QComboBox {
    Q_OBJECT

public:
    void showPopup() override;

signals:
    void opened();
};

/// The choice among recipes, and a menu to save, import, export and delete them. It asks before anything is lost.
class PresetBar : public QWidget {
    Q_OBJECT

public:
    explicit PresetBar(QWidget* parent = nullptr);

    /// Those that come with the program, then the user's own.
    void setPresets(const std::vector<model::Recipe>& bundled, const std::vector<model::Recipe>& own);

    /// Shows the preset at this index; `edited` when the settings no longer match it.
    void showPreset(int index, bool edited);

    /// Says beside a recipe's name, in the list and below it, what it takes and gives.
    void setOutlook(const QString& recipe, const RecipeOutlook& outlook);

    /// Asks whether this recipe shall replace the one that has its name.
    void askToReplace(const model::Recipe& recipe);

signals:
    /// The list of all recipes is looked at.
    void opened();
    void presetChosen(int index);
    /// Keep the settings as a recipe of this name.
    void saveRequested(const QString& name);
    void replaceRequested(const model::Recipe& recipe);
    void importRequested(const QString& path);
    void exportRequested(const QString& path);
    void deleteRequested(const QString& name);

private:
    QToolButton* makeMenu();
    void askName();
    void askDelete();
    void chooseImport();
    void chooseExport();

    void showOutlooks();

    PresetCombo* combo_;
    ElidedLabel* outlook_; ///< of the chosen one
    QAction* delete_ = nullptr;
    std::vector<QString> names_;
    std::vector<int> epochs_; ///< of these recipes
    QHash<QString, RecipeOutlook> outlooks_;
    bool edited_ = false;
    std::size_t bundled_ = 0;
    int current_ = 0;
};

/// The left side: the recipe, how images are varied, and a live preview of that.
class TrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainPanel(QWidget* parent = nullptr);

    /// The recipe as the controls stand; its name is the preset's, or "custom" once edited away from every preset.
    model::Recipe recipe() const;
    void setRecipe(const model::Recipe& recipe);

    /// Recipes to choose from, those that come with the program and the user's own; a recipe with the defaults until then. The
    /// settings stay, and so does the preset they are compared with while there is one of its name; else it is the first.
    void setPresets(const std::vector<model::Recipe>& bundled, const std::vector<model::Recipe>& own = {});

    /// Takes the preset of this name, the user's own before one that comes with the program; without one, nothing happens.
    void choosePreset(const QString& name);

    /// The preset the settings are compared with.
    QString presetName() const;

    /// Asks whether this recipe shall replace the one that has its name.
    void askToReplace(const model::Recipe& recipe);

    /// While training, the recipe cannot change: every control is disabled and says why.
    void setLocked(bool training);
    bool isLocked() const { return locked_; }

    /// Shows a run's recipe, if it is another, until the panel is unlocked, which brings the user's own back.
    void showRun(const model::Recipe& recipe);
    bool showsRun() const { return own_.has_value(); }

    /// See `PresetBar::setOutlook`.
    void setOutlook(const QString& recipe, const RecipeOutlook& outlook);

    /// See `RecipeForm::setNetworks`.
    void setNetworks(const std::vector<std::string>& names);

    /// See `RecipeForm::chooseNetwork`.
    void chooseNetwork(const std::string& network);

    /// The learning rate at even distances over the run.
    void setLearningRates(std::vector<double> rates);
    void setPreview(std::vector<model::DigitImage> images);

    /// See `RecipeForm::variables`.
    std::vector<Variable> variables(const QString& option, int& chosen) const;

signals:
    /// See `RecipeForm::varyRequested`.
    void varyRequested(const QString& option);

    /// A control moved, a preset was chosen, or a run's recipe came or went.
    void recipeChanged(const model::Recipe& recipe);

    /// The outlook of every preset is looked at.
    void outlooksWanted();

    /// Keep this recipe among the user's own; one of the same name stays unless it shall be replaced.
    void recipeSaveRequested(const model::Recipe& recipe, bool replace);
    void recipeDeleteRequested(const QString& name);
    void recipeImportRequested(const QString& path);
    void recipeExportRequested(const QString& path, const model::Recipe& recipe);
    void foldRequested();

private:
    void recipeEdited();
    void choosePreset(int index);
    void compareWith(const QString& preset);
    void showChanges();
    int matchingPreset() const;
    QHBoxLayout* makeHeading();
    const model::Recipe& base() const { return presets_[static_cast<std::size_t>(base_)]; }

    std::vector<model::Recipe> presets_;
    int base_ = 0; ///< the preset that the settings are compared with
    std::string name_;
    bool locked_ = false;
    struct OwnRecipe {
        model::Recipe recipe;
        QString preset;
    };
    std::optional<OwnRecipe> own_;      ///< while a run's is shown
    QHash<QWidget*, QString> freeTips_; ///< tooltips while unlocked
    PresetBar* presetBar_;
    QPushButton* reset_;
    QLabel* lockNote_;
    RecipeForm* form_;
};

} // namespace ui
