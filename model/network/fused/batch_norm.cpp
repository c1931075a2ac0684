// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/batch_norm.h"

#include "model/network/architecture.h"

#include <algorithm>
#include <cmath>

namespace model::fused {
namespace {

/// Σ over the groups of sum `which` (0 or 1) of a channel.
double total(const double* sums, const NormSums& shape, int which, int channel) {
    double sum = 0;
    for (int group = 0; group < shape.groups; ++group) {
        sum += sums[(group * 2 + which) * shape.channels + channel];
    }
    return sum;
}

} // namespace

void finishStatistics(const NormSums& sums, double keepScale, double momentum, const NormTensors& tensors,
                      const Coefficients& coefficients, double* deviations) {
    for (int c = 0; c < sums.channels; ++c) {
        const double mean = total(sums.values, sums, 0, c) / sums.elements;
        const double variance = std::max(total(sums.values, sums, 1, c) / sums.elements - mean * mean, 0.0);
        deviations[c] = std::sqrt(variance + kBatchNormEpsilon);
        const double scale = tensors.weight[c] / deviations[c];
        coefficients.mean[c] = static_cast<float>(mean);
        coefficients.scale[c] = static_cast<float>(keepScale * scale);
        coefficients.shift[c] = static_cast<float>(keepScale * (tensors.bias[c] - mean * scale));
        const double unbiased = sums.elements > 1 ? variance * sums.elements / (sums.elements - 1) : variance;
        tensors.runningMean[c] = static_cast<float>((1 - momentum) * tensors.runningMean[c] + momentum * mean);
        tensors.runningVariance[c] = static_cast<float>((1 - momentum) * tensors.runningVariance[c] + momentum * unbiased);
    }
}

void finishGradients(const NormSums& sums, double keepScale, const double* deviations, const NormTensors& tensors,
                     const Coefficients& coefficients) {
    // The kernels' g is the gradient after dropout: keepScale · g is that at batch norm's output, called h here.
    // With x̂ = (r − mean)/deviation: dL/dr = weight/deviation · (h − mean(h) − x̂ · mean(h·x̂)), written as a line in g and r.
    for (int c = 0; c < sums.channels; ++c) {
        const double sum = keepScale * total(sums.gradients, sums, 0, c);
        const double product = keepScale * total(sums.gradients, sums, 1, c) / deviations[c]; // Σ h·x̂
        const double outer = tensors.weight[c] / deviations[c];
        const double inner = -outer * product / sums.elements / deviations[c];
        coefficients.outer[c] = static_cast<float>(keepScale * outer);
        coefficients.inner[c] = static_cast<float>(inner);
        coefficients.offset[c] =
            static_cast<float>(-outer * sum / sums.elements - inner * static_cast<double>(coefficients.mean[c]));
        tensors.weightGradient[c] = static_cast<float>(product);
        tensors.biasGradient[c] = static_cast<float>(sum);
    }
}

void passOn(int channels, double keepScale, const Coefficients& coefficients) {
    for (int c = 0; c < channels; ++c) {
        coefficients.scale[c] = coefficients.outer[c] = static_cast<float>(keepScale);
        coefficients.shift[c] = coefficients.mean[c] = coefficients.inner[c] = coefficients.offset[c] = 0;
    }
}

void foldRunningStatistics(int channels, const float* weight, const float* bias, const float* runningMean,
                           const float* runningVariance, const Coefficients& coefficients) {
    for (int c = 0; c < channels; ++c) {
        const double scale = weight[c] / std::sqrt(runningVariance[c] + kBatchNormEpsilon);
        coefficients.scale[c] = static_cast<float>(scale);
        coefficients.shift[c] = static_cast<float>(bias[c] - runningMean[c] * scale);
    }
}

} // namespace model::fused
