// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/shapes.h"

#include <cstdint>

/// What the kernels see of a training step in flight: plain pointers into memory that `TrainingStep` owns.
/// "Vectors" are groups of `lanes` floats, one float a sample: lane l of group g is sample g·lanes + l of the batch.
namespace model::fused {

/// Batch norm as the kernels apply it, per channel. Let r be a layer's output after ReLU.
struct NormCoefficients {
    float scale[kMaxNormChannels]; ///< forward, dropout's 1/(1−p) included: z = scale·r + shift where kept, else 0
    float shift[kMaxNormChannels];
    float mean[kMaxNormChannels];  ///< of r over the batch
    float outer[kMaxNormChannels]; ///< backward: dL/dr = outer·g + inner·r + offset; g = dL/dz where kept, else 0
    float inner[kMaxNormChannels];
    float offset[kMaxNormChannels];
};

struct StepView {
    int samples;
    int groups;                 ///< ⌈samples / lanes⌉
    const float* pixels;        ///< [samples][28][28]
    const std::uint8_t* labels; ///< [samples]
    const float* targets;       ///< [samples][10] target probabilities; null: the labels
    float temperature;          ///< of the loss, see StepInput

    /// Packed weights of each convolution, see weight_packing.h.
    float* forwardWeights[kConvolutionCount];
    float* backwardWeights[kConvolutionCount];

    /// [groups][H][C][W] vectors: conv1 … conv5 after ReLU. A sign bit says that no gradient reaches the element, because
    /// dropout zeroes it (relu.h) or max-pooling passed it over (normalise.h).
    float* activations[kNormCount];
    /// [groups][H][C][W] vectors: the loss's gradient at the input of conv2 … conv6, that is after bn1 … bn5, dropout and
    /// pooling. Those of conv2 and conv4 lie in the memory of their own activations (backward.h).
    float* gradients[kNormCount];

    NormCoefficients norms[kNormCount];
    double* sums[kNormCount];         ///< [groups][2][C]: Σ r, Σ r²
    double* gradientSums[kNormCount]; ///< [groups][2][C]: Σ g, Σ g·(r − mean), g as above

    std::uint32_t dropThreshold;      ///< an element is zeroed when its 16 random bits are below this
    const std::uint32_t* dropoutKeys; ///< [4 layers][2][groups·lanes], see dropout.h

    double* losses; ///< [groups], summed over the group's samples
    int* corrects;  ///< [groups]
};

/// One worker's own memory.
struct Scratch {
    float* inputRows;    ///< a ring of rows of any layer, or those of the head
    float* gradientRows; ///< the same at its output
    float* tileSums;     ///< a layer's weight gradients as tiles.h sums them
    float* weightSums;   ///< of all weights: their gradients, not yet summed over lanes
};

} // namespace model::fused
