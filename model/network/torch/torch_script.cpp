// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_script.h"

#include "model/values/error.h"

#include <nlohmann/json.hpp>
#include <torch/script.h>

#include <algorithm>
#include <sstream>

namespace model {
namespace {

/// The forward pass in TorchScript's language.
std::string scriptSource() {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "def forward(self, image: Tensor) -> Tensor:\n    x = image\n";
    int number = 0;
    for (const Convolution& conv : convolutions()) {
        ++number;
        text << "    x = torch.conv2d(x, self.conv" << number << ".weight, None, [1, 1], [" << conv.padding << ", "
             << conv.padding << "])\n";
        if (conv.relu) {
            text << "    x = torch.relu(x)\n";
        }
        if (conv.batchNorm) {
            const std::string norm = "self.bn" + std::to_string(number);
            text << "    x = torch.batch_norm(x, " << norm << ".weight, " << norm << ".bias, " << norm << ".running_mean, "
                 << norm << ".running_var, False, " << kBatchNormMomentum << ", " << kBatchNormEpsilon << ", False)\n";
        }
        if (conv.poolAfter) {
            text << "    x = torch.max_pool2d(x, [2, 2])\n";
        }
    }
    text << "    return torch.log_softmax(torch.flatten(x, 1), 1)\n";
    return text.str();
}

/// A layer as a module of its own, so that its tensors are called "conv1.weight".
torch::jit::Module scriptLayer(const torch::jit::Module& parent, const std::string& name, const Weights& weights) {
    torch::jit::Module layer(c10::QualifiedName("__torch__." + name), parent._ivalue()->compilation_unit());
    layer.register_attribute("training", c10::BoolType::get(), false);
    for (const TensorSpec& spec : tensorSpecs()) {
        if (!spec.name.starts_with(name + ".")) {
            continue;
        }
        const NamedTensor& values = weights.at(spec.name);
        torch::Tensor tensor = torch::empty({static_cast<std::int64_t>(values.values.size())});
        std::copy(values.values.begin(), values.values.end(), tensor.data_ptr<float>());
        tensor = tensor.reshape(std::vector<std::int64_t>(spec.shape.begin(), spec.shape.end()));
        const std::string own = spec.name.substr(name.size() + 1);
        spec.learned ? layer.register_parameter(own, tensor, false) : layer.register_buffer(own, tensor);
    }
    return layer;
}

[[noreturn]] void refuseScript(const std::exception& error) {
    const std::string text = error.what();
    throw Error("LibTorch reports: " + text.substr(0, text.find('\n')) + ".", "Build DigitLab with another LibTorch.");
}

} // namespace

std::string writeTorchModule(const Weights& weights, const std::vector<std::pair<std::string, std::string>>& metadata) {
    try {
        torch::jit::Module network("DigitLab");
        network.register_attribute("training", c10::BoolType::get(), false);
        int number = 0;
        for (const Convolution& conv : convolutions()) {
            const std::string suffix = std::to_string(++number);
            network.register_module("conv" + suffix, scriptLayer(network, "conv" + suffix, weights));
            if (conv.batchNorm) {
                network.register_module("bn" + suffix, scriptLayer(network, "bn" + suffix, weights));
            }
        }
        network.define(scriptSource());
        const nlohmann::ordered_json json(nlohmann::ordered_json::object_t(metadata.begin(), metadata.end()));
        std::ostringstream out;
        network.save(out, {{"digitlab.json", json.dump()}});
        return out.str();
    } catch (const std::exception& error) { // c10::Error, or the compiler's
        refuseScript(error);
    }
}

void runTorchModule(std::string_view bytes, std::span<const DigitImage> images, std::span<float> logProbabilities) {
    try {
        std::istringstream in{std::string(bytes)};
        torch::jit::Module network = torch::jit::load(in, torch::kCPU);
        const torch::InferenceMode noGradients;
        const auto count = static_cast<std::int64_t>(images.size());
        const torch::Tensor grey =
            torch::from_blob(const_cast<DigitImage*>(images.data()), {count, 1, kImageSide, kImageSide}, torch::kUInt8);
        const torch::Tensor input = (grey.to(torch::kFloat) / 255 - kPixelMean) / kPixelDeviation;
        const torch::Tensor output = network.forward({input}).toTensor().contiguous();
        if (output.sizes() != torch::IntArrayRef({count, kClassCount})) {
            throw std::invalid_argument("the module's answer has another shape");
        }
        std::copy_n(output.data_ptr<float>(), logProbabilities.size(), logProbabilities.begin());
    } catch (const std::exception& error) {
        refuseScript(error);
    }
}

} // namespace model
