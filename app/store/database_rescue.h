// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace app {

struct Rescued {
    int drawings = 0;
    int runs = 0;
};

/// Copies what can be read of a damaged database into a new one: an unreadable page takes what lies on it and no more. Throws
/// `model::Error` when the new one cannot be written.
Rescued rescueRows(const std::filesystem::path& from, const Database& to);

} // namespace app
