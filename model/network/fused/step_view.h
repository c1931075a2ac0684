// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/plan.h"

#include <cstdint>

/// What the kernels see of a training step or a prediction in flight: plain pointers into memory of `TrainingStep` and
/// `FusedPredictor`. "Vectors" are groups of `lanes` floats, one float a sample: lane l of group g is sample g·lanes + l.
namespace model::fused {

/// What a stage makes of a channel's stored values r, [channels] each: batch norm with dropout's factor, or that factor alone.
struct Coefficients {
    float* scale; ///< forward, dropout's 1/(1 − p) included: z = scale·r + shift where kept, else 0
    float* shift;
    float* mean;  ///< of r over the batch
    float* outer; ///< backward: dL/dr = outer·g + inner·r + offset; g = dL/dz where kept, else 0
    float* inner;
    float* offset;
};

/// A stage's own.
struct StageMemory {
    Coefficients coefficients;
    const float* biases;         ///< [outputs]; or null
    std::uint32_t dropThreshold; ///< an element is zeroed when its 16 random bits are below this
    std::int64_t outputFloats;   ///< from a group's image to the next one's; 0: `Scratch` has one for all
    std::int64_t gradientFloats;
    double* sums;         ///< where it begins with a batch norm, [groups][2][source channels]: Σ r, Σ r²
    double* gradientSums; ///< … Σ g, Σ g·(r − mean), g as above
    float* flatInputs;    ///< of a linear layer, [groups][inputs] vectors
    float* flatGradients; ///< … [groups][outputs] vectors: at its output
};

struct StepView {
    const Stage* stages;
    int stageCount;
    int classes;
    int samples;
    int groups;                 ///< ⌈samples / lanes⌉
    const float* pixels;        ///< [samples][28][28]
    const std::uint8_t* labels; ///< [samples]
    const float* targets;       ///< [samples][classes] target probabilities; null: the labels
    float temperature;          ///< of the loss, see StepInput

    const float* forwardWeights; ///< packed, see weight_packing.h
    const float* backwardWeights;
    const StageMemory* memory;        ///< of each stage
    const std::uint32_t* dropoutKeys; ///< [dropouts][2][groups·lanes], see dropout.h

    double* losses; ///< [groups], summed over the group's samples
    int* corrects;  ///< [groups]
};

/// One worker's own memory.
struct Scratch {
    float* const* outputs; ///< of each stage the stored images, [groups][H][C][W] vectors, or one such image
    /// The loss's gradients at the stages' inputs, alike. They may take the place of the stage's own output: see backward.h.
    float* const* gradients;
    float* inputRows;    ///< a ring of rows of any stage
    float* gradientRows; ///< the same at its output
    float* line;         ///< one line, or the image of a linear layer
    float* channelSums;  ///< [4][channels] vectors
    float* tileSums;     ///< a stage's weight gradients as tiles.h sums them
    float* weightSums;   ///< of all weights and biases: see `Stage::weightSums`
};

/// What the predictor's kernel reads and writes.
struct PredictView {
    const Stage* stages;
    int stageCount;
    int classes;
    int featureStage; ///< whose input are the features; stageCount: the logits
    int images;
    const std::uint8_t* pixels; ///< [images][28][28]
    float* logProbabilities;    ///< [images][classes]
    float* features;            ///< [images][C][H][W]; or null: they are not kept
    float pixelScale;           ///< network input = pixelScale · pixel + pixelShift
    float pixelShift;
    const float* weights;      ///< packed
    const StageMemory* memory; ///< only biases and, from the running statistics, scale and shift
    // In a worker's memory, of each stage: rings of its input rows and of its stored rows begin at these vectors.
    const int* inputRings;
    const int* outputRings;
    const int* outputCapacities; ///< rows of the latter
    int lineVectors;             ///< where a line begins
};

} // namespace model::fused
