// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/occlusion.h"

#include "model/explain/input_gradient.h"
#include "model/network/architecture.h"

#include <algorithm>
#include <numeric>

namespace model {
namespace {

/// The image with background around the pixel (x, y); false when that changes nothing.
bool cover(DigitImage& image, int x, int y) {
    bool changed = false;
    constexpr int kReach = 2; // the patch has 5×5 pixels
    for (int row = std::max(0, y - kReach); row <= std::min(kImageSide - 1, y + kReach); ++row) {
        for (int column = std::max(0, x - kReach); column <= std::min(kImageSide - 1, x + kReach); ++column) {
            std::uint8_t& pixel = image[static_cast<std::size_t>(row * kImageSide + column)];
            changed = changed || pixel != 0;
            pixel = 0;
        }
    }
    return changed;
}

bool compares(int digit, int contrastClass) {
    return contrastClass >= 0 && contrastClass != digit;
}

float score(std::span<const float> logProbabilities, int digit, int contrastClass) {
    const float wanted = logProbabilities[static_cast<std::size_t>(digit)];
    return compares(digit, contrastClass) ? wanted - logProbabilities[static_cast<std::size_t>(contrastClass)] : wanted;
}

} // namespace

PixelShares occlusion(Predictor& predictor, const DigitImage& image, int digit, int contrastClass) {
    std::vector<DigitImage> variants{image};
    std::vector<std::size_t> pixels;
    for (int i = 0; i < kImagePixels; ++i) {
        DigitImage covered = image;
        if (cover(covered, i % kImageSide, i / kImageSide)) {
            variants.push_back(covered);
            pixels.push_back(static_cast<std::size_t>(i));
        }
    }
    const std::vector<float> answers = predictor.answers(variants);
    const auto classes = static_cast<std::size_t>(predictor.classes());
    const auto scoreOf = [&](std::size_t i) {
        return score(std::span(answers).subspan(i * classes, classes), digit, contrastClass);
    };
    PixelShares losses{};
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        losses[pixels[i]] = scoreOf(0) - scoreOf(i + 1);
    }
    return losses;
}

PixelShares gradientTimesInk(const Weights& weights, const Activations& at, const DigitImage& image, int digit,
                             int contrastClass) {
    std::vector<float> coefficients(at.logProbabilities.size());
    coefficients[static_cast<std::size_t>(digit)] = 1;
    if (compares(digit, contrastClass)) {
        coefficients[static_cast<std::size_t>(contrastClass)] = -1;
    }
    PixelShares shares = inputGradient(weights, at, coefficients);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        shares[i] *= static_cast<float>(image[i]) / 255 / kPixelDeviation;
    }
    return shares;
}

Explanation explain(Predictor& predictor, std::shared_ptr<const ForwardTrace> path, const WhyQuestion& question) {
    Explanation why;
    const auto& answers = path->activations.logProbabilities;
    std::vector<int> order(answers.size());
    std::iota(order.begin(), order.end(), 0);
    std::partial_sort(order.begin(), order.begin() + 2, order.end(),
                      [&](int a, int b) { return answers[static_cast<std::size_t>(a)] > answers[static_cast<std::size_t>(b)]; });
    why.read = order[0];
    why.second = order[1];
    const auto isThere = [&](int label) { return label < static_cast<int>(answers.size()); }; // of another network, perhaps
    why.digit = question.digit == WhyQuestion::kRead || !isThere(question.digit) ? why.read : question.digit;
    why.contrastClass = isThere(question.contrastClass) ? question.contrastClass : WhyQuestion::kNone;
    if (question.contrastClass == WhyQuestion::kSecond) {
        why.contrastClass = why.digit == why.second ? why.read : why.second;
    }
    if (!compares(why.digit, why.contrastClass)) {
        why.contrastClass = WhyQuestion::kNone;
    }
    why.occlusion = occlusion(predictor, path->image, why.digit, why.contrastClass);
    why.gradient = gradientTimesInk(*path->weights, path->activations, path->image, why.digit, why.contrastClass);
    why.path = std::move(path);
    return why;
}

} // namespace model
