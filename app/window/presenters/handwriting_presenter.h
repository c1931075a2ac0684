// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/alphabet.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class HandwritingView;
class MainWindow;
} // namespace ui

namespace app {

class FineTuningWorker;
class Handwriting;
class PredictionWorker;

/// The user's own drawings of an alphabet, and fine-tuning with those of digits.
class HandwritingPresenter : public Presenter {
    Q_OBJECT

public:
    HandwritingPresenter(ui::MainWindow& window, SessionState& state, Handwriting& store, FineTuningWorker& worker,
                         PredictionWorker& reader);

private:
    void connectStore();
    void connectFineTuning(PredictionWorker& reader);
    void showDrawings(const std::shared_ptr<const model::DataSet>& drawings, const QList<qint64>& ids);
    void offerUndo(const QString& what, const QString& undo, qint64 change);
    void fineTune();
    void endFineTuning(const QString& statusText);
    void show();
    void showResult();
    QString obstacle() const;
    QString obstacleToTraining() const;
    std::vector<int> counts() const;

    ui::MainWindow& window_;
    ui::HandwritingView& view_;
    SessionState& state_;
    Handwriting& store_;
    FineTuningWorker& worker_;
    Alphabet alphabet_;                              ///< that is shown
    std::shared_ptr<const model::DataSet> drawings_; ///< null until they were read
    bool busy_ = false;                              ///< a run is on
    std::shared_ptr<const model::Model> tuned_;      ///< the last that was fine-tuned here …
    QString result_;                                 ///< … and how it reads
    qint64 addedChange_ = 0;                         ///< that the draw panel's Undo takes back
    qint64 noticedChange_ = 0;                       ///< that the last message's Undo takes back
    QString notice_;                                 ///< that message
};

} // namespace app
