// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/shown_runs.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui {

double OverlaidRun::epochsDone() const {
    const std::vector<EpochBand> all = bands ? bands->bands(Figure::loss, 1) : std::vector<EpochBand>();
    return all.empty() ? history.epochsDone() : all.back().epoch;
}

CurveExtent OverlaidRun::extent() const {
    if (!bands)
        return history.lineExtent();
    CurveExtent extent;
    for (const EpochBand& band : bands->bands(Figure::loss, 1))
        extent.include(band.mean);
    for (const EpochBand& band : bands->bands(Figure::accuracy, 1)) {
        extent.weakestAccuracy = std::min(extent.weakestAccuracy, band.mean);
        extent.bestAccuracy = std::max(extent.bestAccuracy, band.mean);
    }
    return extent;
}

void ShownRuns::setVariants(const QStringList& names) {
    std::erase_if(overlays_, &OverlaidRun::isVariant);
    variant_.clear();
    std::vector<OverlaidRun> kept = std::exchange(overlays_, {});
    for (const QString& name : names) {
        overlays_.push_back({name, name, {}, static_cast<int>(overlays_.size())});
        overlays_.back().bands.emplace();
    }
    std::ranges::move(kept, std::back_inserter(overlays_));
    for (std::size_t i = static_cast<std::size_t>(names.size()); i < overlays_.size(); ++i) {
        if (overlays_[i].colour < names.size())
            overlays_[i].colour = freeColour();
    }
}

void ShownRuns::addToVariant(const QString& name, const std::vector<model::EpochMetrics>& epochs) {
    const auto found =
        std::ranges::find_if(overlays_, [&name](const OverlaidRun& run) { return run.isVariant() && run.name == name; });
    for (const model::EpochMetrics& epoch : epochs) {
        if (found != overlays_.end())
            found->bands->add(epoch);
    }
}

void ShownRuns::addEpoch(const model::EpochMetrics& epoch) {
    current_.add(epoch);
    bands_.add(epoch);
    addToVariant(variant_, {epoch});
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
    addToVariant(variant_, current_.epochs());
}

void ShownRuns::beginRepeat(CurveHistory run) {
    repeatsExtent_.include(current_.extent());
    repeats_.push_back(current_.thinned(kThinned));
    if (repeats_.size() > kMaxRepeats)
        repeats_.pop_front();
    previous_.reset();
    setCurrent(std::move(run));
}

void ShownRuns::setOverlays(const std::vector<model::RunCurve>& runs, const QStringList& validated,
                            const std::vector<OverlaidSeries>& series) {
    std::vector<OverlaidRun> before;
    std::ranges::remove_copy_if(overlays_, std::back_inserter(before), &OverlaidRun::isVariant);
    std::erase_if(overlays_, [](const OverlaidRun& run) { return !run.isVariant(); });
    const auto find = [&before](const QString& id) {
        return std::ranges::find_if(before, [&id](const OverlaidRun& run) { return run.id == id; });
    };
    // Those that stay come first: their colours are taken.
    for (const model::RunCurve& run : runs) {
        const QString id = QString::fromStdString(run.id);
        const auto whole = std::ranges::find_if(series, [&id](const OverlaidSeries& one) { return one.runs.contains(id); });
        const bool alone = whole == series.end();
        auto shown = alone ? overlays_.end() : std::ranges::find(overlays_, whole->id, &OverlaidRun::id);
        if (shown == overlays_.end()) {
            OverlaidRun overlaid{alone ? id : whole->id, alone ? QString::fromStdString(run.name) : whole->name, {}, -1};
            overlaid.validated = validated.contains(id);
            if (alone) {
                overlaid.history = CurveHistory(run);
            } else {
                overlaid.bands.emplace();
                overlaid.runs = whole->runs;
            }
            if (const auto known = find(overlaid.id); known != before.end()) {
                overlaid.colour = known->colour;
                overlaid.visible = known->visible;
            }
            shown = overlays_.insert(shown, std::move(overlaid));
        }
        for (const model::EpochMetrics& epoch : run.epochMetrics) {
            if (shown->bands)
                shown->bands->add(epoch);
        }
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
            extent.include(run.extent());
    }
    return extent;
}

double ShownRuns::overlaidEpochs() const {
    double epochs = 0;
    for (const OverlaidRun& run : overlays_) {
        if (run.visible)
            epochs = std::max(epochs, run.epochsDone());
    }
    return epochs;
}

} // namespace ui
