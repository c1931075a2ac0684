// SPDX-License-Identifier: GPL-3.0-or-later
#include "gradient_comparison.h"

#include <algorithm>
#include <cmath>

namespace {

struct Gate {
    double distance; ///< of the pre-activation from the kink, relative to the layer's largest
    int layer;
    std::int64_t element; ///< in the flattened pre-activations
};

std::vector<Gate> gatesAtTheKink(const ReferenceStep& reference) {
    constexpr double kNear = 1e-5;
    constexpr std::size_t kMax = 40;
    std::vector<Gate> gates;
    for (std::size_t layer = 0; layer < reference.preActivations.size(); ++layer) {
        const torch::Tensor distances = reference.preActivations[layer].flatten().abs();
        const torch::Tensor relative = distances / distances.max();
        const torch::Tensor near = relative.lt(kNear).nonzero().flatten();
        for (std::int64_t i = 0; i < near.numel(); ++i) {
            const auto element = near[i].item<std::int64_t>();
            gates.push_back({relative[element].item<double>(), static_cast<int>(layer), element});
        }
    }
    std::sort(gates.begin(), gates.end(), [](const Gate& a, const Gate& b) { return a.distance < b.distance; });
    gates.resize(std::min(gates.size(), kMax));
    return gates;
}

/// The plain gates with some turned over.
ReluGate turned(const std::vector<Gate>& gates) {
    return [gates](int layer, const torch::Tensor& preActivation) {
        const torch::Tensor open = preActivation.gt(0).to(torch::kFloat64);
        for (const Gate& gate : gates) {
            if (gate.layer == layer) {
                const torch::Tensor element = open.view(-1)[gate.element];
                element.fill_(1 - element.item<double>());
            }
        }
        return open;
    };
}

} // namespace

Difference compareGradients(const model::Weights& gradients, const ReferenceStep& reference) {
    Difference difference;
    for (const auto& [name, expected] : reference.gradients) {
        const torch::Tensor actual = tensorOf(gradients.at(name));
        const double worst = ((actual - expected).abs().max() / expected.abs().max()).item<double>();
        if (!(worst <= difference.worst)) { // NaN counts as a difference
            difference = {worst, name};
        }
    }
    return difference;
}

Difference compareAcrossKinks(const model::Weights& gradients, const ReferenceStep& plain, const model::Weights& weights,
                              const model::StepInput& input, const DropoutMask& mask, double bound) {
    Difference best = compareGradients(gradients, plain);
    if (best.worst <= bound) {
        return best;
    }
    std::vector<Gate> over;
    for (const Gate& gate : gatesAtTheKink(plain)) {
        over.push_back(gate);
        const Difference difference = compareGradients(gradients, referenceStep(weights, input, mask, turned(over)));
        if (difference.worst < best.worst) {
            best = difference;
        } else {
            over.pop_back();
        }
        if (best.worst <= bound) {
            break;
        }
    }
    return best;
}
