// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QTimer>

namespace ui {

/// The note of a run. What is typed is told when the typing pauses, at the latest when another note is shown or the editor is
/// left or hidden.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit NoteEdit(QWidget* parent = nullptr);

    /// Shows the note of a run. The one that is being written stays as it is.
    void setNote(const QString& id, const QString& note);

    /// Tells what was not told yet.
    void tell();

signals:
    void noteChanged(const QString& id, const QString& text);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QString id_;
    QString told_;
    QTimer pause_;
};

} // namespace ui
