// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/step_view.h"

/// Batch norm between the phases: from the sums the kernels took to the coefficients they apply. Double precision throughout.
namespace model::fused {

/// One layer's parameters, statistics and gradients, [channels] float32 each, owned by the caller.
struct NormTensors {
    const float* weight;
    const float* bias;
    float* runningMean;
    float* runningVariance;
    float* weightGradient;
    float* biasGradient;
};

/// One layer's sums over the batch, and what they are means of.
struct NormSums {
    int channels;
    int groups;
    double elements;         ///< per channel: samples · H · W
    const double* values;    ///< [groups][2][channels]: Σ r, Σ r²
    const double* gradients; ///< [groups][2][channels]: Σ g, Σ g·(r − mean)
};

/// Forward: fills scale, shift and mean; moves the running statistics as PyTorch does (`momentum`, unbiased
/// variance). `keepScale`: 1/(1 − p) of the dropout after it, 1 without. `deviations`[channels] receives √(variance + ε).
void finishStatistics(const NormSums& sums, double keepScale, double momentum, const NormTensors& tensors,
                      const Coefficients& coefficients, double* deviations);

/// Backward: fills outer, inner and offset, and the gradients of weight and bias.
void finishGradients(const NormSums& sums, double keepScale, const double* deviations, const NormTensors& tensors,
                     const Coefficients& coefficients);

/// Without a batch norm: dropout's factor alone.
void passOn(int channels, double keepScale, const Coefficients& coefficients);

/// Without a batch: scale and shift from the running statistics.
void foldRunningStatistics(int channels, const float* weight, const float* bias, const float* runningMean,
                           const float* runningVariance, const Coefficients& coefficients);

} // namespace model::fused
