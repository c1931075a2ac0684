// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace model {

/// A named float32 tensor, row-major.
struct NamedTensor {
    std::string name;       ///< PyTorch's, e.g. "conv1.weight"
    std::vector<int> shape; ///< empty for a scalar
    std::vector<float> values;
    bool operator==(const NamedTensor&) const = default;
};

/// All parameters and batch-norm statistics of one network, in the order of their layers: an immutable snapshot to hand around.
/// `num_batches_tracked` is left out: nothing reads it when momentum is set.
struct Weights {
    std::vector<NamedTensor> tensors;
    bool operator==(const Weights&) const = default;

    /// The tensor of that name; throws std::out_of_range.
    const NamedTensor& at(const std::string& name) const;
};

} // namespace model
