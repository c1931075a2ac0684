// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/curve_history.h"
#include "ui/curves/figure.h"
#include "ui/widgets/hover_card.h"

#include <QStringList>

#include <deque>
#include <optional>
#include <vector>

namespace ui {

/// Kept runs that differ in their seeds alone.
struct OverlaidSeries {
    QString id;
    QString name;
    QStringList runs; ///< their ids
};

/// A kept run that is drawn over the current one, or all runs of a series or of a variant of the experiment that is on.
struct OverlaidRun {
    QString id;
    QString name;
    CurveHistory history;
    int colour = 0; ///< of overlayPen(); its own for as long as it is shown
    bool visible = true;
    bool validated = false;               ///< its test figures are of images held back from training
    std::optional<EpochBands> bands = {}; ///< of several runs, which have no history
    QStringList runs = {};                ///< the ids of those of a series

    bool isVariant() const { return bands && runs.isEmpty(); }

    double epochsDone() const;
    CurveExtent extent() const; ///< of what is drawn
};

/// The runs that the plots show: the current one, what it is compared with, and how far all of it reaches. Bounded, whatever
/// the number of batches and seeds.
class ShownRuns {
public:
    /// Seeds of a series that are drawn by themselves, the latest; the bands are of all.
    static constexpr std::size_t kMaxRepeats = 24;

    /// Buckets that stay of a run that is not the current one.
    static constexpr std::size_t kThinned = 1024;

    CurveHistory& current() { return current_; }
    const CurveHistory& current() const { return current_; }
    const std::optional<CurveHistory>& previous() const { return previous_; }
    const std::deque<CurveHistory>& repeats() const { return repeats_; }
    const EpochBands& bands() const { return bands_; }
    const std::vector<OverlaidRun>& overlays() const { return overlays_; }

    /// The variants of an experiment come before the kept runs; there is nothing of them yet.
    void setVariants(const QStringList& names);
    /// That the current run is of, and those that follow; empty for none.
    void setVariant(const QString& name) { variant_ = name; }
    /// A run of the variant that is done.
    void addToVariant(const QString& name, const std::vector<model::EpochMetrics>& epochs);

    /// Of the current run.
    void addEpoch(const model::EpochMetrics& epoch);

    /// Replaces the current run; it may stay as the previous one.
    void begin(CurveHistory run, bool keepPrevious);

    /// The current run becomes one of a series, and another one of it begins.
    void beginRepeat(CurveHistory run = {});

    /// Runs that were overlaid before stay visible or hidden, in their colours. `validated`: ids of those with images held back.
    /// Those of a series are one overlay.
    void setOverlays(const std::vector<model::RunCurve>& runs, const QStringList& validated = {},
                     const std::vector<OverlaidSeries>& series = {});
    void setOverlayVisible(const QString& id, bool visible);
    void removeOverlay(const QString& id);

    bool isSeries() const { return !repeats_.empty(); }

    /// Whether there is nothing to see.
    bool isEmpty() const { return current_.isEmpty() && !isSeries() && overlaidEpochs() == 0; }

    /// Of all that is visible but the previous run, which fades out of view.
    CurveExtent extent() const;

    /// The longest of the visible overlays, in epochs; 0 without any.
    double overlaidEpochs() const;

private:
    void setCurrent(CurveHistory run);

    int freeColour() const;

    CurveHistory current_;
    std::optional<CurveHistory> previous_;
    std::deque<CurveHistory> repeats_; ///< of the series, without the current one
    CurveExtent repeatsExtent_;
    EpochBands bands_;
    QString variant_;
    std::vector<OverlaidRun> overlays_;
};

/// What is known about a place on the epoch axis, a line each, with the pens of the curves that lines are about; `measuredOn` is
/// "test" or "validation".
std::vector<HoverLine> describe(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn);

/// The other plot's figures at the same place, in one line.
std::vector<HoverLine> describeBriefly(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn);

/// The same of a series' spread and of the visible overlays, a line each, with the test value of the other
/// plot's figure in brackets; of more than a few their number.
std::vector<HoverLine> describeOthers(const ShownRuns& runs, double epoch, Figure figure, Figure other);

} // namespace ui
