// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/note_edit.h"

#include <QKeyEvent>

#include <chrono>

namespace ui {

NoteEdit::NoteEdit(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName("noteEdit");
    setAccessibleName(tr("Note"));
    setPlaceholderText(tr("Write a note"));
    setTabChangesFocus(true);
    pause_.setSingleShot(true);
    pause_.setInterval(std::chrono::milliseconds(600));
    connect(this, &QPlainTextEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
    connect(&pause_, &QTimer::timeout, this, &NoteEdit::tell);
}

void NoteEdit::setNote(const QString& id, const QString& note) {
    // A list that was read before the last words were written would take them back.
    if (id == id_ && (hasFocus() || note == told_))
        return;
    tell();
    id_ = id;
    told_ = note;
    setPlainText(note);
    pause_.stop();
}

void NoteEdit::tell() {
    pause_.stop();
    if (id_.isEmpty() || toPlainText() == told_)
        return;
    told_ = toPlainText();
    emit noteChanged(id_, told_);
}

bool NoteEdit::event(QEvent* event) {
    // Escape belongs to the editor here, not to the window's canvas.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QPlainTextEdit::event(event);
}

void NoteEdit::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        focusPreviousChild();
    else
        QPlainTextEdit::keyPressEvent(event);
}

void NoteEdit::focusOutEvent(QFocusEvent* event) {
    tell();
    QPlainTextEdit::focusOutEvent(event);
}

void NoteEdit::hideEvent(QHideEvent* event) {
    tell();
    QPlainTextEdit::hideEvent(event);
}

} // namespace ui
