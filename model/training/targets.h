// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/distillation.h"

#include <optional>
#include <vector>

namespace model {

/// What a step aims at: the labels, smoothed labels, or the answers of teachers.
class Targets {
public:
    Targets(const Recipe& recipe, int classes) : recipe_(recipe), classes_(static_cast<std::size_t>(classes)) {}

    /// From now on the answers of these, all finished, for the first `images` of the set.
    void learnFrom(const std::vector<Checkpoint>& teachers, int images);

    /// Fills `targets` and `temperature` of the step on this batch where the labels are not the targets. They stay valid until
    /// the next call.
    void set(const Batch& batch, StepInput& input);

private:
    const Recipe& recipe_;
    const std::size_t classes_;
    std::optional<Teachers> teachers_;
    std::vector<float> smoothed_;
};

} // namespace model
