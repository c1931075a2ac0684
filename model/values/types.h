// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

/// Images, strokes, predictions and metrics: the values that every floor shares, without torch, Qt or files.
namespace model {

inline constexpr int kImageSide = 28;
inline constexpr int kImagePixels = kImageSide * kImageSide;

/// One grey image, [28,28] uint8, row by row; 0 is background, 255 full ink, as MNIST stores it.
using DigitImage = std::array<std::uint8_t, kImagePixels>;

/// One point of a pen's path. `x` to the right, `y` down, in the canvas's own unit; `pressure` in (0, 1], 1 for a mouse.
struct StrokePoint {
    float x = 0;
    float y = 0;
    float pressure = 1;
    bool operator==(const StrokePoint&) const = default;
};

/// The path of the pen from pen-down to pen-up. `width` is the full brush width in the points' unit at pressure 1; 0 means "a
/// natural pen", for strokes that were recorded without one. An eraser stroke takes away what lies beneath it.
struct Stroke {
    std::vector<StrokePoint> points;
    float width = 0;
    bool eraser = false;
    bool operator==(const Stroke&) const = default;
};

/// Strokes in the order they were made.
using Drawing = std::vector<Stroke>;

/// The network's answer for one image.
struct Prediction {
    std::vector<float> probabilities; ///< one a class; sums to 1
    int digit = -1;                   ///< the most probable class

    float confidence() const { return probabilities[static_cast<std::size_t>(digit)]; } ///< its probability
};

/// How far a prediction can be trusted.
enum class Certainty {
    digit,     ///< trusted
    unsure,    ///< "not sure: 4 or 9"
    notADigit, ///< a scribble, a letter, half a digit
};
struct Verdict {
    Certainty certainty = Certainty::digit;
    int digit = -1;       ///< the most probable class, whatever the certainty
    int alternative = -1; ///< the next
};

/// One step of training; `loss` is the batch's mean negative log-likelihood before the update.
struct BatchMetrics {
    int epoch = 0;         ///< from 1
    std::int64_t step = 0; ///< from 0, over the whole run
    double epochsDone = 0; ///< where this batch ends on the epoch axis, e.g. 1.25
    float loss = 0;        ///< nats
    float accuracy = 0;    ///< fraction of this batch
    double imagesPerSecond = 0;
    double secondsLeft = 0;
};

/// One finished epoch. Training figures are means over the epoch's batches as they were learned from
/// (augmented, dropout on); test figures are of the plain forward pass, over the validation images instead where the recipe holds
/// some back. Accuracies are fractions.
struct EpochMetrics {
    int epoch = 0; ///< from 1
    int epochs = 0;
    double trainLoss = 0;
    double trainAccuracy = 0;
    double testLoss = 0;
    double testAccuracy = 0;
    double learningRate = 0;
    double trainSeconds = 0;
    double testSeconds = 0;
    double imagesPerSecond = 0;
};

/// The prediction for one labelled image.
struct ReadImage {
    int index = 0; ///< in its split, from 0
    int label = 0;
    int predicted = 0;
    float confidence = 0; ///< probability given to `predicted`
};

/// How many images of each class were read as each.
class ConfusionMatrix {
public:
    ConfusionMatrix() = default;
    /// `size` classes, all counts 0.
    explicit ConfusionMatrix(int size) : size_(size), counts_(static_cast<std::size_t>(size) * static_cast<std::size_t>(size)) {}

    int size() const { return size_; } ///< classes
    int at(int label, int predicted) const { return counts_[place(label, predicted)]; }
    int& at(int label, int predicted) { return counts_[place(label, predicted)]; }
    /// How the images of one class were read: a count a class.
    std::span<const int> row(int label) const {
        return std::span(counts_).subspan(place(label, 0), static_cast<std::size_t>(size_));
    }
    /// Images of this class.
    int images(int label) const {
        const auto counts = row(label);
        return std::accumulate(counts.begin(), counts.end(), 0);
    }
    /// Images that were read as this class.
    int reads(int predicted) const {
        int sum = 0;
        for (int label = 0; label < size_; ++label) {
            sum += at(label, predicted);
        }
        return sum;
    }
    /// The same for at least `size` classes, without those beyond them that have neither images nor reads: a network may have
    /// more outputs than the data has classes.
    ConfusionMatrix ofClasses(int size) const {
        int used = size_;
        while (used > size && images(used - 1) == 0 && reads(used - 1) == 0) {
            --used;
        }
        ConfusionMatrix result(std::max(size, used));
        for (int label = 0; label < std::min(size_, result.size_); ++label) {
            for (int predicted = 0; predicted < std::min(size_, result.size_); ++predicted) {
                result.at(label, predicted) = at(label, predicted);
            }
        }
        return result;
    }
    bool operator==(const ConfusionMatrix&) const = default;

private:
    std::size_t place(int label, int predicted) const {
        return static_cast<std::size_t>(label) * static_cast<std::size_t>(size_) + static_cast<std::size_t>(predicted);
    }

    int size_ = 0;
    std::vector<int> counts_; ///< [true][predicted]
};

/// A pass over labelled images.
struct Evaluation {
    int images = 0;
    int correct = 0;
    double loss = 0; ///< mean negative log-likelihood, nats
    ConfusionMatrix confusion;
    std::vector<ReadImage> reads; ///< one an image, in file order
    double seconds = 0;

    double accuracy() const { return images == 0 ? 0.0 : static_cast<double>(correct) / images; }
};

/// The weights that a run results in: those after its last step, their moving average, or those with the best validation
/// accuracy.
enum class WeightsKind { last, averaged, best };

/// "final", "averaged" or "best-on-validation": in files, reports and the names of files.
constexpr const char* weightsKindName(WeightsKind kind) {
    return kind == WeightsKind::best ? "best-on-validation" : kind == WeightsKind::averaged ? "averaged" : "final";
}

/// The numbers that made one augmented image; what torchvision's `affine`, `adjust_brightness` and `adjust_contrast` take.
struct AugmentationParameters {
    double angleDegrees = 0; ///< clockwise on the screen, as torchvision counts
    double translateX = 0;   ///< pixels, to the right
    double translateY = 0;   ///< pixels, down
    double scale = 1;
    double shearDegrees = 0;       ///< along x, as torchvision counts
    double elasticAlpha = 0;       ///< elastic deformation: strength and …
    double elasticSigma = 4;       ///< … smoothness, both in pixels, and …
    std::uint64_t elasticSeed = 0; ///< … which one
    double brightness = 1;         ///< factor
    double contrast = 1;           ///< factor
    bool brightnessFirst = true;
};

/// One image for the gallery with the numbers that made it.
struct AugmentedSample {
    DigitImage image{};
    AugmentationParameters parameters;
};

/// An original and its augmented versions.
struct AugmentationRow {
    int index = 0; ///< in the training set
    int label = 0;
    DigitImage original{};
    std::vector<AugmentedSample> samples;
};

} // namespace model
