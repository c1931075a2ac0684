// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"
#include "ui/style/text_scale.h"

#include <QWidget>

namespace ui {

/// Counts of true (rows) against predicted (columns) digits, with each row's recall at its end and each column's precision
/// at its foot: as counts or as shares of the row. Mouse and arrow keys choose a cell.
class ConfusionMatrix : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);
    void setClasses(const Classes& classes);
    void setEvaluation(const model::Evaluation& evaluation);

    /// Cells say how much of their row they are, in per cent, instead of how many images.
    void setShares(bool shares);

    /// Of one class, in [0, 1]; 0 for a class without images or predictions.
    double recall(int label) const;
    double precision(int predicted) const;

    /// As it stands in the cell: "12", or "1.2" per cent.
    QString cellText(int label, int predicted) const;

    int chosenLabel() const { return chosenLabel_; } ///< −1: no cell
    int chosenPredicted() const { return chosenPredicted_; }

    QSize sizeHint() const override { return {420, 300}; }
    QSize minimumSizeHint() const override { return {380, scaled(232)}; }

public slots:
    /// -1, -1 chooses none. Emits cellChosen.
    void choose(int label, int predicted);

signals:
    void cellChosen(int label, int predicted);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double left() const; ///< where the cells begin, behind the rows' names
    QString description(int label, int predicted) const;
    QRectF cell(int row, int column) const;
    int count(int label, int predicted) const;
    int rowCount(int label) const;

    Classes classes_;
    model::Evaluation evaluation_;
    int mostMistaken_ = 1; ///< the largest count off the diagonal
    int chosenLabel_ = -1;
    int chosenPredicted_ = -1;
    bool shares_ = false;
};

} // namespace ui
