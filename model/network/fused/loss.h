// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/network/fused/lanes.h"
#include "model/network/fused/step_view.h"
#include "model/values/classes.h"

#include <math.h>

/// Log-softmax and the negative log-likelihood of one group. So few numbers that a plain loop over the samples does.
namespace model::fused::DIGITLAB_KERNELS {

/// Turns one lane of `logits` into log-probabilities; returns the first most probable class.
DIGITLAB_INLINE int logSoftmax(const Vec* logits, int classes, int lane, float* logProbabilities) {
    int best = 0;
    for (int i = 1; i < classes; ++i) {
        best = logits[i][lane] > logits[best][lane] ? i : best;
    }
    const float largest = logits[best][lane];
    float sum = 0;
    for (int i = 0; i < classes; ++i) {
        sum += expf(logits[i][lane] - largest);
    }
    const float logSum = logf(sum);
    for (int i = 0; i < classes; ++i) {
        logProbabilities[i] = logits[i][lane] - largest - logSum;
    }
    return best;
}

/// The group's summed loss and count of correct answers; `gradients`[classes]: of the batch's mean loss with respect to the
/// logits.
DIGITLAB_INLINE void lossOfGroup(const StepView& view, int group, Vec* logits, Vec* gradients) {
    const int classes = view.classes;
    for (int i = 0; i < classes; ++i) {
        gradients[i] = Vec{};
        logits[i] = logits[i] / view.temperature;
    }
    double loss = 0;
    int correct = 0;
    const float scale = view.temperature * view.temperature;                 // of the loss
    const float share = view.temperature / static_cast<float>(view.samples); // d(mean loss)/d(logit) per unit of probability
    for (int lane = 0; lane < kLanes && group * kLanes + lane < view.samples; ++lane) {
        const int sample = group * kLanes + lane;
        const int label = view.labels[sample];
        float logProbabilities[kMaxClasses];
        correct += logSoftmax(logits, classes, lane, logProbabilities) == label ? 1 : 0;
        if (view.targets == nullptr) {
            loss -= static_cast<double>(scale * logProbabilities[label]);
        }
        for (int i = 0; i < classes; ++i) {
            const float labelled = i == label ? 1.0F : 0.0F;
            const float target = view.targets == nullptr ? labelled : view.targets[sample * classes + i];
            if (view.targets != nullptr) {
                loss -= static_cast<double>(scale * target * logProbabilities[i]);
            }
            gradients[i][lane] = (expf(logProbabilities[i]) - target) * share;
        }
    }
    view.losses[group] = loss;
    view.corrects[group] = correct;
}

} // namespace model::fused::DIGITLAB_KERNELS
