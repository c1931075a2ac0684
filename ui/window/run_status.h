// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QWidget>

#include <optional>

class QProgressBar;

namespace ui {

class FigureLabel;

/// The bar at the bottom: how far the run is, how fast, and how well.
class RunStatus : public QWidget {
    Q_OBJECT

public:
    explicit RunStatus(QWidget* parent = nullptr);

    /// One quiet line, without a run's figures.
    void showIdle(const QString& text);

    /// Forgets the last run's figures and best. `place`, e.g. "Seed 2 of 5", stands before the epoch; `epochsToCome`: of the runs
    /// of its series that follow, whose time counts, too.
    void beginRun(int epochs, const QString& place = {}, int epochsToCome = 0);

    /// Whether epochs are measured on images held back from training, not on the test images.
    void setMeasuredOnValidation(bool onValidation);

    /// Progress, 0 to 1, of training this many teacher networks.
    void showTeaching(double share, int teachers, std::optional<double> secondsLeft = std::nullopt);
    void showBatch(const model::BatchMetrics& batch);
    void showEpoch(const model::EpochMetrics& epoch);
    /// It was stopped in the middle of an epoch: what its model reads of the test images.
    void showEnd(double epochsDone, double testAccuracy);

    /// In a lesson: what can be read from far away.
    void setLesson(bool on);

    /// "Paused" in place of speed and time left, whatever the last batches before it still say.
    void setPaused(bool paused);

    /// A word in place of speed and time left, e.g. "Paused"; the figures stay.
    void showState(const QString& text);

private:
    void setRunVisible(bool visible);
    void showPlace(const QString& text);

    FigureLabel* epoch_;
    QProgressBar* progress_;
    FigureLabel* speed_;
    FigureLabel* left_;
    FigureLabel* loss_;
    FigureLabel* test_;
    FigureLabel* best_;
    int epochs_ = 0;
    int epochsToCome_ = 0;
    double secondsAnEpoch_ = 0; ///< of this run, else of the one before it
    QString place_;
    bool onValidation_ = false;
    bool paused_ = false;
    double bestAccuracy_ = -1;
};

} // namespace ui
