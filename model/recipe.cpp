// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/recipe.h"

#include "model/error.h"

#include <cmath>
#include <sstream>

namespace model {
namespace {

void requireRange(const char* setting, double value, double low, double high) {
    if (std::isfinite(value) && value >= low && value <= high) {
        return;
    }
    std::ostringstream what;
    what << "The " << setting << " cannot be " << value << ".";
    std::ostringstream hint;
    hint << "Choose a value from " << low << " to " << high << ".";
    throw Error(what.str(), hint.str());
}

} // namespace

void validate(const Recipe& recipe) {
    requireRange("number of epochs", recipe.epochs, 1, 10000);
    requireRange("batch size", recipe.batchSize, 1, 60000);
    requireRange("learning rate", recipe.learningRate, 1e-8, 100);
    requireRange("momentum", recipe.momentum, 0, 0.9999);
    requireRange("dropout", recipe.dropout, 0, 0.9);
    requireRange("number of threads", recipe.threads, 0, 256);
    const AugmentationSettings& augmentation = recipe.augmentation;
    requireRange("rotation range", augmentation.rotationDegrees, 0, 180);
    requireRange("shift range", augmentation.translation, 0, 0.5);
    requireRange("scale range", augmentation.scale, 0, 0.5);
    requireRange("brightness range", augmentation.brightness, 0, 1);
    requireRange("contrast range", augmentation.contrast, 0, 1);
    const StyleSettings& styles = augmentation.styles;
    requireRange("share of slashed zeros", styles.slashedZero, 0, 1);
    requireRange("share of lying zeros", styles.lyingZero, 0, 1);
    requireRange("share of ones with an up-stroke", styles.flaggedOne, 0, 1);
    requireRange("share of ones with a foot", styles.footedOne, 0, 1);
    requireRange("share of looped twos", styles.loopedTwo, 0, 1);
    requireRange("share of detached fives", styles.detachedFive, 0, 1);
    requireRange("share of barred sevens", styles.barredSeven, 0, 1);
    requireRange("share of open nines", styles.openNine, 0, 1);
    requireRange("share of thinner and thicker images", styles.thickness, 0, 1);
    requireRange("share of restyled zeros", styles.slashedZero + styles.lyingZero, 0, 1);
    requireRange("share of restyled ones", styles.flaggedOne + styles.footedOne, 0, 1);
}

} // namespace model
