// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/architecture.h"
#include "model/network/fused/shapes.h"

#include <gtest/gtest.h>

namespace {

using namespace model::fused;

TEST(FusedShapes, MatchTheArchitecture) {
    for (int width = 1; width <= model::kMaxWidth; ++width) {
        const auto specs = model::tensorSpecs(width);
        const Shapes shapes = shapesOf(width);
        for (int i = 0; i < kConvolutionCount; ++i) {
            const model::TensorSpec& spec = specs[static_cast<std::size_t>(weightTensor(i))];
            const ConvolutionShape& shape = shapes[i];
            EXPECT_EQ(spec.name, "conv" + std::to_string(i + 1) + ".weight");
            EXPECT_EQ(spec.shape, (std::vector<int>{shape.outputs, shape.inputs, shape.kernel, shape.kernel}));
        }
        for (int i = 0; i < kNormCount; ++i) {
            const model::TensorSpec& spec = specs[static_cast<std::size_t>(normTensor(i))];
            EXPECT_EQ(spec.name, "bn" + std::to_string(i + 1) + ".weight");
            EXPECT_EQ(spec.shape, std::vector<int>{shapes[i].outputs});
            EXPECT_LE(shapes[i].outputs, kMaxNormChannels);
        }
    }
    int convolution = 0;
    for (const model::LayerRow& row : model::layerTable()) {
        if (row.name.starts_with("conv")) {
            const ConvolutionShape shape = shapesOf(1)[convolution++];
            EXPECT_EQ(row.shape, (std::vector<int>{shape.outputs, shape.outputSide, shape.outputSide})) << row.name;
        }
    }
    EXPECT_EQ(convolution, kConvolutionCount);
}

} // namespace
