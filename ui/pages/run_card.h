// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QScrollArea>

class QGridLayout;

namespace ui {

class NoteEdit;

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
