// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QWidget>

class QProgressBar;

namespace ui {

class FigureLabel;

/// The bar at the bottom: how far the run is, how fast, and how well.
class RunStatus : public QWidget {
    Q_OBJECT

public:
    explicit RunStatus(QWidget* parent = nullptr);

    /// One quiet line and no figures of a run.
    void showIdle(const QString& text);

    /// Forgets the last run's figures and best.
    void beginRun(int epochs);
    void showBatch(const model::BatchMetrics& batch);
    void showEpoch(const model::EpochMetrics& epoch);

    /// A word in place of speed and time left, e.g. "Paused"; the figures stay.
    void showState(const QString& text);

private:
    void setRunVisible(bool visible);

    FigureLabel* epoch_;
    QProgressBar* progress_;
    FigureLabel* speed_;
    FigureLabel* left_;
    FigureLabel* loss_;
    FigureLabel* test_;
    FigureLabel* best_;
    int epochs_ = 0;
    double bestAccuracy_ = -1;
};

} // namespace ui
