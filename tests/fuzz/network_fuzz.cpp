// SPDX-License-Identifier: GPL-3.0-or-later
// Network files, and what follows from their layers.
#include "model/formats/network_json.h"
#include "tests/fuzz/allocation_bound.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/target.h"

std::vector<std::string> fuzz::seeds() {
    std::vector<std::string> seeds;
    for (const model::Network& network : model::shippedNetworks()) {
        seeds.push_back(model::toJson(network));
    }
    seeds.emplace_back(
        R"({"layers":[{"convolution":10,"kernel":5,"padding":2,"stride":2,"bias":true},{"leaky relu":0.1},)"
        R"({"average pooling":3},{"dropout":0.5},{"convolution":"classes","kernel":1},"global average pooling"]})");
    seeds.emplace_back(
        R"({"layers":[{"convolution":4096,"kernel":7,"padding":6},{"linear":4096,"bias":false},{"linear":4096}]})");
    return seeds;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(fuzz::view(data, size));
    constexpr std::size_t kTimes = 200; // a word of some letters becomes a layer
    const auto read = [&] {
        const fuzz::AllocationBound bound((1U << 16) + kTimes * size);
        return fuzz::valueOrRefusal("the file", [&] { return model::networkFromJson(input, "the file"); });
    }();
    if (!read) {
        return 0;
    }
    fuzz::require(model::networkFromJson(model::toJson(*read), "what was written") == *read, "a network comes back as it was");
    for (const int classes : {2, 10, 100}) {
        const fuzz::AllocationBound bound((1U << 17) + kTimes * size);
        const auto architecture =
            fuzz::valueOrRefusal("The network", [&] { return model::Architecture(*read, classes); }); // by its name
        fuzz::require(model::examine(*read, classes).problems.empty() == architecture.has_value(), "all that is wrong is found");
        if (!architecture) {
            continue;
        }
        std::size_t learned = 0;
        for (const model::TensorSpec& tensor : architecture->tensors()) {
            learned += tensor.learned ? model::elementCount(tensor.shape) : 0;
        }
        fuzz::require(learned == static_cast<std::size_t>(architecture->parameters()), "parameters are those of the tensors");
        fuzz::require(architecture->parameters() <= model::kMaxParameters, "parameters are bounded");
        fuzz::require(architecture->layers().back().output == model::Extent{classes, 1}, "each class has an output");
    }
    return 0;
}
