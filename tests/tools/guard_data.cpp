// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/guard_data.h"

#include "model/ink/coverage.h"
#include "model/ink/ink.h"
#include "model/reading/junk.h"
#include "model/values/random.h"
#include "tests/tools/centreline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace tools {
namespace {

using model::DigitImage;
using model::Drawing;
using model::Random;

/// Habits that MNIST's American writers hardly had: slashed zeros, flagged and footed ones, fours of two strokes that stand
/// apart, barred sevens and such with a serif.
Drawing inAnotherStyle(Drawing drawing, int label, Random& random) {
    const model::Box box = model::boxOf(drawing);
    const auto near = [&](float value) { return value + static_cast<float>(random.uniform(-0.08, 0.08)) * box.height(); };
    const auto line = [&](std::initializer_list<std::pair<float, float>> points) {
        drawing.emplace_back();
        for (const auto& [x, y] : points) {
            drawing.back().points.push_back({near(x), near(y), 1});
        }
    };
    const float middle = (box.left + box.right) / 2;
    const float quarter = box.height() / 4;
    if (label == 0) {
        const float centre = (box.top + box.bottom) / 2;
        const auto reach = static_cast<float>(random.uniform(0.3, 1.5)) * box.height();
        const auto angle = static_cast<float>(random.uniform(0.7, 1.7));
        const float x = reach * std::cos(angle);
        const float y = reach * std::sin(angle);
        line({{middle - x, centre + y}, {middle + x, centre - y}});
    } else if (label == 4 && random.uniform() < 0.5) {
        drawing.clear();
        line({{box.left + quarter, box.top}, {box.left, box.top + 2.5F * quarter}, {box.right, box.top + 2.5F * quarter}});
        line({{box.right - quarter, box.top + quarter}, {box.right - 1.3F * quarter, box.bottom}});
    } else if (label == 7) {
        if (random.uniform() < 0.6) {
            line({{middle - quarter, box.top + 2.2F * quarter}, {middle + quarter, box.top + 2.2F * quarter}});
        }
        if (random.uniform() < 0.6) {
            line({{box.left, box.top + 1.2F * quarter}, {box.left, box.top}});
        }
    } else if (label == 1) {
        if (random.uniform() < 0.7) {
            line({{box.right, box.top}, {box.right - 1.4F * quarter, box.top + 1.2F * quarter}});
        }
        if (random.uniform() < 0.6) {
            line({{box.left - quarter, box.bottom}, {box.left + quarter, box.bottom}});
        }
    }
    return drawing;
}

DigitImage digit(const model::DataSet& set, std::size_t i, Random& random) {
    if (random.uniform() < 0.35) {
        return set.images[i];
    }
    Drawing drawing = centreline(set.images[i]);
    if (random.uniform() < 0.4) {
        drawing = inAnotherStyle(std::move(drawing), set.labels[i], random);
    }
    return model::frameDrawing(model::varied(std::move(drawing), random)).value_or(set.images[i]);
}

/// What is left of an image on one side of a line through its middle, framed again; nothing where that is as narrow as a 1.
std::optional<DigitImage> halfOf(const DigitImage& image, Random& random) {
    const double angle = random.uniform(0, 2 * std::numbers::pi);
    const double beyond = random.uniform(-2, 2);
    model::Picture half{model::kImageSide, model::kImageSide, {image.begin(), image.end()}};
    model::Box box;
    for (int y = 0; y < model::kImageSide; ++y) {
        for (int x = 0; x < model::kImageSide; ++x) {
            std::uint8_t& pixel = half.pixels[static_cast<std::size_t>(y * model::kImageSide + x)];
            if ((x - 13.5) * std::cos(angle) + (y - 13.5) * std::sin(angle) > beyond) {
                pixel = 0;
            } else if (pixel > 127) {
                box.add(static_cast<float>(x), static_cast<float>(y));
            }
        }
    }
    return box.width() < 0.5F * box.height() ? std::nullopt : model::framePicture(half);
}

/// A centreline from its one end or from its other: nobody knows where the pen began.
Drawing fromEitherEnd(Drawing drawing, Random& random) {
    if (random.uniform() < 0.5) {
        std::ranges::reverse(drawing);
        for (model::Stroke& stroke : drawing) {
            std::ranges::reverse(stroke.points);
        }
    }
    return drawing;
}

std::optional<DigitImage> tryJunk(const model::DataSet& set, Random& random) {
    const auto any = [&] { return static_cast<std::size_t>(random.below(set.images.size())); };
    const double kind = random.uniform();
    const std::size_t i = any();
    const bool whole = model::wholeWhenHalf(set.labels[i]);
    if (kind < 0.08) {
        return whole ? std::nullopt : halfOf(set.images[i], random);
    }
    Drawing drawing;
    if (kind < 0.33) {
        if (!whole) {
            drawing = model::abandoned(fromEitherEnd(centreline(set.images[i]), random), random.uniform(0.3, 0.55));
        }
    } else if (kind < 0.39) {
        drawing = model::sideBySide(centreline(set.images[i]), centreline(set.images[any()]));
    } else {
        const auto families = model::junkFamilies();
        const model::JunkFamily* family = nullptr;
        do {
            family = &families[random.below(families.size())];
        } while (family->heldOut);
        // Letters and symbols are many and the hardest.
        const double hard = random.uniform();
        drawing = hard < 0.55 ? model::drawSign(hard < 0.4, false, random) : family->draw(random);
    }
    return model::frameDrawing(model::varied(std::move(drawing), random));
}

} // namespace

model::DataSet digitsAndJunk(const model::DataSet& digits, std::uint64_t seed) {
    model::DataSet set;
    for (std::size_t i = 0; i < digits.images.size(); ++i) {
        Random random{seed, i};
        set.images.push_back(digit(digits, i, random));
        set.labels.push_back(digits.labels[i]);
        std::optional<DigitImage> junk;
        while (!junk) {
            junk = tryJunk(digits, random);
        }
        set.images.push_back(*junk);
        set.labels.push_back(model::kDigits);
    }
    return set;
}

} // namespace tools
