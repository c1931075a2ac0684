// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace ui {

/// The curves' context menu: four formats to save as, and the way back to the whole view. Deletes itself when closed.
class CurveMenu : public QMenu {
    Q_OBJECT

public:
    /// `parent` is also the context of what follows a choice; without `canSave` the formats are disabled.
    CurveMenu(bool canSave, QWidget* parent);

signals:
    /// A format was chosen: ask for a file with this suffix and filter.
    void saveChosen(const QString& suffix, const QString& filter);
    void resetChosen();
};

} // namespace ui
