// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/runs_model.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace ui {

/// Paints the cells of the table of runs, turns stars and checks over at a click, and edits names.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kPadding = 7; ///< at the left and right of a cell, as in the table's heading
    static constexpr int kDot = 14;    ///< the outcome's dot with its gap

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Leaves an editor alone that has been typed in: the table is refreshed meanwhile.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
};

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
