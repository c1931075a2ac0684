// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/architecture.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace model {

/// A named float32 tensor, row-major.
struct NamedTensor {
    std::string name;       ///< PyTorch's, e.g. "conv1.weight"
    std::vector<int> shape; ///< empty for a scalar
    std::vector<float> values;
    bool finite() const {
        return std::ranges::all_of(values, [](float value) { return std::isfinite(value); });
    }
    bool operator==(const NamedTensor&) const = default;
};

/// All parameters and batch-norm statistics of one network, in the order of their layers; handed around as an immutable snapshot.
/// `num_batches_tracked` is left out: nothing reads it when momentum is set.
struct Weights {
    std::vector<NamedTensor> tensors;
    ArchitecturePointer architecture = {}; ///< the network they are of; null only where there are no tensors

    int classes() const { return architecture->classes(); }
    bool finite() const { return std::ranges::all_of(tensors, &NamedTensor::finite); }
    bool operator==(const Weights& other) const {
        const bool same =
            architecture == other.architecture || (architecture && other.architecture && *architecture == *other.architecture);
        return same && tensors == other.tensors;
    }

    /// The tensor of that name; throws std::out_of_range.
    const NamedTensor& at(const std::string& name) const {
        const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
        return found != tensors.end() ? *found : throw std::out_of_range("no tensor named " + name);
    }
};

} // namespace model
