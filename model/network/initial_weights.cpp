// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/initial_weights.h"

#include <cmath>
#include <random>

namespace model {

Weights initialWeights(std::uint64_t seed, int width) {
    std::mt19937 random(static_cast<std::uint32_t>(seed)); // PyTorch's generator, which takes the lower half of its seed
    Weights weights;
    for (const TensorSpec& spec : tensorSpecs(width)) {
        NamedTensor tensor{spec.name, spec.shape, std::vector<float>(elementCount(spec.shape))};
        if (spec.shape.size() == 4) {
            const double fanIn = spec.shape[1] * spec.shape[2] * spec.shape[3];
            const double gain = std::sqrt(2.0 / (1 + 5.0)); // of a leaky ReLU with slope √5
            const auto bound = static_cast<float>(std::sqrt(3.0) * (gain / std::sqrt(fanIn)));
            for (float& value : tensor.values) {
                const float share = static_cast<float>(random() & 0xFFFFFFU) * 0x1p-24F; // [0, 1), 24 bits of 32
                value = std::fma(share, bound + bound, -bound);
            }
        } else if (spec.name.ends_with(".weight") || spec.name.ends_with(".running_var")) {
            tensor.values.assign(tensor.values.size(), 1);
        }
        weights.tensors.push_back(std::move(tensor));
    }
    return weights;
}

} // namespace model
