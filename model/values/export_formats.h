// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace model {

/// What other programs read a network from.
enum class ExportFormat { onnx, onnxGrey, torchscript, numpy, c, cInt8, html, notebook, python, huggingFace };

struct ExportFormatInfo {
    ExportFormat format;
    const char* name;   ///< of --format, "c-int8"
    const char* ending; ///< of its files, ".c"; empty for a folder
};

/// Every format, in the order in which they are offered.
inline constexpr std::array<ExportFormatInfo, 10> kExportFormats{{{ExportFormat::onnx, "onnx", ".onnx"},
                                                                  {ExportFormat::onnxGrey, "onnx-grey", ".onnx"},
                                                                  {ExportFormat::torchscript, "torchscript", ".torchscript"},
                                                                  {ExportFormat::numpy, "numpy", ".npz"},
                                                                  {ExportFormat::c, "c", ".c"},
                                                                  {ExportFormat::cInt8, "c-int8", ".c"},
                                                                  {ExportFormat::html, "html", ".html"},
                                                                  {ExportFormat::notebook, "notebook", ".ipynb"},
                                                                  {ExportFormat::python, "python", ".py"},
                                                                  {ExportFormat::huggingFace, "huggingface", ""}}};

} // namespace model
