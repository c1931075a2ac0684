// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/explanation.h"

#include <functional>
#include <optional>

namespace model {

inline constexpr int kCounterfactualPieces = 36; ///< that the pen's path is divided into, of equal length

/// A drawing divided: the part between two lengths along the pen's path, and the rest.
struct PartedDrawing {
    Drawing inside, outside;
};

/// Parts strokes at `from` and `to`, lengths in the points' unit counted through all strokes in their order.
PartedDrawing parted(const Drawing& drawing, double from, double to);

/// The length of the pen's path through all strokes, in the points' unit.
double lengthOf(const Drawing& drawing);

/// The fewest consecutive pieces of the pen's path, less than half of them, that change the answer when they are erased; of
/// several the choice with the most probable new answer. Each remainder is framed and read like any drawing: some 500 of them.
/// `goesOn` is called now and then; nothing when it returns false. `path` must have ink.
std::optional<Counterfactual> findCounterfactual(Predictor& predictor, const std::shared_ptr<const ForwardTrace>& path,
                                                 const std::function<bool()>& goesOn);

} // namespace model
