// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace ui {

/// Where an axis of epochs ends: the next "round" number after what is done, at most the run's epochs, so that it does not
/// creep with every batch.
double roundedEpochs(double done, int epochs);

/// Where an axis of accuracies begins, in percent: about as far below the weakest value as that is from 100 %, rounded
/// outwards.
double accuracyFloor(double weakestPercent);

/// Labelled places of a logarithmic axis, both above 0: decades, joined by 2 and 5 of each where the range is short. May
/// reach beyond the range's ends.
std::vector<double> lossTicks(double lower, double upper);

} // namespace ui
