// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;

namespace ui {

/// How a run ended, for the card.
struct EndedRun {
    bool completed = true;
    int epoch = 1; ///< at work when it was stopped, from 1
    int epochs = 1;
    double seconds = 0;  ///< of training, without pauses
    int correct = 0;     ///< of the test images; see `images`
    int images = 0;      ///< 0 where that was not measured
    QString series = {}; ///< what several seeds have come to, of which the best is open; empty for one run
    bool canContinue = false;
    bool hasVariants = false; ///< it was an experiment
    QString reader = {};      ///< what reads on in place of the run's model; empty where that one is open
};

/// What a run that has ended has come to, and what one can do next. It says so to screen readers, hides at its cross, and takes
/// no key but those of its buttons.
class RunEndCard : public QFrame {
    Q_OBJECT

public:
    RunEndCard();

    void showRun(const EndedRun& run);

signals:
    void mistakesRequested();
    void insideRequested();
    void trainLongerRequested();
    void continueRequested();
    void readRequested(); ///< with the run's model
    void plotRequested();
    void closed();

private:
    QLabel* text_;
    QPushButton* mistakes_;
    QPushButton* inside_;
    QPushButton* read_;
    QPushButton* longer_;
    QPushButton* resume_;
    QPushButton* plot_;
};

} // namespace ui
