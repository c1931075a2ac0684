// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/style/classes.h"

#include <QTableView>

class QStandardItemModel;

namespace ui {

/// How each class was read, a row a class: images, recall, precision, F1 (the harmonic mean of both) and what it is
/// most often taken for. A click on a heading sorts; equals keep the classes' order.
class ClassTable : public QTableView {
    Q_OBJECT

public:
    enum Column { classColumn, imagesColumn, recallColumn, precisionColumn, f1Column, takenForColumn, columnCount };

    explicit ClassTable(QWidget* parent = nullptr);
    void setClasses(const Classes& classes);
    void setEvaluation(const model::Evaluation& evaluation);

    /// Emits classChosen unless it was chosen before.
    void choose(int label);

signals:
    /// By mouse or arrow keys.
    void classChosen(int label);

private:
    void fill();

    Classes classes_;
    model::Evaluation evaluation_;
    QStandardItemModel* model_;
};

} // namespace ui
