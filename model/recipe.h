// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/augment/style_settings.h"

#include <cstdint>
#include <string>

namespace model {

/// So many compute threads at most.
inline constexpr int kMostThreads = 256;

enum class Interpolation { nearest, bilinear };

/// How the gradient moves the weights: SGD with momentum, the same looking ahead (Nesterov 1983, as PyTorch writes it), or Adam
/// with decoupled weight decay (Loshchilov and Hutter 2019).
enum class Optimiser { sgd, nesterov, adamw };

/// How the learning rate goes on after its warm-up: see `learningRateAt`.
enum class Schedule { constant, linear, cosine, oneCycle, step };

/// Ranges the training images are varied in; every value is drawn uniformly, anew for each image and epoch.
struct AugmentationSettings {
    bool enabled = true;
    double rotationDegrees = 20; ///< ± degrees
    double translation = 0.10;   ///< ± fraction of the side
    bool wholePixels = true;     ///< translations are rounded to whole pixels, as torchvision draws them
    double scale = 0.10;         ///< factor in 1 ± scale
    double brightness = 0.20;    ///< factor in 1 ± brightness
    double contrast = 0.20;      ///< factor in 1 ± contrast
    Interpolation interpolation = Interpolation::nearest;
    double shearDegrees = 0; ///< ± degrees, along x
    double elasticAlpha = 0; ///< elastic deformation (Simard, Steinkraus and Platt 2003): strength, pixels; 0 turns it off
    double elasticSigma = 4; ///< … and smoothness: the Gaussian's standard deviation, pixels
    StyleSettings styles;
    bool operator==(const AugmentationSettings&) const = default;
};

/// Learning from the averaged answers of several networks of the same kind (Hinton, Vinyals and Dean 2015) instead of from the
/// labels alone. They are trained first, with the same recipe and seeds of their own.
struct Distillation {
    int teachers = 0;       ///< networks that teach; 0 turns it off
    int epochs = 20;        ///< each teacher learns for so long
    double temperature = 2; ///< both sides' logits are divided by this
    double labelShare = 0;  ///< of the label in what is aimed at; the rest is the teachers'
    bool operator==(const Distillation&) const = default;
};

/// Everything that decides how a network learns. The defaults are the notebook's.
struct Recipe {
    std::string name = "notebook";
    int epochs = 20;
    int batchSize = 128;
    double learningRate = 0.01;
    double momentum = 0.9;
    double dropout = 0.1;
    std::uint64_t seed = 1;
    int threads = 0; ///< compute threads; 0 takes every processor
    bool shuffle = true;
    Optimiser optimiser = Optimiser::sgd;
    double weightDecay = 0;
    Schedule schedule = Schedule::constant;
    double warmUp = 0;          ///< fraction of all steps
    double weightAveraging = 0; ///< decay of the moving average a step; 0 turns it off
    double labelSmoothing = 0;
    bool recomputeStatistics = false;
    bool shiftAveraging = false;
    int calmEpochs = 0;      ///< the last epochs, with …
    double calmFactor = 0.3; ///< … the augmentation's ranges times this
    AugmentationSettings augmentation;
    Distillation distillation;
    bool operator==(const Recipe&) const = default;
};

/// Throws `Error` naming the first setting that cannot work and its sane range.
void validate(const Recipe& recipe);

} // namespace model
