// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drawings/alphabet.h"
#include "app/window/presenters/presenter.h"
#include "app/window/session_state.h"

namespace ui {
class HandwritingView;
class MainWindow;
class SampleCollector;
struct EditedClass;
} // namespace ui

namespace app {

class FileWorker;
class FineTuningWorker;
class Handwriting;
class PredictionWorker;

/// The user's own drawings and alphabets, fine-tuning with them and training for them.
class HandwritingPresenter : public Presenter {
    Q_OBJECT

public:
    HandwritingPresenter(ui::MainWindow& window, SessionState& state, Handwriting& store, FileWorker& files,
                         FineTuningWorker& worker, PredictionWorker& reader);
    void start(const WindowStart& start) override;

private:
    void connectStore();
    void connectAlphabets();
    void connectFineTuning(PredictionWorker& reader);
    void connectTraining();
    void showAlphabets(const std::vector<Alphabet>& all, const Alphabet& shown);
    void editAlphabet(qint64 id, const QString& name, const std::vector<ui::EditedClass>& classes);
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
    FileWorker& files_;
    FineTuningWorker& worker_;
    ui::SampleCollector* collector_;
    Alphabet alphabet_;                              ///< that is shown
    QString trainingOn_;                             ///< the data set that training waits for; empty for none
    std::shared_ptr<const model::DataSet> drawings_; ///< null until they were read
    bool busy_ = false;                              ///< a run is on
    std::shared_ptr<const model::Model> tuned_;      ///< the last that was fine-tuned here …
    QString result_;                                 ///< … and how it reads
    qint64 addedChange_ = 0;                         ///< that the draw panel's Undo takes back
    qint64 noticedChange_ = 0;                       ///< that the last message's Undo takes back
    QString notice_;                                 ///< that message
};

} // namespace app
