// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <filesystem>

namespace app {

struct RecoveredRows {
    int drawings = 0;
    int runs = 0; ///< without those that were deleted, which come back as such
};

/// Copies what can be read and makes sense of a damaged database into a new, empty one, in one transaction: drawings, runs with
/// their curves and logs, series of seeds, recent files, and what was taken over from former versions. A page that cannot be
/// read takes with it what stands on it, or, where it leads to other pages, behind it. Throws `model::Error` when the new one
/// cannot be written.
RecoveredRows recoverRows(const std::filesystem::path& damaged, const Database& fresh);

} // namespace app
