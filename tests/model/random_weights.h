// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/network_json.h"
#include "model/network/architecture.h"
#include "model/values/random.h"

#include <algorithm>
#include <utility>

namespace model {

/// A network that learned nothing, without LibTorch: random convolutions, batch norms that pass everything on.
inline Weights randomWeights(std::uint64_t seed) {
    Weights weights{{}, notebookArchitecture()};
    Random random{seed};
    for (const TensorSpec& spec : weights.architecture->tensors()) {
        const bool variance =
            spec.name.ends_with("running_var") || (spec.name.starts_with("bn") && spec.name.ends_with("weight"));
        std::vector<float> values(elementCount(spec.shape), variance ? 1.0F : 0.0F);
        if (spec.name.starts_with("conv")) {
            std::generate(values.begin(), values.end(), [&] { return static_cast<float>(random.uniform(-0.3, 0.3)); });
        }
        weights.tensors.push_back({spec.name, spec.shape, std::move(values)});
    }
    return weights;
}

} // namespace model
