// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace ui {

/// Loss and accuracy of the run at hand over that of the run before. Batch values are always drawn raw, with their average
/// on top; test values are never smoothed. Wheel zooms, dragging pans, a double click shows everything again, the right
/// button saves. All calls from the GUI thread; drawing is put together for the next turn of the event loop.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);
    ~CurvePlot() override;

    /// Starts a run of so many epochs; the run that was on display stays as a faint overlay.
    void beginRun(int epochs);

    /// Starts another run like the one on display, with another seed: all runs of such a series stay as faint overlays. A band
    /// with a line for the mean shows how far their test values lie apart in each epoch that two or more have finished.
    void beginRepeat();
    void addBatches(const std::vector<model::BatchMetrics>& batches);
    void addEpoch(const model::EpochMetrics& epoch);

    /// Removes every run.
    void clear();

    /// Writes both plots as PNG, SVG or PDF, or the values as CSV, by the path's suffix. False when the suffix is none of
    /// these or the file cannot be written; an existing file is then left as it was.
    bool saveAs(const QString& path);

    /// Shows everything again after zooming and panning.
    void resetView();

signals:
    /// Outcome of a save from the menu, for the message bar.
    void saved(const QString& path);
    void saveFailed(const QString& path);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openMenu(QPoint globalPosition);

    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace ui
