// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

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

} // namespace ui
