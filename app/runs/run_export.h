// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/run_store.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Writes runs atomically in the format of the path's extension: .csv (RFC 4180, a header and a row per run: figures, data,
/// environment, settings), .jsonl (a line per run, an object with its curve), .json (an array of the same objects), .html and
/// .pdf (see `writeReport`). Throws `model::Error`, also for another extension.
void exportRuns(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& path);

/// Writes each run to a file of events that TensorBoard reads, `<folder>/<name>-<id>/events.out.tfevents.<started>.digitlab`,
/// atomically, replacing one of an earlier export: scalars by step and the settings as hyperparameters. Throws `model::Error`.
void exportToTensorBoard(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& folder);

/// Writes each run as MLflow's file store keeps it, `<folder>/<experiment>/<id>/` with meta.yaml, params, metrics, tags and
/// artifacts, replacing files of an earlier export. Throws `model::Error`.
void exportToMlflow(const RunStore& store, const std::vector<std::string>& ids, const std::filesystem::path& folder);

/// A file name from the run's name and id: "lying zeros_ones-20261125-003012-4f1a".
std::string runFileName(const std::string& name, const std::string& id);

} // namespace app
