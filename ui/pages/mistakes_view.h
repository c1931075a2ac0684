// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/pages/image_lists.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace ui {

class ClassTable;
class ConfusionMatrix;
class DigitGrid;
class ElidedLabel;
class EmptyState;
class FigureLabel;
class SearchField;
class Segments;

/// How the test set was read: the confusion matrix or a table of the classes and, below, the images of the chosen cell, of the
/// chosen class or those searched for.
class MistakesView : public QWidget {
    Q_OBJECT

public:
    explicit MistakesView(QWidget* parent = nullptr);

    void setClasses(const Classes& classes);

    /// The search, the class or the cell that was chosen stays.
    void setEvaluation(const model::Evaluation& evaluation);

    /// Where the test images come from, by their index in the split.
    void setImageSource(ImageSource source);
    void clear();

    /// Whether the test set can be read at present; `reason` says why not.
    void setReadable(bool readable, const QString& reason);

    ConfusionMatrix* matrix() const { return matrix_; }
    const MistakesModel* images() const { return model_; }

signals:
    void evaluateRequested();

    /// An image was clicked, to be put on the canvas; its index in the test set.
    void imageActivated(int index);

private:
    // One of the three says which images are shown, and leaves the others.
    void showCell(int label, int predicted);
    void showClass(int label);
    void search(const QString& text);
    void leaveSearch();
    void leaveCell();
    void showList(const QString& title);

    Classes classes_;
    QStackedLayout* pages_;
    EmptyState* empty_;
    QWidget* page_;
    QPushButton* read_;
    QPushButton* readAgain_;
    FigureLabel* summary_;
    Segments* kinds_;
    QStackedLayout* kindPages_;
    ConfusionMatrix* matrix_;
    ClassTable* table_;
    ElidedLabel* listTitle_;
    SearchField* search_;
    QPushButton* allMistakes_;
    MistakesModel* model_;
    DigitGrid* list_;
    int class_ = -1; ///< its mistakes are shown; −1: of none
};

} // namespace ui
