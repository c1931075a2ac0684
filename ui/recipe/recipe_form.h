// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"
#include "model/values/types.h"
#include "ui/widgets/variable.h"

#include <QWidget>

#include <functional>
#include <map>
#include <string_view>
#include <vector>

class QVBoxLayout;

namespace ui {

class Fold;
class SettingRow;

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

/// Every setting of a recipe, built from the descriptions in `model/values/recipe.h`, with previews of the learning rate and of
/// augmentation. Settings that differ from the preset are marked and can be reset one by one.
class RecipeForm : public QWidget {
    Q_OBJECT

public:
    explicit RecipeForm(QWidget* parent = nullptr);

    /// The recipe that was set, with the edits since; values that fields show rounded stay exact until they are edited.
    const model::Recipe& recipe() const { return recipe_; }
    void setRecipe(const model::Recipe& recipe);

    /// What the recipe is compared with.
    void setPreset(const model::Recipe& preset);

    /// The networks to choose from, by their names.
    void setNetworks(const std::vector<std::string>& names);

    /// Chooses one as the user does, by its name or written out.
    void chooseNetwork(const std::string& network);

    /// Settings that differ from the preset's.
    int changes() const { return changes_; }

    /// The learning rate at even distances over the run.
    void setLearningRates(std::vector<double> rates);
    void setPreview(std::vector<model::DigitImage> images);

    /// What an experiment can vary: every setting but the seed, of which it has several, and the threads, which change nothing.
    /// In the order of the recipe's file. `chosen` becomes the place of that option.
    std::vector<Variable> variables(std::string_view option, int& chosen) const;

signals:
    /// A control moved, or a setting was taken back.
    void edited();
    /// The user wants an experiment that varies the setting of this option.
    void varyRequested(const QString& option);

private:
    struct Entry {
        SettingRow* row;
        std::function<bool()> refresh; ///< shows the value; true when it differs from the preset's
        std::function<double()> value;
        Fold* fold;
    };
    using Names = std::vector<std::string_view>;

    template <class Settings> Names addRows(Settings& settings, const Settings& preset);
    template <class Augmentation> void addStyles(QVBoxLayout* column, Augmentation& settings, const Augmentation& preset);
    void makeRecipe(QVBoxLayout* column);
    void makeAugmentation(QVBoxLayout* column);
    void makeExpert(QVBoxLayout* column);
    Fold* makeFold(const char* objectName, const QString& title, const QString& tip, const Names& options);
    void change();
    void refresh();
    QString obstacle(std::string_view option) const;

    model::Recipe recipe_;
    model::Recipe preset_;
    int changes_ = 0;
    std::map<std::string_view, Entry> entries_; ///< by the setting's option name
    Names augmentationOptions_;
    Names regularisationOptions_;
    std::vector<Fold*> folds_;
    std::vector<Fold*> expertFolds_; ///< of those, the ones in …
    Fold* expert_;                   ///< … this one
    Sparkline* schedule_;
    ThumbnailStrip* preview_;
};

} // namespace ui
