// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/architecture.h"
#include "model/nn/fused/shapes.h"
#include "model/nn/fused/tensor_order.h"

#include <gtest/gtest.h>

namespace {

using namespace model::fused;

TEST(FusedShapes, MatchTheArchitecture) {
    const auto specs = model::tensorSpecs();
    for (int i = 0; i < kConvolutionCount; ++i) {
        const model::TensorSpec& spec = specs[static_cast<std::size_t>(weightTensor(i))];
        EXPECT_EQ(spec.name, "conv" + std::to_string(i + 1) + ".weight");
        EXPECT_EQ(spec.shape, (std::vector<int>{kShapes[i].outputs, kShapes[i].inputs, kShapes[i].kernel, kShapes[i].kernel}));
    }
    for (int i = 0; i < kNormCount; ++i) {
        EXPECT_EQ(specs[static_cast<std::size_t>(normTensor(i))].name, "bn" + std::to_string(i + 1) + ".weight");
    }
    int convolution = 0;
    for (const model::LayerRow& row : model::layerTable()) {
        if (row.name.starts_with("conv")) {
            const ConvolutionShape& shape = kShapes[convolution++];
            EXPECT_EQ(row.shape, (std::vector<int>{shape.outputs, shape.outputSide, shape.outputSide})) << row.name;
        }
    }
    EXPECT_EQ(convolution, kConvolutionCount);
}

} // namespace
