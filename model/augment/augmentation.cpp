// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"

#include "model/augment/deformation.h"

#include <cmath>

namespace model {
namespace {

/// PIL's `Image.blend` of a constant grey with the image, factor 0 … 2, in single precision, clipped and truncated.
void blend(DigitImage& image, int grey, double factor) {
    const auto alpha = static_cast<float>(factor);
    const auto base = static_cast<float>(grey);
    for (std::uint8_t& pixel : image) {
        const float value = base + alpha * static_cast<float>(pixel - grey);
        pixel = static_cast<std::uint8_t>(value <= 0 ? 0.0F : value >= 255 ? 255.0F : value);
    }
}

void adjustBrightness(DigitImage& image, double factor) {
    if (factor != 1) {
        blend(image, 0, factor);
    }
}

/// Towards or away from the image's mean, rounded to whole grey levels as PIL's `ImageEnhance.Contrast` does.
void adjustContrast(DigitImage& image, double factor) {
    if (factor == 1) {
        return;
    }
    int sum = 0;
    for (const std::uint8_t pixel : image) {
        sum += pixel;
    }
    blend(image, static_cast<int>(static_cast<double>(sum) / kImagePixels + 0.5), factor);
}

DigitImage deform(const DigitImage& image, const AugmentationParameters& parameters, Interpolation interpolation) {
    const AffineMatrix matrix = inverseAffine(parameters);
    if (parameters.elasticAlpha == 0) {
        return affineTransform(image, matrix, interpolation);
    }
    Displacement field;
    elasticField(parameters.elasticAlpha, parameters.elasticSigma, parameters.elasticSeed, field);
    return elasticTransform(image, matrix, field, interpolation);
}

} // namespace

AugmentationParameters drawAugmentation(const AugmentationSettings& settings, Random& random) {
    AugmentationParameters drawn;
    const auto symmetric = [&](double range) { return random.uniform(-range, range); };
    const double pixels = settings.translation * kImageSide;
    drawn.angleDegrees = symmetric(settings.rotationDegrees);
    const auto shift = [&] {
        const double drawnShift = symmetric(pixels);
        return settings.wholePixels ? std::round(drawnShift) : drawnShift;
    };
    drawn.translateX = shift();
    drawn.translateY = shift();
    drawn.scale = 1 + symmetric(settings.scale);
    drawn.brightness = 1 + symmetric(settings.brightness);
    drawn.contrast = 1 + symmetric(settings.contrast);
    drawn.brightnessFirst = random.below(2) == 0;
    drawn.shearDegrees = symmetric(settings.shearDegrees);
    drawn.elasticAlpha = settings.elasticAlpha;
    drawn.elasticSigma = settings.elasticSigma;
    drawn.elasticSeed = random.next();
    return drawn;
}

DigitImage augment(const DigitImage& image, const AugmentationParameters& parameters, Interpolation interpolation) {
    DigitImage result = deform(image, parameters, interpolation);
    if (parameters.brightnessFirst) {
        adjustBrightness(result, parameters.brightness);
        adjustContrast(result, parameters.contrast);
    } else {
        adjustContrast(result, parameters.contrast);
        adjustBrightness(result, parameters.brightness);
    }
    return result;
}

} // namespace model
