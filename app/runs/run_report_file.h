// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// One HTML page on these runs that needs no other file, in the order named. Those that differ in nothing but their seeds are
/// told as one, of which the best is looked into: its model reads the test images again where both are still there, unchanged.
/// The same runs give the same page but for the line with `date`. Throws `model::Error`.
std::string reportPage(const RunStore& store, const std::vector<std::string>& ids, const std::string& date);

/// Writes it atomically, dated now, as the path's ending says: .html, or .pdf on pages of A4, for which a QGuiApplication must be
/// there. Throws `model::Error`.
void writeReport(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path);

} // namespace app
