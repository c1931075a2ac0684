// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <string>
#include <vector>

namespace model {

/// Loss and accuracy over the epochs as SVG, on white, in colours that print: of one run with its batches' losses; of several, of
/// the same settings, the mean and a band of their standard deviation over the epochs that all have finished. `measuredOn` is
/// what the epochs' test figures are of: "test" or "validation". Empty where there is no epoch to draw.
std::string curvePicture(const std::vector<RunCurve>& curves, const std::string& measuredOn);

} // namespace model
