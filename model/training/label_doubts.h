// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/data_set.h"

#include <functional>
#include <optional>
#include <vector>

namespace model {

/// The images of the set that the network takes for another class than their label says, the most confident first, equals in file
/// order: where the network is good, the first of them are likely to have a wrong label. `goesOn` hears the share that was read,
/// in (0, 1], and ends it with false: then there is no answer.
std::optional<std::vector<ReadImage>> doubtfulLabels(Predictor& predictor, const DataSet& set,
                                                     const std::function<bool(double share)>& goesOn);

} // namespace model
