// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/types.h"
#include "ui/curves/curve_history.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

namespace ui {

class CurvePanel;

/// Loss and accuracy of the current run over those of the run before. Batch values are always drawn raw, with their average
/// on top; test values are never smoothed. The wheel zooms, dragging pans, a double click shows everything again, the right
/// button saves. All calls from the GUI thread; drawing follows in a later turn of the event loop, once for many calls.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    /// Starts a run of so many epochs; the run on display stays as a faint overlay.
    void beginRun(int epochs);

    /// Starts another run like the one on display, with another seed: all runs of such a series stay as faint overlays. A band
    /// with a line for the mean shows the spread of their test values in each epoch that two or more have finished.
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
    std::array<CurvePanel*, 2> panels() const { return {loss_, accuracy_}; }
    CurveHistory& current() { return runs_.back(); }
    bool isSeries() const { return runs_.size() > 1; }
    bool isEmpty() const { return !isSeries() && runs_.back().isEmpty(); }
    void connectPanel(CurvePanel* panel);
    void startAfresh(bool keepPrevious);
    void addAverage(double epoch, double lossNats, double accuracyFraction);
    void fit();
    void refresh();
    void hoverAt(const CurvePanel* under, QPoint position);
    void hideMarks();
    void openMenu(QPoint globalPosition);

    std::vector<CurveHistory> runs_{1}; ///< of a series, or the only one; the current one last
    CurvePanel* loss_;
    CurvePanel* accuracy_;
    int epochs_ = 20;
    bool followData_ = true; ///< until somebody zooms or pans
    QTimer pace_;            ///< to the next drawing
};

} // namespace ui
