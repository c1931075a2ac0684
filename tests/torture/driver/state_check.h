// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/torture/driver/program.h"

#include <QStringList>

namespace soak {

/// What must be so between any two actions, whatever was done: what the window offers follows from the session's state.
/// Returns what is not so.
QStringList brokenInvariants(const Program& program);

} // namespace soak
