// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/types.h"

#include <QImage>

#include <vector>

namespace app {

/// A digit with what it is, what it was read as and how surely.
struct SheetEntry {
    model::DigitImage image{};
    int label = 0;
    model::Prediction prediction;
};

/// The entries side by side, each enlarged with a caption like "4>9 87%". Needs no fonts, so it works without a display.
QImage contactSheet(const std::vector<SheetEntry>& entries);

} // namespace app
