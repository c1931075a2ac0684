// SPDX-License-Identifier: GPL-3.0-or-later
// ONNX and TorchScript, by way of the modules that hold their libraries.
#include "model/export/formats.h"
#include "model/files/module.h"
#include "model/formats/tensor_files.h"
#include "model/network/learner.h"

namespace model {
namespace {

const OnnxModule& onnxModule() {
    static const OnnxModule* loaded =
        reinterpret_cast<const OnnxModule* (*)()>(moduleSymbol("digitlab_onnx.so", "digitlab_onnx_module", "ONNX"))();
    return *loaded;
}

} // namespace

std::string writeOnnx(const Model& model, bool grey) {
    auto metadata = exportMetadata(model);
    if (grey) {
        metadata.front().second = "image: float32 [N,1,28,28], grey levels 0 to 255, 255 is full ink";
        metadata.insert(metadata.begin(),
                        {{"Image.BitmapPixelFormat", "Gray8"}, {"Image.NominalPixelRange", "NominalRange_0_255"}});
    }
    return onnxModule().write(model.weights, metadata, grey);
}

Weights readOnnx(std::string_view bytes) {
    OnnxContent content = onnxModule().read(bytes);
    return exportedWeights(byName(std::move(content.tensors)), {content.metadata.begin(), content.metadata.end()},
                           "The ONNX file");
}

std::string onnxDescription() {
    return onnxModule().description();
}

std::string writeTorchScript(const Model& model) {
    return torchEngine().writeScript(model.weights, exportMetadata(model));
}

void runTorchScript(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities) {
    torchEngine().runScript(bytes, images, logProbabilities);
}

} // namespace model
