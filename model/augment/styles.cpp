// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"

#include "model/augment/image_ink.h"
#include "model/values/stroke_curve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace model {
namespace {

/// One image being rewritten. Shapes written anew are given on a square of 100 by control points that a hand misses a little.
class Writer {
public:
    Writer(const DigitImage& image, Random& random) : image_(image), ink_(measureInk(image)), random_(random) {}

    /// Mostly from the lower left to the upper right, now and then flat or in any direction; short inside or reaching out. A
    /// third are written anew as φ and Ø.
    DigitImage slashedZero() {
        if (chance(0.35)) {
            return smallRing();
        }
        const float centreX = (ink_.box.left + ink_.box.right) / 2 + between(-1, 1);
        const float centreY = (ink_.box.top + ink_.box.bottom) / 2 + between(-1, 1);
        const float halfHeight = ink_.box.height() / 2;
        const float halfWidth = std::max(ink_.box.width() / 2, 0.5F * halfHeight);
        const float angle = chance(0.6)   ? between(0.5F, 1.1F)
                            : chance(0.5) ? between(-0.3F, 0.3F)
                                          : between(0, std::numbers::pi_v<float>);
        const auto end = [&](float direction) {
            const float along = direction * between(0.6F, 1.8F);
            return StrokePoint{centreX + along * halfWidth * std::cos(angle), centreY - along * halfHeight * std::sin(angle), 1};
        };
        return add({end(-1), end(1)});
    }

    /// A ring 0.3 to 0.55 as high as its steep slash, which is 1 long; a thick pen leaves it a hole.
    DigitImage smallRing() {
        const float height = between(std::max(0.3F, 2 * ink_.width / kBoxSide), 0.55F);
        const float width = height * between(0.5F, 1.4F);
        const float tilt = between(-0.5F, 0.5F);
        const float start = between(0, 1);
        const float overrun = between(-0.06F, 0.1F);
        Stroke ring;
        constexpr int kSteps = 16;
        const float lopsided = between(-0.15F, 0.15F);
        for (int i = 0; i <= kSteps; ++i) {
            const float angle = 2 * std::numbers::pi_v<float> * (start + (1 + overrun) * static_cast<float>(i) / kSteps);
            const float lobe = 1 + lopsided * std::cos(2 * angle + tilt);
            const float x = lobe * std::cos(angle) * width / 2;
            const float y = lobe * std::sin(angle) * height / 2;
            ring.points.push_back({x * std::cos(tilt) - y * std::sin(tilt), x * std::sin(tilt) + y * std::cos(tilt), 1});
        }
        const float angle = between(0.75F, 1.7F);
        const float middle = between(-0.12F, 0.12F); // of the slash, along it
        const float offset = between(-0.15F, 0.15F) * width;
        const float bend = between(-0.06F, 0.06F);
        const auto onSlash = [&](float along, float across) {
            return StrokePoint{(middle + along) * std::cos(angle) + offset + across, -(middle + along) * std::sin(angle), 1};
        };
        return writeAnew(ink_, {ring, {smooth({onSlash(-0.5F, 0), onSlash(0, bend), onSlash(0.5F, 0)})}});
    }

    /// A Lissajous figure; the lobes differ in size.
    DigitImage lyingZero() {
        const float height = between(0.35F, 0.85F);
        const float lopsided = between(-0.35F, 0.35F);
        const float tilt = between(-0.45F, 0.45F);
        const float start = between(0, 1);
        const float overrun = between(-0.06F, 0.1F);
        Stroke stroke;
        constexpr int kSteps = 28;
        for (int i = 0; i <= kSteps; ++i) {
            const float turn = start + (1 + overrun) * static_cast<float>(i) / kSteps;
            const float angle = 2 * std::numbers::pi_v<float> * turn;
            const float lobe = 1 + lopsided * std::cos(angle);
            const float x = lobe * std::cos(angle);
            const float y = lobe * height * std::sin(2 * angle) / 1.6F;
            stroke.points.push_back({x * std::cos(tilt) - y * std::sin(tilt), x * std::sin(tilt) + y * std::cos(tilt), 1});
        }
        return writeAnew(ink_, {stroke});
    }

    DigitImage flaggedOne(bool foot) {
        const int topRow = static_cast<int>(ink_.box.top);
        const int bottomRow = static_cast<int>(ink_.box.bottom);
        const StrokePoint top{rightmostInk(image_, ink_, topRow), ink_.box.top + 0.5F, 1};
        const StrokePoint bottom{rightmostInk(image_, ink_, bottomRow), ink_.box.bottom - 0.5F, 1};
        const float height = ink_.box.height();
        Drawing strokes;
        if (!foot || chance(0.75)) {
            const float spread = between(0.35F, 1.4F); // from the stem; the wider, the shorter
            const float length = height * between(0.2F, foot ? 0.6F : 1.1F - 0.5F * spread);
            const float angle = std::atan2(top.x - bottom.x, bottom.y - top.y) + spread;
            const float bend = between(-0.1F, 0.1F) * length;
            const StrokePoint start{top.x - length * std::sin(angle), top.y + length * std::cos(angle), 1};
            const StrokePoint middle{(top.x + start.x) / 2 + bend, (top.y + start.y) / 2 + bend, 1};
            strokes.push_back({{start, middle, top}});
        }
        if (foot) {
            const float drop = between(-0.06F, 0.06F) * height;
            strokes.push_back({{{bottom.x - between(0.15F, 0.5F) * height, bottom.y + drop, 1},
                                {bottom.x + between(0.15F, 0.5F) * height, bottom.y - drop, 1}}});
        }
        return withStrokes(image_, ink_, strokes);
    }

    DigitImage barredSeven() {
        const float y = ink_.box.top + ink_.box.height() * between(0.4F, 0.65F);
        const float x = rightmostInk(image_, ink_, static_cast<int>(y));
        if (x < 0) {
            return image_;
        }
        const float slope = between(-0.15F, 0.35F);
        const float left = ink_.box.height() * between(0.12F, 0.35F);
        const float right = ink_.box.height() * between(0.12F, 0.35F);
        return add({{x - left, y + slope * left, 1}, {x + right, y - slope * right, 1}});
    }

    DigitImage loopedTwo() {
        const float loop = between(0.6F, 1.6F);
        return write({{{8, 28},
                       {38, 0},
                       {74, 14},
                       {64, 48},
                       {28, 88},
                       {12 - 4 * loop, 98},
                       {4 - 4 * loop, 90 - 4 * loop},
                       {16, 82 - 8 * loop},
                       {30 + 4 * loop, 88},
                       {58, 98},
                       {between(80, 105), between(86, 100)}}});
    }

    DigitImage detachedFive() {
        const float start = between(2, 30);
        const float shift = between(-5, 25);
        const float bar = between(-8, 6);
        return write({{{between(10, 34), start},
                       {between(12, 38), 26 + start / 2},
                       {22, 44},
                       {50, 38},
                       {76, 58},
                       {66, 88},
                       {36, 100},
                       {6, 90}},
                      {{24 + shift, bar}, {between(70, 110), bar + between(-14, 6)}}});
    }

    DigitImage openNine() {
        const float tail = between(0, 1); // from a straight one to one that curls up again
        const float gap = between(0, 1);
        const float bowl = between(0.4F, 1); // its height
        std::vector<StrokePoint> points;
        if (chance(0.5)) { // the bowl against the clock, from the top right; the stem may start below it
            points = {
                {78 - 14 * gap, 16 - 8 * gap, 1},        {46, 2, 1}, {14, 26 * bowl, 1}, {36, 50 * bowl, 1}, {70, 38 * bowl, 1},
                {82, chance(0.6) ? 14.0F : 48 * bowl, 1}};
        } else { // clockwise, from its lower left
            points = {{70 - 36 * gap, 46 * bowl, 1},
                      {40 - 14 * gap, 48 * bowl, 1},
                      {12, 30 * bowl, 1},
                      {30, 4, 1},
                      {66, 4, 1},
                      {82, 32, 1}};
        }
        points.insert(
            points.end(),
            {{80 - 4 * tail, 62, 1}, {70 - 10 * tail, 88, 1}, {58 - 26 * tail, 100, 1}, {50 - 48 * tail, 100 - 14 * tail, 1}});
        return write({points});
    }

private:
    float between(float low, float high) { return low + (high - low) * static_cast<float>(random_.uniform()); }
    bool chance(double probability) { return random_.uniform() < probability; }

    DigitImage add(std::vector<StrokePoint> points) { return withStrokes(image_, ink_, {{std::move(points)}}); }

    DigitImage write(std::initializer_list<std::vector<StrokePoint>> strokes) {
        const float slant = between(-0.1F, 0.45F);
        const float aspect = between(0.55F, 1.0F);
        Drawing drawing;
        for (std::vector<StrokePoint> points : strokes) {
            for (StrokePoint& point : points) {
                point.y += between(-4, 4);
                point.x = aspect * (point.x + between(-4, 4)) - slant * point.y;
            }
            drawing.push_back({smooth(points)});
        }
        return writeAnew(ink_, drawing);
    }

    /// Catmull and Rom's curve through the points.
    static std::vector<StrokePoint> smooth(const std::vector<StrokePoint>& points) {
        constexpr int kSteps = 3;
        std::vector<StrokePoint> curve{points.front()};
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            const CurveSegment segment{points[i == 0 ? 0 : i - 1], points[i], points[i + 1],
                                       points[std::min(i + 2, points.size() - 1)]};
            for (int step = 1; step <= kSteps; ++step) {
                curve.push_back(segment.at(static_cast<float>(step) / kSteps));
            }
        }
        return curve;
    }

    const DigitImage& image_;
    const ImageInk ink_;
    Random& random_;
};

/// At most one of a digit's styles is chosen: each with its own probability while they sum to 1 or less.
DigitImage rewritten(const DigitImage& image, int label, const StyleSettings& settings, Random& random) {
    double chosen = random.uniform();
    const auto falls = [&](double probability) {
        chosen -= probability;
        return chosen < 0 && chosen + probability >= 0;
    };
    switch (label) {
    case 0:
        return falls(settings.slashedZero) ? Writer(image, random).slashedZero()
               : falls(settings.lyingZero) ? Writer(image, random).lyingZero()
                                           : image;
    case 1:
        return falls(settings.flaggedOne)  ? Writer(image, random).flaggedOne(false)
               : falls(settings.footedOne) ? Writer(image, random).flaggedOne(true)
                                           : image;
    case 2:
        return falls(settings.loopedTwo) ? Writer(image, random).loopedTwo() : image;
    case 5:
        return falls(settings.detachedFive) ? Writer(image, random).detachedFive() : image;
    case 7:
        return falls(settings.barredSeven) ? Writer(image, random).barredSeven() : image;
    case 9:
        return falls(settings.openNine) ? Writer(image, random).openNine() : image;
    default:
        return image;
    }
}

} // namespace

DigitImage applyStyles(const DigitImage& image, int label, const StyleSettings& settings, Random& random) {
    if (std::ranges::all_of(image, [](std::uint8_t grey) { return grey == 0; })) {
        return image;
    }
    const DigitImage styled = rewritten(image, label, settings, random);
    return random.uniform() < settings.thickness ? thickened(styled, static_cast<float>(random.uniform(-1, 1))) : styled;
}

} // namespace model
