// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Writes each run into a folder of its own that TensorBoard reads,
/// `<folder>/<name>-<id>/events.out.tfevents.<started>.digitlab`, each file atomically; one of an earlier export is replaced.
/// Steps count from 0: a span of batches stands at its last one, an epoch at its last one. Throws `model::Error`.
void exportToTensorBoard(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& folder);

/// A file's name that reads like the run's, with its id: "lying zeros_ones-20261125-003012-4f1a".
std::string runFileName(const std::string& name, const std::string& id);

} // namespace app
