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
constexpr int kNormCount = 5;        ///< conv1 … conv5 are followed by ReLU and batch norm
constexpr int kDropoutCount = 4;     ///< … and bn1 … bn4 by dropout
constexpr int kMaxNormChannels = 32; ///< of a network of width 2

/// The convolutions of a network, and what follows from them.
struct Shapes {
    ConvolutionShape convolutions[kConvolutionCount];

    constexpr const ConvolutionShape& operator[](int index) const { return convolutions[index]; }
};

/// Of a network `width` times as wide as this program's: conv1 to conv6 have that many times the maps.
constexpr Shapes shapesOf(int width) {
    const int w = width;
    return {{{1, 8 * w, 28, 28, 3, 1, false},
             {8 * w, 8 * w, 28, 28, 3, 1, false},
             {8 * w, 16 * w, 14, 14, 3, 1, true},
             {16 * w, 16 * w, 14, 14, 3, 1, false},
             {16 * w, 16 * w, 7, 5, 3, 0, true},
             {16 * w, 32 * w, 5, 3, 3, 0, false},
             {32 * w, 10, 3, 3, 1, 0, false},
             {10, 10, 3, 1, 3, 0, false}}};
}

constexpr int weightCount(const ConvolutionShape& shape) {
    return shape.outputs * shape.inputs * shape.kernel * shape.kernel;
}

/// Where the weights of convolution `index` begin when all convolutions' weights lie one behind the other; after the last for
/// kConvolutionCount.
constexpr int weightOffset(const Shapes& shapes, int index) {
    int offset = 0;
    for (int i = 0; i < index; ++i) {
        offset += weightCount(shapes[i]);
    }
    return offset;
}

/// Whether a convolution is computed tile by tile (tiles.h): where rows have an even number of columns and enough inputs.
constexpr bool tiled(const ConvolutionShape& shape) {
    return shape.kernel == 3 && shape.padding == 1 && shape.outputSide % 2 == 0 && shape.inputs > 1;
}

/// The same for packed weights: tiles have four for three.
constexpr int packedOffset(const Shapes& shapes, int index) {
    int offset = 0;
    for (int i = 0; i < index; ++i) {
        offset += tiled(shapes[i]) ? weightCount(shapes[i]) / 3 * 4 : weightCount(shapes[i]);
    }
    return offset;
}

/// Elements of one sample's input.
constexpr int inputCount(const ConvolutionShape& shape) {
    return shape.inputs * shape.inputSide * shape.inputSide;
}

/// Elements of one sample's output.
constexpr int outputCount(const ConvolutionShape& shape) {
    return shape.outputs * shape.outputSide * shape.outputSide;
}

/// Where the layers' tensors stand in `tensorSpecs()` order: conv, then its batch norm's weight, bias, running mean and variance
/// where it has one. `layer` counts from 0.
constexpr int weightTensor(int layer) {
    return layer < 5 ? 5 * layer : 20 + layer;
}
constexpr int normTensor(int layer) {
    return 5 * layer + 1;
}

} // namespace model::fused
