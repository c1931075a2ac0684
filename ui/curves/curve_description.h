// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/curves/shown_runs.h"
#include "ui/widgets/hover_card.h"

#include <vector>

namespace ui {

/// What is known about a place on the epoch axis, a line each, with the pens of the curves that lines are about; `measuredOn` is
/// "test" or "validation".
std::vector<HoverLine> describe(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn);

/// The other plot's figures at the same place, in one line.
std::vector<HoverLine> describeBriefly(const CurveHistory& run, double epoch, Figure figure, const QString& measuredOn);

/// The same of a series' spread and of the visible overlays, a line each, with the test value of the other
/// plot's figure in brackets; of more than a few their number.
std::vector<HoverLine> describeOthers(const ShownRuns& runs, double epoch, Figure figure, Figure other);

} // namespace ui
