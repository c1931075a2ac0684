// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The network's extents as compile-time constants. The kernels use its functions in constant expressions only: their
/// objects must not define a function that the linker could also use elsewhere (tests/model/fused/check_symbols.cmake).
namespace model::fused {

/// A square convolution. `pooledInput`: a 2×2 max-pooling stands between the previous layer's output and this input.
struct ConvolutionShape {
    int inputs;
    int outputs;
    int inputSide;
    int outputSide;
    int kernel;
    int padding;
    bool pooledInput;
};

constexpr int kConvolutionCount = 8;
constexpr int kNormCount = 5;    ///< conv1 … conv5 are followed by ReLU and batch norm
constexpr int kDropoutCount = 4; ///< … and bn1 … bn4 by dropout
constexpr int kMaxNormChannels = 16;

constexpr ConvolutionShape kShapes[kConvolutionCount] = {
    {1, 8, 28, 28, 3, 1, false}, {8, 8, 28, 28, 3, 1, false}, {8, 16, 14, 14, 3, 1, true}, {16, 16, 14, 14, 3, 1, false},
    {16, 16, 7, 5, 3, 0, true},  {16, 32, 5, 3, 3, 0, false}, {32, 10, 3, 3, 1, 0, false}, {10, 10, 3, 1, 3, 0, false},
};

/// Weights of convolution `index` (from 0).
constexpr int weightCount(int index) {
    return kShapes[index].outputs * kShapes[index].inputs * kShapes[index].kernel * kShapes[index].kernel;
}

/// Where the weights of convolution `index` begin when all convolutions' weights lie one behind the other.
constexpr int weightOffset(int index) {
    int offset = 0;
    for (int i = 0; i < index; ++i) {
        offset += kShapes[i].outputs * kShapes[i].inputs * kShapes[i].kernel * kShapes[i].kernel;
    }
    return offset;
}

constexpr int kWeightCount = weightOffset(kConvolutionCount);

/// Whether convolution `index` is computed tile by tile (tiles.h): where rows have an even number of columns and enough inputs.
constexpr bool tiled(int index) {
    const ConvolutionShape& shape = kShapes[index];
    return shape.kernel == 3 && shape.padding == 1 && shape.outputSide % 2 == 0 && shape.inputs > 1;
}

/// Where convolution `index`'s packed weights begin: tiles have four for three.
constexpr int packedOffset(int index) {
    int offset = 0;
    for (int i = 0; i < index; ++i) {
        const int weights = weightOffset(i + 1) - weightOffset(i);
        offset += tiled(i) ? weights / 3 * 4 : weights;
    }
    return offset;
}

constexpr int kPackedWeightCount = packedOffset(kConvolutionCount);

/// Elements of one sample's input of convolution `index`.
constexpr int inputCount(int index) {
    return kShapes[index].inputs * kShapes[index].inputSide * kShapes[index].inputSide;
}

/// Elements of one sample's output of convolution `index`.
constexpr int outputCount(int index) {
    return kShapes[index].outputs * kShapes[index].outputSide * kShapes[index].outputSide;
}

} // namespace model::fused
