// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/torture/driver/hand.h"
#include "tests/torture/driver/memory_log.h"
#include "tests/torture/driver/program.h"
#include "tests/torture/driver/stall_watch.h"

#include <map>

namespace soak {

/// All that is told at the end.
struct Report {
    double minutes = 0;
    std::uint64_t seed = 0;
    std::map<QString, int> actions;
    int fineTunings = 0;
    QStringList broken;        ///< invariants
    double longestEndMs = 0;   ///< closing a window, workers included
    double longestStartMs = 0; ///< from the constructor to the first picture
    const Program& program;
    const Hand& hand;
    const StallWatch& stalls;
    const MemoryLog& memory;
    const MemoryLog& betweenStarts;

    /// Prints the table, in Markdown. True when every bound holds.
    bool print() const;
};

} // namespace soak
