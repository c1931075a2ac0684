// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>

class QGridLayout;

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

} // namespace ui
