// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/reference/convolve.h"

#include <algorithm>

namespace model {
namespace {

/// Calls `use` for every row of maps [channels, side, side] with its place in these maps and in those with a margin around each.
template <class Use> void everyRow(const Extent& extent, int margin, const Use& use) {
    const int wide = extent.side + 2 * margin;
    for (int row = 0; row < extent.channels * extent.side; ++row) {
        const int y = row / extent.side * wide + margin + row % extent.side;
        use(row * extent.side, y * wide + margin);
    }
}

/// One input channel's share of one output channel. The kernel's extent is a constant, for the loop over x to be vectorised.
template <int kKernel, int kStride> struct Share {
    /// Adds it: `input` is padded, `wide` a row of it.
    static void add(const float* input, int wide, const float* kernel, float* output, int side) {
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                float sum = 0;
#pragma GCC unroll 49
                for (int k = 0; k < kKernel * kKernel; ++k) {
                    sum += kernel[k] * input[(y * kStride + k / kKernel) * wide + x * kStride + k % kKernel];
                }
                output[y * side + x] += sum;
            }
        }
    }

    /// Adds its gradient to that of the input.
    static void addBackward(float* input, int wide, const float* kernel, const float* output, int side) {
        for (int y = 0; y < side; ++y) {
            for (int k = 0; k < kKernel * kKernel; ++k) {
                float* row = input + (y * kStride + k / kKernel) * wide + k % kKernel;
                for (int x = 0; x < side; ++x) {
                    row[x * kStride] += kernel[k] * output[y * side + x];
                }
            }
        }
    }
};

/// Calls `use` with the Share of the layer's kernel and stride.
template <int kStride, class Use> void withKernel(int kernel, const Use& use) {
    if (kernel == 1) {
        use(Share<1, kStride>{});
    } else if (kernel == 3) {
        use(Share<3, kStride>{});
    } else if (kernel == 5) {
        use(Share<5, kStride>{});
    } else {
        use(Share<7, kStride>{});
    }
}
template <class Use> void withShare(const Layer& layer, const Use& use) {
    layer.stride == 1 ? withKernel<1>(layer.kernel, use) : withKernel<2>(layer.kernel, use);
}

/// Calls `use` for each pair of an output and an input channel: places of their maps, the input's padded, and of their kernel.
template <class Use> void everyPair(const PlacedLayer& placed, const Use& use) {
    const int wide = placed.input.side + 2 * placed.layer.padding;
    const int pixels = placed.output.side * placed.output.side;
    const int taps = placed.layer.kernel * placed.layer.kernel;
    for (int o = 0; o < placed.output.channels; ++o) {
        for (int i = 0; i < placed.input.channels; ++i) {
            use(o * pixels, i * wide * wide, (o * placed.input.channels + i) * taps);
        }
    }
}

} // namespace

std::vector<float> convolve(const PlacedLayer& placed, std::span<const NamedTensor> tensors, std::span<const float> input) {
    const auto [channels, side] = placed.output;
    const int wide = placed.input.side + 2 * placed.layer.padding;
    std::vector<float> padded(static_cast<std::size_t>(placed.input.channels * wide * wide));
    everyRow(placed.input, placed.layer.padding,
             [&](int from, int to) { std::copy_n(input.data() + from, placed.input.side, padded.data() + to); });
    std::vector<float> result(static_cast<std::size_t>(placed.output.count()));
    for (int o = 0; placed.layer.bias && o < channels; ++o) {
        std::fill_n(result.data() + o * side * side, side * side, tensors[1].values[static_cast<std::size_t>(o)]);
    }
    const float* kernels = tensors[0].values.data();
    withShare(placed.layer, [&](auto share) {
        everyPair(placed, [&](int output, int from, int kernel) {
            share.add(padded.data() + from, wide, kernels + kernel, result.data() + output, placed.output.side);
        });
    });
    return result;
}

std::vector<float> convolveBackward(const PlacedLayer& placed, std::span<const NamedTensor> tensors,
                                    std::span<const float> outputGradient) {
    const int wide = placed.input.side + 2 * placed.layer.padding;
    std::vector<float> padded(static_cast<std::size_t>(placed.input.channels * wide * wide));
    const float* kernels = tensors[0].values.data();
    withShare(placed.layer, [&](auto share) {
        everyPair(placed, [&](int output, int to, int kernel) {
            share.addBackward(padded.data() + to, wide, kernels + kernel, outputGradient.data() + output, placed.output.side);
        });
    });
    std::vector<float> result(static_cast<std::size_t>(placed.input.count()));
    everyRow(placed.input, placed.layer.padding,
             [&](int to, int from) { std::copy_n(padded.data() + from, placed.input.side, result.data() + to); });
    return result;
}

} // namespace model
