// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QFrame>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace ui {

/// The note of a run. Changes are emitted when the typing pauses, at the latest when another note is shown or the editor is
/// left or hidden.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit NoteEdit(QWidget* parent = nullptr);

    /// Shows the note of a run. The one that is being written stays as it is.
    void setNote(const QString& id, const QString& note);

    /// Emits what was not emitted yet.
    void flush();

signals:
    void noteChanged(const QString& id, const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QString id_;
    QString emitted_;
    QTimer pause_;
};

/// What is known of one run: how it went, its note, figures, data, what computed it and how its recipe differs from the
/// notebook's.
class RunCard : public QScrollArea {
    Q_OBJECT

public:
    RunCard();

    /// `here`: this window trains it.
    void setRun(const model::RunRecord& run, bool here);
    NoteEdit* note() const { return note_; }

private:
    QLabel* addFact(const QString& title, const char* objectName);

    QLabel* outcome_;
    NoteEdit* note_;
    QGridLayout* facts_;
    QLabel* accuracy_;
    QLabel* weights_;
    QLabel* settings_;
    QLabel* data_;
    QLabel* started_;
    QLabel* environment_;
};

/// Several runs side by side: a row for each thing they differ in, a column for each run; and how far seeds lie apart, where
/// only the seed is different.
class RunComparison : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxColumns = 12; ///< more are not read; the spread counts all

    RunComparison();

    void setRuns(const std::vector<const model::RunRecord*>& runs);

private:
    void elideName(int column, int width);
    void colourTitles();

    QLabel* spread_;
    QLabel* alike_;
    QTableWidget* table_;
};

/// The card below the table: one run in detail or what differs between several, and what can be done with them. What cannot
/// be done says why.
class RunPanel : public QFrame {
    Q_OBJECT

public:
    RunPanel();

    /// `current` is the run that this window trains, or empty.
    void setRuns(std::vector<model::RunRecord> runs, const std::string& current);
    const std::vector<model::RunRecord>& runs() const { return runs_; }

    /// Whether a run is on.
    void setBusy(bool busy);
    NoteEdit* note() const;

    QPushButton* open() const { return open_; }
    QPushButton* resume() const { return resume_; }
    QPushButton* again() const { return again_; }
    QPushButton* plot() const { return plot_; }
    QPushButton* save() const { return export_; }
    QPushButton* remove() const { return remove_; }

private:
    void refresh();
    void refreshButtons();

    std::vector<model::RunRecord> runs_;
    std::string current_;
    bool busy_ = false;
    QLabel* title_;
    QStackedWidget* pages_;
    QWidget* hint_;
    RunCard* card_;
    RunComparison* comparison_;
    QPushButton* open_;
    QPushButton* resume_;
    QPushButton* again_;
    QWidget* single_; ///< what can be done with one run only
    QPushButton* plot_;
    QPushButton* export_;
    QPushButton* remove_;
};

} // namespace ui
