// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include <functional>

namespace ui {

/// The curves' context menu: four formats to save as, and a reset of the view. Deletes itself when closed.
class CurveMenu : public QMenu {
    Q_OBJECT

public:
    /// `save` is called with the path once a format and a file were chosen, if `parent` still lives; without `canSave` the
    /// formats are disabled.
    CurveMenu(bool canSave, std::function<void(const QString& path)> save, QWidget* parent);

signals:
    void resetChosen();

private:
    void chooseFile(const QString& suffix, const QString& filter);

    std::function<void(const QString& path)> save_;
};

} // namespace ui
