// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <QFrame>

#include <vector>

class QPushButton;
class QStackedWidget;

namespace ui {

class NoteEdit;
class RunCard;
class RunComparison;

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
    QPushButton* export_;
    QPushButton* remove_;
};

} // namespace ui
