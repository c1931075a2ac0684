// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/values/data_set.h"
#include "model/values/export_formats.h"
#include "model/values/run_record.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

/// A trained network for programs that know nothing of this one. Where a format has inputs and outputs they are `image` float32
/// [N,1,28,28], normalised as in training, and `log_probabilities` float32 [N,classes], natural logarithms; N is free.
namespace model {

/// The format of that name, or the one that `path` ends in when the name is empty. Throws `Error` when there is none.
ExportFormat exportFormatOf(const std::string& name, const std::filesystem::path& path);

/// How an exported file compares with the model it was made from.
struct ExportCheck {
    std::string by;                 ///< what read it back: "LibTorch 2.6.0", …
    int images = 0;                 ///< read by both
    double largestDifference = 0;   ///< of any probability of any of them
    bool graphNotRun = false;       ///< the weights were read back into our own network: nothing here runs the file's graph
    std::optional<double> accuracy; ///< of a rounded network on the test images, a fraction; nothing without any of its classes
};

struct ExportReport {
    ExportFormat format = ExportFormat::onnx;
    std::size_t bytes = 0;
    std::optional<ExportCheck> check; ///< nothing: this program has no reader of that format
};

/// What the hub calls a licence that nobody has named.
inline constexpr const char* kUnknownLicence = "unknown";

/// The largest difference that a file of the full network may have.
inline constexpr double kExportTolerance = 1e-5;

/// Writes the model to `path`, atomically, after the written bytes were read back and compared on 1,000 of the test images; on
/// drawn digits where `testImages` is null. `run`: the one that gave the model, for a notebook; null where it is not known.
/// Hugging Face's is a folder, whose card says that `licence`.
/// Throws `Error` when the difference is too large or a module is missing; nothing is written then.
ExportReport exportModel(const std::filesystem::path& path, const Model& model, ExportFormat format, const DataSet* testImages,
                         const KeptRun* run = nullptr, const std::string& licence = kUnknownLicence);

} // namespace model
