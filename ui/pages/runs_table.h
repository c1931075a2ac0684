// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs_model.h"

#include <QMap>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVariant>

namespace ui {

/// Paints the cells of the table of runs, turns stars and checks over at a click, and edits names.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kPadding = 7; ///< at the left and right of a cell, as in the table's heading
    static constexpr int kDot = 14;    ///< the outcome's dot with its gap
    static constexpr int kFold = 16;   ///< a study's triangle with its gap

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Leaves an editor alone that has been typed in: the table is refreshed meanwhile.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
};

/// The table of runs with its keys. Columns that were neither chosen nor put away are there as far as they fit, the most
/// important first, so that names stay readable; where those that were chosen have no room, the table scrolls. The choice is
/// kept.
class RunsTable : public QTableView {
    Q_OBJECT

public:
    /// The models are not owned.
    RunsTable(RunsModel* runs, RunsFilter* filter);

    /// From the top of the table down; of a study, those of its runs.
    QStringList selectedIds() const;

    /// By the user: from now on the column is there, or it is not, whatever fits.
    void chooseColumn(int column, bool shown);
    /// As many of the usual ones as fit.
    void resetColumns();
    /// The titles of the usual columns that are not there.
    QStringList hiddenColumns() const;

    void setRuns(std::vector<model::RunRecord> runs);

    /// By this column, the way that is wanted first; the other way if it is sorted so already.
    void sortBy(int column);

    /// Draws the selected runs in the curves, or takes them out if all are.
    void toggleCurves();
    /// Stars the selected runs, or takes the stars away if all have one.
    void toggleStars();
    void editName();
    /// Unfolds the study of the current row, or folds it. False when there is none to.
    bool setUnfolded(bool unfolded);

signals:
    void columnsChanged();
    void openRequested();
    void deleteRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int fittingWidth(int column, const QString& widest) const;
    int settingWidth(int column) const;
    bool toggleStudy();
    void fitColumns();

    QMap<QString, QVariant> chosen_; ///< whether a column is shown, by its key; without it: as it fits
    RunsModel* runs_;
    RunsFilter* filter_;
};

} // namespace ui
