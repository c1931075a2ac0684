// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/drawings_table.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace ui {

class FigureLabel;

/// The user's own drawings, a column for each class, what can be done with them, and fine-tuning on them.
class HandwritingView : public QWidget {
    Q_OBJECT

public:
    explicit HandwritingView(QWidget* parent = nullptr);

    /// What can be drawn; at first the ten digits.
    void setClasses(const ClassNames& classes);

    /// Those that were selected before stay so.
    void setSamples(std::vector<ui::HandwritingSample> samples);

    /// What can be undone next, e.g. "delete 6 drawings"; nothing when `what` is empty.
    void setUndo(qint64 change, const QString& what);

    /// Why fine-tuning is not possible at present; empty when it is.
    void setObstacle(const QString& obstacle);

    /// The result of fine-tuning, or nothing.
    void showResult(const QString& text);

    /// Whether to offer the way back to the model before fine-tuning.
    void setModelBefore(bool offered);

signals:
    // Ids of samples.
    void removeRequested(const QList<qint64>& ids);
    void relabelRequested(const QList<qint64>& ids, int digit);
    void undoRequested(qint64 change);
    void importRequested(const QString& path);
    void exportRequested(const QString& path);
    void fineTuneRequested();
    void modelBeforeRequested();

private:
    QWidget* makePage();
    void chooseImport();
    void chooseExport();
    void refreshSelection();

    qint64 undoable_ = 0;
    QStackedLayout* pages_;
    QWidget* page_;
    DrawingsTable* table_;
    FigureLabel* summary_;
    QLabel* obstacle_;
    QLabel* result_;
    QPushButton* undo_;
    QPushButton* undoFirst_; ///< while there is no drawing
    QPushButton* remove_;
    QPushButton* relabel_;
    QPushButton* fineTune_;
    QPushButton* back_;
};

} // namespace ui
