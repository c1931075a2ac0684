// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/shown_runs.h"

#include <QFrame>
#include <QScrollArea>

class QToolButton;

namespace ui {

/// The name of an overlaid run, or of a variant, at its line: a click, or Space, hides and shows it; the cross, or Delete,
/// removes a run.
class RunChip : public QFrame {
    Q_OBJECT

public:
    explicit RunChip(const OverlaidRun& run);

signals:
    void toggled(bool visible);
    void removed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void drawLine(int colour);

    QToolButton* toggle_;
    QToolButton* cross_;
};

/// A chip for each overlaid run, in as many rows as it takes up to three, then with a scroll bar; hidden without runs.
class RunChips : public QScrollArea {
    Q_OBJECT

public:
    explicit RunChips(QWidget* parent = nullptr);

    void setRuns(const std::vector<OverlaidRun>& runs);

signals:
    void toggled(const QString& id, bool visible);
    void removed(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitRows();

    std::vector<RunChip*> chips_;
};

} // namespace ui
