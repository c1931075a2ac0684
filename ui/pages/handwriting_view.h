// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/alphabet_dialog.h"
#include "ui/pages/drawings_table.h"
#include "ui/pages/learning_figure.h"

#include <QList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace ui {

class FigureLabel;

/// One of the user's alphabets; the digits have the id 0 and no name.
struct AlphabetChoice {
    qint64 id = 0;
    QString name;
};

/// The user's own drawings of an alphabet, a column for each class, what can be done with them, and learning from them.
class HandwritingView : public QWidget {
    Q_OBJECT

public:
    explicit HandwritingView(QWidget* parent = nullptr);

    static constexpr int kFewestOwn = 5;  ///< of a class of one's own, so that one of them measures the result
    static constexpr int kWantedOwn = 15; ///< with so many it reads well

    /// All that there are, the one that is shown, and its classes; at first the ten digits alone.
    /// What a class does not need gives its room to large letters.
    void setLesson(bool on);
    void setAlphabets(const std::vector<ui::AlphabetChoice>& all, qint64 shown, const ClassNames& classes);

    /// Those that were selected before stay so.
    void setSamples(std::vector<ui::HandwritingSample> samples);
    void select(const QList<qint64>& ids);

    /// What can be undone next, e.g. "delete 6 drawings"; nothing when `what` is empty.
    void setUndo(qint64 change, const QString& what);

    /// Why nothing can be learned from them at present; empty when it can.
    void setObstacle(const QString& obstacle);

    /// The class that is to be drawn, by its label; −1 while none is asked for.
    int asked() const { return asked_; }
    void setCollecting(bool collecting);

    /// The result of learning, or nothing, with the accuracies that fewer drawings of each class gave.
    void showResult(const QString& text, const std::vector<ui::LearningPoint>& curve = {});

    /// Whether to offer the way back to the model before fine-tuning.
    void setModelBefore(bool offered);

signals:
    // Ids of samples.
    void removeRequested(const QList<qint64>& ids);
    void relabelRequested(const QList<qint64>& ids, int digit);
    void undoRequested(qint64 change);
    void importRequested(const QStringList& paths);
    void sheetsRequested(const QString& path); ///< to write on
    void exportRequested(const QString& path);
    void fineTuneRequested();
    void trainRequested(); ///< a network of the alphabet's own
    void alphabetChosen(qint64 id);
    /// `id` 0 makes a new one.
    void alphabetEdited(qint64 id, const QString& name, const std::vector<ui::EditedClass>& classes);
    void alphabetRemoved(qint64 id);
    void alphabetImportRequested(const QString& path);
    /// "α · 3 of 15" is to be drawn, or, with nothing, no longer.
    void askedChanged(const QString& what);
    void modelBeforeRequested();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makePage();
    void fillAlphabets();
    void editAlphabet(qint64 id);
    void ask(int label);
    void refreshPages();
    void chooseImport();
    void chooseAlphabetImport();
    void chooseExport();
    void chooseSheets();
    QString fileName(const QString& digits) const;
    void refreshSelection();

    std::vector<AlphabetChoice> alphabets_{{}};
    qint64 shown_ = 0; ///< an alphabet
    ClassNames classes_;
    int asked_ = -1;
    bool collectNext_ = false; ///< in the alphabet that is being made
    bool empty_ = true;
    qint64 undoable_ = 0;
    QStackedLayout* pages_;
    QWidget* page_;
    DrawingsTable* table_;
    QPushButton* alphabet_; ///< which is shown, with a menu of all
    QPushButton* collect_;
    FigureLabel* summary_;
    QLabel* obstacle_;
    QLabel* result_;
    LearningFigure* figure_;
    QPushButton* undo_;
    QList<QWidget*> notInALesson_;
    QPushButton* undoFirst_; ///< while there is no drawing
    QPushButton* remove_;
    QPushButton* relabel_;
    QPushButton* fineTune_;
    QPushButton* back_;
};

} // namespace ui
