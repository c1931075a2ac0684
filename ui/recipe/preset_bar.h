// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/recipe.h"

#include <QWidget>

#include <functional>
#include <vector>

class QAction;
class QComboBox;

namespace ui {

/// The choice among recipes, and a menu to save, import, export and delete them. It asks before anything is lost.
class PresetBar : public QWidget {
    Q_OBJECT

public:
    explicit PresetBar(QWidget* parent = nullptr);

    /// Those that come with the program, then the user's own.
    void setPresets(const std::vector<model::Recipe>& bundled, const std::vector<model::Recipe>& own);

    /// Shows the preset at this index; `edited` when the settings no longer match it.
    void showPreset(int index, bool edited);

    /// Saves a recipe under its name; asks first when that would replace one.
    void keep(const model::Recipe& recipe);

signals:
    void presetChosen(int index);
    /// Keep the settings as a recipe of this name.
    void saveRequested(const QString& name);
    /// Keep this recipe, which was read from a file.
    void keepRequested(const model::Recipe& recipe);
    void importRequested(const QString& path);
    void exportRequested(const QString& path);
    void deleteRequested(const QString& name);

private:
    void makeMenu();
    void askName();
    void askReplace(const QString& name, const std::function<void()>& replace);
    void askDelete();
    void chooseImport();
    void chooseExport();
    bool isOwn(const QString& name) const;

    QComboBox* combo_;
    QAction* delete_ = nullptr;
    std::vector<QString> names_;
    std::size_t bundled_ = 0;
    int current_ = 0;
};

} // namespace ui
