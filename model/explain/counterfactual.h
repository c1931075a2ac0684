// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/predictor.h"
#include "model/values/explanation.h"

#include <functional>
#include <optional>

namespace model {

inline constexpr int kCounterfactualPieces = 36; ///< that the pen's way is divided into, of equal length

/// A drawing divided: what lies between two lengths along the pen's way, and what does not.
struct PartedDrawing {
    Drawing inside, outside;
};

/// Parts strokes at `from` and `to`, lengths in the points' unit counted through all strokes in their order.
PartedDrawing parted(const Drawing& drawing, double from, double to);

/// The length of the pen's way through all strokes, in the points' unit.
double lengthOf(const Drawing& drawing);

/// The fewest consecutive pieces of the digit's pen way, less than half of them, whose erasing turns the answer; of several the
/// one that turns it most. What is left is framed and read like any drawing: some 500 of them. `goesOn` is asked now and then;
/// nothing when it says no. The path has ink.
std::optional<Counterfactual> findCounterfactual(Predictor& predictor, const std::shared_ptr<const ForwardTrace>& path,
                                                 const std::function<bool()>& goesOn);

} // namespace model
