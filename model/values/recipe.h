// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

/// A recipe holds every setting of a training run. Each setting is listed here twice, as a member and as its description, and
/// nowhere else: files, the terminal, the window and the checks all visit the descriptions.
namespace model {

struct SettingInfo {
    const char* name;   ///< in recipe files
    const char* option; ///< in the terminal, without the dashes
    const char* title;  ///< in the window
    const char* help;   ///< one sentence: what it does to learning, and the unit
    double low = 0;     ///< a number's sane range, both ends included
    double high = 0;
};

inline constexpr int kMaxThreads = 256;

enum class Interpolation { nearest, bilinear };

/// How the gradient moves the weights: SGD with momentum, the same looking ahead (Nesterov 1983, as PyTorch writes it), or Adam
/// with decoupled weight decay (Loshchilov and Hutter 2019).
enum class Optimiser { sgd, nesterov, adamw };

/// The learning rate's course after its warm-up: see `learningRateAt`.
enum class Schedule { constant, linear, cosine, oneCycle, step };

/// Compute backend: the fused kernels, LibTorch's operators, or the fused kernels wherever they can (on the CPU).
enum class StepKind { automatic, fused, libtorch };

/// The names of an enumeration's values, in their order.
template <class Enum> std::span<const std::string_view> valueNames();
template <> inline std::span<const std::string_view> valueNames<Interpolation>() {
    static constexpr std::array<std::string_view, 2> names{"nearest", "bilinear"};
    return names;
}
template <> inline std::span<const std::string_view> valueNames<Optimiser>() {
    static constexpr std::array<std::string_view, 3> names{"sgd", "nesterov", "adamw"};
    return names;
}
template <> inline std::span<const std::string_view> valueNames<Schedule>() {
    static constexpr std::array<std::string_view, 5> names{"constant", "linear", "cosine", "one-cycle", "step"};
    return names;
}
template <> inline std::span<const std::string_view> valueNames<StepKind>() {
    static constexpr std::array<std::string_view, 3> names{"auto", "fused", "libtorch"};
    return names;
}

/// `Struct` or `const Struct`.
template <class Any, class Struct>
concept SettingsOf = std::is_same_v<std::remove_const_t<Any>, Struct>;

/// How often training images are rewritten in styles that MNIST's American writers hardly used: each a probability in [0, 1]
/// for the images of its digit, drawn anew for each image and epoch. Where the classes are no digits, only `thickness` counts.
struct StyleSettings {
    double slashedZero = 0;  ///< a stroke through the zero
    double lyingZero = 0;    ///< written as ∞
    double flaggedOne = 0;   ///< a long up-stroke
    double footedOne = 0;    ///< a bar below, mostly with an up-stroke
    double loopedTwo = 0;    ///< a loop where the diagonal meets the base
    double detachedFive = 0; ///< the top bar is a stroke of its own
    double barredSeven = 0;  ///< a bar through the stem
    double openNine = 0;     ///< the bowl does not close or the tail curls
    double thickness = 0;    ///< any digit: strokes up to a pixel thinner or thicker
    bool operator==(const StyleSettings&) const = default;
};

template <SettingsOf<StyleSettings> Any, class Visit> void visitSettings(Any& settings, Visit visit) {
    visit({"slashedZero", "slashed-zero", "Slashed zeros", "The share of zeros with a stroke through them.", 0, 1},
          settings.slashedZero);
    visit({"lyingZero", "lying-zero", "Lying zeros", "The share of zeros written as a lying eight.", 0, 1}, settings.lyingZero);
    visit({"flaggedOne", "flagged-one", "Flagged ones", "The share of ones with a long up-stroke.", 0, 1}, settings.flaggedOne);
    visit({"footedOne", "footed-one", "Footed ones", "The share of ones with a bar below, mostly with an up-stroke too.", 0, 1},
          settings.footedOne);
    visit({"loopedTwo", "looped-two", "Looped twos", "The share of twos with a loop at the foot.", 0, 1}, settings.loopedTwo);
    visit({"detachedFive", "detached-five", "Detached fives", "The share of fives whose top bar is a stroke of its own.", 0, 1},
          settings.detachedFive);
    visit({"barredSeven", "barred-seven", "Barred sevens", "The share of sevens with a bar through the stem.", 0, 1},
          settings.barredSeven);
    visit({"openNine", "open-nine", "Open nines", "The share of nines whose bowl does not close or whose tail curls.", 0, 1},
          settings.openNine);
    visit({"thickness", "thickness", "Stroke width",
           "The share of images, of any digit, with strokes up to a pixel thinner or thicker.", 0, 1},
          settings.thickness);
}

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
    double strokes = 0;      ///< where the data are pen strokes: how far these are varied before they become an image, 0 … 1
    StyleSettings styles;
    bool operator==(const AugmentationSettings&) const = default;
};

template <SettingsOf<AugmentationSettings> Any, class Visit> void visitSettings(Any& settings, Visit visit) {
    visit({"enabled", "augmentation", "Vary the training images",
           "Show every image a little differently each epoch, so that the network learns digits and not pictures."},
          settings.enabled);
    visit({"rotationDegrees", "rotation", "Rotation", "Turn each image by up to this many degrees either way.", 0, 180},
          settings.rotationDegrees);
    visit({"translation", "translation", "Shift", "Move each image by up to this fraction of its side.", 0, 0.5},
          settings.translation);
    visit({"wholePixels", "whole-pixels", "Whole pixels", "Move images by whole pixels only."}, settings.wholePixels);
    visit({"scale", "scale", "Scale", "Make each digit smaller or larger by up to this fraction.", 0, 0.5}, settings.scale);
    visit({"shearDegrees", "shear", "Shear", "Slant each image by up to this many degrees either way.", 0, 60},
          settings.shearDegrees);
    visit({"elasticAlpha", "elastic-alpha", "Elastic",
           "Bend each image as a shaking hand would: strength in pixels, 12 is gentle, 0 is off.", 0, 100},
          settings.elasticAlpha);
    visit({"elasticSigma", "elastic-sigma", "Smoothness",
           "How smooth the bending is, in pixels: small values crumple, large ones sway.", 2, 10},
          settings.elasticSigma);
    visit({"strokes", "stroke-variation", "Strokes",
           "Where the data are pen strokes: slant, turn, bend and thicken each before it becomes an image, all classes equally "
           "often; 1 is a lot.",
           0, 1},
          settings.strokes);
    visit({"brightness", "brightness", "Brightness", "Make each image darker or brighter by up to this fraction.", 0, 1},
          settings.brightness);
    visit({"contrast", "contrast", "Contrast", "Pull the greys of each image together or apart by up to this fraction.", 0, 1},
          settings.contrast);
    visit(
        {"interpolation", "interpolation", "Sampling", "How moved pixels are found: the nearest one, or bilinear between four."},
        settings.interpolation);
}

/// Learning from the averaged answers of several networks (Hinton, Vinyals and Dean 2015) instead of from the labels alone. They
/// are trained first, with the same recipe and seeds of their own; the share of calm epochs is the same.
struct Distillation {
    int teachers = 0;       ///< networks that teach; 0 turns it off
    std::string network;    ///< of the teachers; empty: the recipe's own
    int epochs = 20;        ///< each teacher learns for so long
    double temperature = 2; ///< both sides' logits are divided by this
    double labelShare = 0;  ///< of the label in what is aimed at; the rest is the teachers'
    int variants = 0;       ///< of each image that are shown over and over, each answered once; 0: a new one each epoch
    bool operator==(const Distillation&) const = default;
};

template <SettingsOf<Distillation> Any, class Visit> void visitSettings(Any& settings, Visit visit) {
    visit({"teachers", "teachers", "Teachers",
           "Train so many networks first and learn from their averaged answers; 0 learns from labels.", 0, 32},
          settings.teachers);
    visit({"network", "teacher-network", "Teacher network",
           "The network of the teachers: a wider one knows more and takes longer; empty is the recipe's own."},
          settings.network);
    visit({"epochs", "teacher-epochs", "Teacher epochs", "Passes over the training images for each teacher.", 1, 10000},
          settings.epochs);
    visit({"temperature", "temperature", "Temperature", "Softens what the teachers say: above 1, their doubts count for more.",
           0.1, 20},
          settings.temperature);
    visit({"labelShare", "label-share", "Label share", "How much of the aim is the true label; the rest is the teachers' answer.",
           0, 1},
          settings.labelShare);
    visit({"variants", "variants", "Variants",
           "Show so many variants of each image over and over, which the teachers answer only once; 0 makes new ones each epoch.",
           0, 100},
          settings.variants);
}

/// The JSON of a recipe that this version cannot read, or not all of it, and why.
struct UnreadRecipe {
    std::string json; ///< as it was found; empty where there was none
    std::string reason;
    bool operator==(const UnreadRecipe&) const = default;
};

/// Everything that decides how a network learns. The defaults are the notebook's.
struct Recipe {
    std::string name = "notebook";
    std::string network = "notebook"; ///< one that comes along, or one's own
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
    bool validate = false;   ///< hold training images back, and use the epoch that reads them best
    AugmentationSettings augmentation;
    Distillation distillation;
    std::optional<UnreadRecipe> unread; ///< the settings that could not be read are not known: it can be kept, but not trained
    bool operator==(const Recipe&) const = default;
};

/// Calls `visit(info, member)` for each setting of the recipe itself: not for `name`, and not for those of its parts.
template <SettingsOf<Recipe> Any, class Visit> void visitSettings(Any& recipe, Visit visit) {
    visit({"network", "network", "Network",
           "The layers that learn: a network that comes along, one of your own, or a file (JSON)."},
          recipe.network);
    visit({"epochs", "epochs", "Epochs", "Passes over the training images.", 1, 10000}, recipe.epochs);
    visit({"batchSize", "batch-size", "Batch size",
           "Images a step: small batches learn in more, noisier steps; large ones run faster.", 1, 60000},
          recipe.batchSize);
    visit({"learningRate", "learning-rate", "Learning rate",
           "How far each step moves the weights: too small learns slowly, too large never settles.", 1e-8, 100},
          recipe.learningRate);
    visit({"schedule", "schedule", "Schedule",
           "How the learning rate goes on: linear, cosine and one-cycle fall to 0 at the end, step falls to a tenth twice."},
          recipe.schedule);
    visit({"warmUp", "warm-up", "Warm-up",
           "The share of all steps over which the learning rate first grows, in [0, 0.9]; one-cycle takes 0.3 where it is 0.", 0,
           0.9},
          recipe.warmUp);
    visit({"optimiser", "optimiser", "Optimiser",
           "How gradients move the weights: sgd with momentum, nesterov looks ahead, adamw rescales each."},
          recipe.optimiser);
    visit({"momentum", "momentum", "Momentum", "The share of the last step carried into the next: it smooths the path downhill.",
           0, 0.9999},
          recipe.momentum);
    visit({"weightDecay", "weight-decay", "Weight decay",
           "Pulls the convolutions' weights towards 0 in each step (batch norm is left alone).", 0, 1},
          recipe.weightDecay);
    visit({"dropout", "dropout", "Dropout",
           "The share of features silenced at random in each step: it keeps the network from learning by heart.", 0, 0.9},
          recipe.dropout);
    visit({"labelSmoothing", "label-smoothing", "Label smoothing",
           "The share of certainty taken from the label and spread over all classes.", 0, 0.9},
          recipe.labelSmoothing);
    visit({"weightAveraging", "weight-averaging", "Weight averaging",
           "Keeps a moving average of the weights with this decay a step (0.999, say) and uses that; 0 turns it off.", 0,
           0.99999},
          recipe.weightAveraging);
    visit({"recomputeStatistics", "recompute-statistics", "Recompute statistics",
           "At the end, measures batch norm's means and variances anew on clean training images: better, but not where teachers "
           "answer for writing styles."},
          recipe.recomputeStatistics);
    visit({"shiftAveraging", "shift-averaging", "Shift averaging",
           "Reads each test image five times, moved by a pixel each way, and averages: a little better, five times the work."},
          recipe.shiftAveraging);
    visit({"calmEpochs", "calm-epochs", "Calm epochs", "For so many epochs at the end, the images are varied less.", 0, 10000},
          recipe.calmEpochs);
    visit({"calmFactor", "calm-factor", "Calm factor", "How much less: every range of the augmentation times this.", 0, 1},
          recipe.calmFactor);
    visit({"validate", "validate", "Validate",
           "Hold the last 10,000 training images back and keep the epoch that reads them best; the test images choose nothing."},
          recipe.validate);
    visit(
        {"seed", "seed", "Seed", "Where chance begins: the same seed and settings make the same run.", 0, 18446744073709551615.0},
        recipe.seed);
    visit({"threads", "threads", "Threads", "Processor threads that compute; 0 takes every one.", 0, kMaxThreads},
          recipe.threads);
    visit({"shuffle", "shuffle", "Shuffle", "Show the images in a new order each epoch."}, recipe.shuffle);
}

/// … and for every setting of its parts: those of the augmentation, its styles and the distillation follow the recipe's own.
template <SettingsOf<Recipe> Any, class Visit> void visitAllSettings(Any& recipe, Visit visit) {
    visitSettings(recipe, visit);
    visitSettings(recipe.augmentation, visit);
    visitSettings(recipe.augmentation.styles, visit);
    visitSettings(recipe.distillation, visit);
}

/// Throws `Error` naming the first setting that cannot work and its sane range, or what of the recipe could not be read.
void validate(const Recipe& recipe);

} // namespace model
