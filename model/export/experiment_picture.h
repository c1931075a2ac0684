// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/experiment_points.h"

#include <string>
#include <vector>

namespace model {

/// The test accuracy of an experiment's runs as SVG, in colours that print, a panel for each setting and cost in which they
/// differ, two a picture: each run as a dot, a variant's mean with its deviation, the best ones ringed, the front of a cost as a
/// line. Errors on a logarithmic axis where they are far apart. `labels`: what stands at each variant's mean, short. None where
/// fewer than two variants have a finished run.
std::vector<std::string> experimentPictures(const ExperimentPoints& points, const std::vector<std::string>& labels);

} // namespace model
