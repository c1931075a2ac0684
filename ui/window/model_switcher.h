// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/window_state.h"

#include <QPushButton>

#include <vector>

class QMenu;

namespace ui {

/// Names the model that reads, and opens a menu of those that could.
class ModelSwitcher : public QPushButton {
    Q_OBJECT

public:
    explicit ModelSwitcher(QWidget* parent = nullptr);

    /// Of the model that reads; `accuracy`, "99.59 %", may be empty.
    void setOpen(const QString& id, const QString& name, const QString& accuracy);
    const QString& name() const { return name_; }

    /// In the order of their groups.
    void setChoices(const std::vector<ModelChoice>& choices);

    /// Not while a run is on; the tooltip says so then.
    void setChangeable(bool changeable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString& id);
    void fileRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void markOpen();
    QString textIn(int width) const;

    QString id_;
    QString name_;
    QString accuracy_;
    QMenu* menu_;
};

} // namespace ui
