// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"
#include "ui/pages/image_lists.h"
#include "ui/style/classes.h"
#include "ui/style/theme.h"

#include <QTableView>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QPushButton;
class QScrollBar;
class QStackedLayout;
class QStandardItemModel;

namespace ui {

class ElidedLabel;
class EmptyState;
class FigureLabel;
class SearchField;
class Segments;

/// Counts of true (rows) against predicted (columns) digits, with each row's recall at its end and each column's precision
/// at its foot: as counts or as shares of the row. Mouse and arrow keys choose a cell. Of more than kClassesAtOnce, cells keep a
/// size that can be read and scroll beneath their heads.
class ConfusionMatrix : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionMatrix(QWidget* parent = nullptr);
    void setClasses(const Classes& classes);
    void setEvaluation(const model::Evaluation& evaluation);

    /// Cells say how much of their row they are, in per cent, instead of how many images.
    void setShares(bool shares);

    /// The classes stand in the order of the images that were taken for another class, the most first, instead of their own.
    void setByMistakes(bool byMistakes);

    /// Of one class, in [0, 1]; 0 for a class without images or predictions.
    double recall(int label) const;
    double precision(int predicted) const;

    /// As it stands in the cell: "12", or "1.2" per cent.
    QString cellText(int label, int predicted) const;

    /// Where a cell is, in logical pixels; of one that has scrolled away, beside what is seen.
    QRectF cellRect(int label, int predicted) const;

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
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// In usual lengths. Measures every name: made once for all that is painted.
    struct Layout {
        QRectF room;  ///< where cells are seen, behind the rows' names and below the columns'
        QSizeF cell;  ///< of one
        bool upright; ///< the columns' names do not fit across
        QPointF scrolled;
        QRectF at(int row, int column) const; ///< of a cell, by its places in `order_`
    };
    Layout layOut() const;
    std::optional<QPoint> cellAt(QPointF place) const; ///< column and row
    QString description(int label, int predicted) const;
    int classAt(int place) const { return order_[static_cast<std::size_t>(place)]; }
    void arrange();
    void fitBars();
    void paintHead(QPainter& painter, const Layout& layout, int place) const;
    QFont fitted(QFont font, const QSizeF& cell) const;
    void paintCell(QPainter& painter, const QRectF& cell, int row, int column) const;

    Classes classes_;
    model::ConfusionMatrix given_;
    model::ConfusionMatrix counts_; ///< the same, of as many classes as are shown
    std::vector<int> order_;        ///< of the classes
    QScrollBar* across_;
    QScrollBar* down_;
    bool byMistakes_ = false;
    int mostMistaken_ = 1; ///< the largest count off the diagonal
    int chosenLabel_ = -1;
    int chosenPredicted_ = -1;
    bool shares_ = false;
};

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
    model::ConfusionMatrix confusion_;
    QStandardItemModel* model_;
};

/// How the test set was read: the confusion matrix or a table of the classes and, below, the images of the chosen cell, of the
/// chosen class or those searched for.
class MistakesView : public QWidget {
    Q_OBJECT

public:
    explicit MistakesView(QWidget* parent = nullptr);

    void setClasses(const Classes& classes);

    /// The search, the class or the cell that was chosen stays. `shiftAveraging`: each image was read five times.
    void setEvaluation(const model::Evaluation& evaluation, bool shiftAveraging = false);

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
    void imageActivated(int index, const QString& caption);

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
    QComboBox* order_; ///< of the matrix, where there are many classes
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
