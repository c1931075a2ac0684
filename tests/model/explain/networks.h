// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/formats/network_json.h"

#include <memory>
#include <string>
#include <vector>

/// Networks of every kind of layer.
namespace explaintest {

inline model::ArchitecturePointer networkOf(const std::string& layers, int classes) {
    return std::make_shared<const model::Architecture>(
        model::networkFromJson(R"({"name": "test", "layers": )" + layers + "}", "the test"), classes);
}

/// 7×7, strides with a remainder, biases, leaky ReLU, average pooling, linear layers with batch norm.
inline model::ArchitecturePointer strided() {
    return networkOf(R"([{"convolution": 5, "kernel": 7, "padding": 3, "stride": 2, "bias": true}, {"leaky relu": 0.1},
        "batch norm", {"convolution": 7, "kernel": 5, "padding": 1}, {"average pooling": 2}, "relu",
        {"convolution": 6, "stride": 2}, "dropout", "global average pooling", {"linear": 9, "bias": false}, "batch norm",
        {"leaky relu": 0.3}, {"linear": "classes"}])",
                     6);
}

/// Pooling first and of 3×3, with remainders; padding of a kernel's side less one.
inline model::ArchitecturePointer pooled() {
    return networkOf(R"([{"max pooling": 3}, "batch norm", {"convolution": 4, "padding": 2}, {"max pooling": 2}, "relu",
        {"average pooling": 3}, {"dropout": 0.5}, {"convolution": "classes", "kernel": 1, "bias": true}])",
                     3);
}

inline std::vector<model::ArchitecturePointer> everyNetwork() {
    return {model::notebookArchitecture(),
            model::shippedArchitecture("lenet-5", 10),
            model::shippedArchitecture("mlp", 47),
            model::shippedArchitecture("softmax", 10),
            model::shippedArchitecture("tiny", 2),
            strided(),
            pooled()};
}

} // namespace explaintest
