// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

/// Where an axis of epochs ends: the next "round" number after what is done, at most the run's epochs, so that it does not
/// creep with every batch.
double roundedEpochs(double done, int epochs);

/// Where an axis of accuracies begins, in percent: about as far below the weakest value as that is from 100 %, rounded
/// outwards.
double accuracyFloor(double weakestPercent);

} // namespace ui
