// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/learner.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace model {

inline void PrintTo(StepKind step, std::ostream* out) {
    *out << (step == StepKind::libtorch ? "libtorch" : "fused");
}

/// Names the tests of a suite whose parameter is the step.
inline std::string stepName(const testing::TestParamInfo<StepKind>& info) {
    return testing::PrintToString(info.param);
}

} // namespace model
