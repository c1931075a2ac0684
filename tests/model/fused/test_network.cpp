// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_network.h"

#include "model/formats/network_json.h"

#include <cmath>
#include <random>

namespace {

std::vector<float*> pointers(model::Weights& weights) {
    std::vector<float*> result;
    for (model::NamedTensor& tensor : weights.tensors) {
        result.push_back(tensor.values.data());
    }
    return result;
}

} // namespace

model::Weights testWeights(model::ArchitecturePointer architecture) {
    std::mt19937 random(1);
    const auto uniform = [&](double low, double high) {
        return static_cast<float>(low + (high - low) * static_cast<double>(random()) / 4294967296.0);
    };
    model::Weights weights{{}, std::move(architecture)};
    for (const model::TensorSpec& spec : weights.architecture->tensors()) {
        model::NamedTensor tensor{spec.name, spec.shape, {}};
        const std::size_t count = model::elementCount(spec.shape);
        const double bound = std::sqrt(3.0 * spec.shape[0] / static_cast<double>(count));
        for (std::size_t i = 0; i < count; ++i) {
            if (spec.shape.size() > 1) {
                tensor.values.push_back(uniform(-bound, bound));
            } else if (spec.name.ends_with("bias")) {
                tensor.values.push_back(uniform(-0.3, 0.3));
            } else if (spec.name.ends_with("running_mean")) {
                tensor.values.push_back(uniform(0.1, 0.6));
            } else {
                tensor.values.push_back(uniform(0.5, 1.5));
            }
        }
        weights.tensors.push_back(std::move(tensor));
    }
    return weights;
}

model::Weights testWeights(const std::string& network) {
    return testWeights(model::shippedArchitecture(network, 10));
}

TestNetwork::TestNetwork(model::Weights start) : weights(std::move(start)), gradients(weights) {
    for (model::NamedTensor& tensor : gradients.tensors) {
        tensor.values.assign(tensor.values.size(), 0.0F);
    }
}

model::StepResult TestNetwork::step(model::FusedStep& fused, const model::StepInput& input) {
    return fused.run(input, pointers(weights), pointers(gradients));
}

std::vector<model::Isa> availableIsas() {
    std::vector<model::Isa> isas;
    for (const model::Isa isa : {model::Isa::portable, model::Isa::avx2, model::Isa::avx512}) {
        if (model::isaRuns(isa)) {
            isas.push_back(isa);
        }
    }
    return isas;
}
