// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/torch/torch_script.h"

#include "model/values/error.h"

#include <nlohmann/json.hpp>
#include <torch/script.h>

#include <algorithm>
#include <map>
#include <sstream>

namespace model {
namespace {

/// The forward pass in TorchScript's language.
std::string scriptSource(const Architecture& architecture) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "def forward(self, image: Tensor) -> Tensor:\n    x = image\n";
    bool flat = false; // [N,C], as linear layers leave it, not [N,C,H,W]
    for (const PlacedLayer& placed : architecture.layers()) {
        const Layer& layer = placed.layer;
        const std::string self = "self." + placed.name;
        const auto pair = [](int side) { return "[" + std::to_string(side) + ", " + std::to_string(side) + "]"; };
        const std::string bias = layer.bias ? self + ".bias" : "None";
        const bool wantsMaps = layer.kind == LayerKind::convolution || layer.kind == LayerKind::globalAveragePooling;
        if (flat && wantsMaps) {
            text << "    x = torch.reshape(x, [-1, " << placed.input.channels << ", 1, 1])\n";
            flat = false;
        }
        switch (layer.kind) {
        case LayerKind::convolution:
            text << "    x = torch.conv2d(x, " << self << ".weight, " << bias << ", " << pair(layer.stride) << ", "
                 << pair(layer.padding) << ")\n";
            break;
        case LayerKind::linear:
            text << "    x = torch.linear(torch.flatten(x, 1), " << self << ".weight, " << bias << ")\n";
            flat = true;
            break;
        case LayerKind::batchNorm:
            text << "    x = torch.batch_norm(x, " << self << ".weight, " << self << ".bias, " << self << ".running_mean, "
                 << self << ".running_var, False, " << kBatchNormMomentum << ", " << kBatchNormEpsilon << ", False)\n";
            break;
        case LayerKind::relu:
            text << "    x = torch.relu(x)\n";
            break;
        case LayerKind::leakyRelu:
            text << "    x = torch.leaky_relu(x, " << nlohmann::json(layer.slope).dump() << ")\n"; // as many digits as it has
            break;
        case LayerKind::dropout:
            break;
        case LayerKind::maxPooling:
            text << "    x = torch.max_pool2d(x, " << pair(layer.size) << ")\n";
            break;
        case LayerKind::averagePooling:
            text << "    x = torch.avg_pool2d(x, " << pair(layer.size) << ")\n";
            break;
        case LayerKind::globalAveragePooling:
            text << "    x = torch.mean(x, [2, 3], True)\n";
            break;
        }
    }
    text << "    return torch.log_softmax(torch.flatten(x, 1), 1)\n";
    return text.str();
}

/// A layer as a module of its own, so that its tensors are called "conv1.weight".
torch::jit::Module scriptLayer(const torch::jit::Module& parent, const std::string& name) {
    torch::jit::Module layer(c10::QualifiedName("__torch__." + name), parent._ivalue()->compilation_unit());
    layer.register_attribute("training", c10::BoolType::get(), false);
    return layer;
}

torch::Tensor toTensor(const NamedTensor& named) {
    torch::Tensor tensor = torch::empty(std::vector<std::int64_t>(named.shape.begin(), named.shape.end()));
    std::copy(named.values.begin(), named.values.end(), tensor.data_ptr<float>());
    return tensor;
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
        std::map<std::string, torch::jit::Module> layers;
        for (std::size_t i = 0; i < weights.tensors.size(); ++i) {
            const TensorSpec& spec = weights.architecture->tensors()[i];
            const std::size_t dot = spec.name.find('.');
            const std::string name = spec.name.substr(0, dot);
            const std::string own = spec.name.substr(dot + 1);
            if (!layers.contains(name)) {
                network.register_module(name, layers.emplace(name, scriptLayer(network, name)).first->second);
            }
            const torch::Tensor tensor = toTensor(weights.tensors[i]);
            spec.learned ? layers.at(name).register_parameter(own, tensor, false) : layers.at(name).register_buffer(own, tensor);
        }
        network.define(scriptSource(*weights.architecture));
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
        if (output.dim() != 2 || output.size(0) != count ||
            output.numel() != static_cast<std::int64_t>(logProbabilities.size())) {
            throw std::invalid_argument("the module's answer has another shape");
        }
        std::copy_n(output.data_ptr<float>(), logProbabilities.size(), logProbabilities.begin());
    } catch (const std::exception& error) {
        refuseScript(error);
    }
}

} // namespace model
