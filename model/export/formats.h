// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/model.h"
#include "model/values/export_formats.h"
#include "model/values/run_record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Writers and readers of the export formats, in memory.
namespace model {

/// The metadata of every exported file: inputs, outputs, class names, normalisation, program and the model's card, in this order.
/// It says how well the network reads only where that was measured as the file reads, each image once.
std::vector<std::pair<std::string, std::string>> exportMetadata(const Model& model);

/// What an exported file with such metadata and tensors holds: the notebook's where no network is listed. Throws `Error`.
Weights exportedWeights(std::map<std::string, NamedTensor> tensors, const std::map<std::string, std::string>& metadata,
                        const std::string& source);

/// The card without figures that were not measured as an exported file reads, each image once.
ModelCard exportedCard(const ModelCard& card);

/// Whether its answers are the ten digits.
bool readsDigits(const Model& model);

/// "12,364", whatever the locale.
std::string groupedDigits(std::int64_t number);

/// "99.50" for 99.5 and 2 digits, whatever the locale.
std::string fixedDigits(double number, int digits);

/// The card without any figure of its weights: those of the file are others, or read otherwise.
ModelCard withoutFigures(ModelCard card);

/// A float as C and JavaScript read it back exactly, whatever the locale: "0.1", "1e-05", "3.0".
std::string exactLiteral(float value);

/// NumPy's .npz: an array a tensor under its PyTorch name, and texts `metadata` (JSON).
std::string writeNumpy(const Model& model);
/// Throws `std::exception` for what it cannot read.
Weights readNumpy(std::string_view bytes);

/// One C99 file with `digitlab_predict`. With `int8Accuracy` on test images where it is known.
std::string writeC(const Model& model);
std::string writeInt8C(const Model& model, std::optional<double> int8Accuracy);

/// One page with the model, its forward pass and a canvas.
std::string writeHtml(const Model& model);

/// A notebook (nbformat 4.5), and a program: train the model again in plain PyTorch. With `run`, the one that gave the model,
/// by its recipe and with what it measured as outputs; else by the model's own recipe.
std::string writeNotebook(const Model& model, const KeptRun* run);
std::string writePython(const Model& model, const KeptRun* run);

/// PyTorch's modules, a line a layer, named as the tensors are. A dropout without a rate of its own has that of DROPOUT.
std::string torchLayers(const Architecture& architecture);

/// A text of a file in Markdown: nothing in it is a mark of it.
std::string markdown(const std::string& text);

/// The names and bytes of a folder for the Hugging Face hub. `licence` of the weights, as the hub names it.
std::vector<std::pair<std::string, std::string>> huggingFaceFiles(const Model& model, const std::string& licence);

/// ONNX, opset 13, by way of the module digitlab_onnx.so. With `grey` it takes grey levels, 0 to 255, and normalises them itself.
std::string writeOnnx(const Model& model, bool grey = false);
/// After the official checker has passed it. Throws `Error`.
Weights readOnnx(std::string_view bytes);
std::string onnxDescription();

/// The file of that format, of those with a single one; the accuracy is int8 C's, the run a notebook's.
std::string exportBytes(const Model& model, ExportFormat format, std::optional<double> int8Accuracy,
                        const KeptRun* run = nullptr);

/// A TorchScript module, by way of LibTorch's; see engine.cpp.
std::string writeTorchScript(const Model& model);
/// Runs such a module: `images` [N,28,28] uint8 → log-probabilities [N,classes]. Throws `Error`.
void runTorchScript(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities);

/// What digitlab_onnx.so exports.
struct OnnxContent {
    std::vector<std::pair<std::string, std::string>> metadata;
    std::vector<NamedTensor> tensors;
};
struct OnnxModule {
    std::string (*write)(const Weights& weights, const std::vector<std::pair<std::string, std::string>>& metadata, bool grey);
    OnnxContent (*read)(std::string_view bytes);
    std::string (*description)();
};

/// The files of resources/export, compiled into the program.
extern const std::string_view kCodeTemplate;  ///< predict.c
extern const std::string_view kTrainTemplate; ///< train.py
extern const std::string_view kLoadTemplate;  ///< load.py
extern const std::string_view kPageTemplate;  ///< page.html
extern const std::string_view kPageStyle;     ///< page.css
extern const std::string_view kPageInk;       ///< ink.js
extern const std::string_view kPageNetwork;   ///< network.js
extern const std::string_view kPageInterface; ///< page.js

/// `text` with every {{name}} replaced by that value. Throws std::out_of_range for a name without a value.
std::string filledIn(std::string_view text, const std::map<std::string, std::string, std::less<>>& values);

/// Digits of seven segments in many slants, widths and pens, [count,28,28] uint8: images to compare two networks on where no data
/// set is at hand. The same images in every call.
std::vector<DigitImage> drawnDigits(int count);

} // namespace model
