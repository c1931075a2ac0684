// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/values/weights.h"

#include <algorithm>
#include <stdexcept>

namespace model {

const NamedTensor& Weights::at(const std::string& name) const {
    const auto found = std::ranges::find(tensors, name, &NamedTensor::name);
    if (found == tensors.end()) {
        throw std::out_of_range("no tensor named " + name);
    }
    return *found;
}

} // namespace model
