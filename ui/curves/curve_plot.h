// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"
#include "model/values/types.h"
#include "ui/curves/plot_export.h"
#include "ui/curves/shown_runs.h"

#include <QColor>
#include <QHash>
#include <QTimer>
#include <QWidget>

#include <array>
#include <vector>

namespace ui {

struct EndedRun;
class CurvePanel;
class RateStrip;
class RunChips;
class RunEndCard;
class Segments;

/// Loss and accuracy of the current run, of the run before and of kept runs. Batch values are always drawn raw, with their
/// average on top: each batch, or of many the losses' range and the accuracies' deviation. Test values are never smoothed. Memory
/// and drawing are bounded, however long the run. The wheel zooms, dragging pans, a double click shows everything again, the
/// right button saves. All calls from the GUI thread; drawing follows in a later turn of the event loop, once for many calls.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    /// How many epochs the next run will have: as far as the axis reaches while there is nothing to see.
    void setPlannedEpochs(int epochs);

    /// Starts a run of so many epochs; the run on display stays as a faint overlay, unless this one is of a variant.
    void beginRun(int epochs, const QString& variant = {});

    /// An experiment's variants, told apart by colour, each with a chip and a band of the mean and deviation of its runs' test
    /// values, which grows with them; without names there are none.
    void setVariants(const QStringList& names);
    /// Takes in a run of a variant that was done before.
    void addToVariant(const QString& variant, const model::RunCurve& run);

    /// Starts another run like the one on display, with another seed: the last of such a series stay as faint overlays. A
    /// band with a line for the mean shows the spread of all their test values in each epoch that two or more have finished.
    void beginRepeat();
    void addBatches(const std::vector<model::BatchMetrics>& batches);
    void addEpoch(const model::EpochMetrics& epoch);
    /// The run on display was stopped in the middle of an epoch.
    void addEnd(const model::CurveEnd& end);

    /// Shows the last of these kept runs as the current one, in place of all but the overlays; batches added afterwards follow
    /// it. The others are its series, or are taken in by its variant.
    void showRuns(const std::vector<model::RunCurve>& series, const QString& variant = {});

    /// Draws these kept runs beside the current one, each in a colour of its own, with a chip below the plots that hides, shows
    /// or removes it. A run that was there before stays hidden, if it was, and keeps its colour. `validated`: ids of runs
    /// measured on images held back from training. Those of a series are one band of mean and deviation.
    void setOverlays(const std::vector<model::RunCurve>& runs, const QStringList& validated = {},
                     const std::vector<OverlaidSeries>& series = {});

    /// The overlays' colours, hidden ones among them, by the ids of their runs.
    QHash<QString, QColor> overlayColours() const;

    /// Whether the test figures are of images held back from training: they are called "validation" then.
    void setMeasuredOnValidation(bool onValidation);

    /// Says at the foot how the run on display ended, until it is put away or another run is shown.
    void showEnd(const EndedRun& run);
    void hideEnd();

    /// Removes every run but the overlays.
    void clear() { begin({}, false); }

    /// Writes both plots as PNG, SVG or PDF, or the values as CSV, by the path's suffix. False when the suffix is none of
    /// these or the file cannot be written; an existing file is then left as it was.
    bool saveAs(const QString& path);

    /// Shows everything again after zooming and panning.
    void resetView();

signals:
    /// Outcome of a save from the menu, which compresses and writes on another thread, for the message bar.
    void saved(const QString& path);
    void saveFailed(const QString& path);

    /// The card of a run's end was closed.
    void endDismissed();

    /// An epoch of a run that is under way has ended.
    void epochAdded();

    /// The user has taken an overlay away; it is no longer drawn.
    void overlayRemoved(const QString& id);

    // What the user wants next, of the run that has ended.
    void mistakesRequested();
    void insideRequested();
    void trainLongerRequested();
    void continueRequested();
    void readRequested();
    void plotRequested();

protected:
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::array<CurvePanel*, 2> panels() const { return {loss_, accuracy_}; }
    void connectPanel(CurvePanel* panel);
    void addFigures();
    void chooseFigure(int index);
    void connectChips();
    void begin(CurveHistory run, bool keepPrevious);
    void fit();
    void refresh();
    void hoverAt(const CurvePanel* under, QPoint position);
    void hideMarks();
    void fitHeight();
    void setFollowing(bool following);
    void openMenu(QPoint globalPosition);
    Encoding draw(const QString& path);
    void startSaving(const QString& path);

    ShownRuns runs_;
    CurvePanel* loss_;
    CurvePanel* accuracy_;
    RateStrip* rate_;
    Segments* figures_; ///< accuracy or error rate
    RunChips* chips_;
    RunEndCard* end_;
    HoverCard* hover_;
    int epochs_ = 20;
    bool followData_ = true; ///< until the user zooms or pans
    bool onValidation_ = false;
    QTimer pace_; ///< to the next drawing
};

} // namespace ui
