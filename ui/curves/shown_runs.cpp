// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/shown_runs.h"

#include <algorithm>
#include <utility>

namespace ui {

void ShownRuns::addEpoch(const model::EpochMetrics& epoch) {
    current_.add(epoch);
    bands_.add(epoch);
}

void ShownRuns::begin(CurveHistory run, bool keepPrevious) {
    previous_.reset();
    if (keepPrevious)
        previous_ = current_.thinned(kThinned);
    repeats_.clear();
    repeatsExtent_ = {};
    bands_ = {};
    setCurrent(std::move(run));
}

void ShownRuns::setCurrent(CurveHistory run) {
    current_ = std::move(run);
    for (const model::EpochMetrics& epoch : current_.epochs())
        bands_.add(epoch);
}

void ShownRuns::beginRepeat(CurveHistory run) {
    repeatsExtent_.include(current_.extent());
    repeats_.push_back(current_.thinned(kThinned));
    if (repeats_.size() > kMaxRepeats)
        repeats_.pop_front();
    previous_.reset();
    setCurrent(std::move(run));
}

void ShownRuns::setOverlays(const std::vector<model::RunCurve>& runs, const QStringList& validated) {
    std::vector<OverlaidRun> before = std::exchange(overlays_, {});
    const auto find = [&before](const QString& id) {
        return std::ranges::find_if(before, [&id](const OverlaidRun& run) { return run.id == id; });
    };
    // Those that stay come first: their colours are taken.
    for (const model::RunCurve& run : runs) {
        OverlaidRun overlaid{QString::fromStdString(run.id), QString::fromStdString(run.name), CurveHistory(run), -1};
        overlaid.validated = validated.contains(overlaid.id);
        if (const auto known = find(overlaid.id); known != before.end()) {
            overlaid.colour = known->colour;
            overlaid.visible = known->visible;
        }
        overlays_.push_back(std::move(overlaid));
    }
    for (OverlaidRun& run : overlays_) {
        if (run.colour < 0)
            run.colour = freeColour();
    }
}

int ShownRuns::freeColour() const {
    int colour = 0;
    while (std::ranges::any_of(overlays_, [colour](const OverlaidRun& run) { return run.colour == colour; }))
        ++colour;
    return colour;
}

void ShownRuns::setOverlayVisible(const QString& id, bool visible) {
    for (OverlaidRun& run : overlays_) {
        if (run.id == id)
            run.visible = visible;
    }
}

void ShownRuns::removeOverlay(const QString& id) {
    std::erase_if(overlays_, [&id](const OverlaidRun& run) { return run.id == id; });
}

CurveExtent ShownRuns::extent() const {
    CurveExtent extent = current_.extent();
    extent.include(repeatsExtent_);
    for (const OverlaidRun& run : overlays_) {
        if (run.visible)
            extent.include(run.history.lineExtent());
    }
    return extent;
}

double ShownRuns::overlaidEpochs() const {
    double epochs = 0;
    for (const OverlaidRun& run : overlays_) {
        if (run.visible)
            epochs = std::max(epochs, run.history.epochsDone());
    }
    return epochs;
}

} // namespace ui
