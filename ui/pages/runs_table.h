// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs_filter.h"
#include "ui/pages/runs_model.h"

#include <QTableView>

namespace ui {

/// The table of runs with its keys. Columns that do not fit are left out, the least important first, so that names stay
/// readable: what they say stands in the card below as well.
class RunsTable : public QTableView {
    Q_OBJECT

public:
    /// The models are not owned.
    RunsTable(RunsModel* runs, RunsFilter* filter);

    /// From the top of the table down.
    QStringList selectedIds() const;

    void setRuns(std::vector<model::RunRecord> runs);

    /// By this column, the way that is wanted first; the other way if it is sorted so already.
    void sortBy(int column);

    /// Draws the selected runs in the curves, or takes them out if all are.
    void toggleCurves();
    /// Stars the selected runs, or takes the stars away if all have one.
    void toggleStars();
    void editName();

signals:
    void openRequested();
    void deleteRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();

    RunsModel* runs_;
    RunsFilter* filter_;
};

} // namespace ui
