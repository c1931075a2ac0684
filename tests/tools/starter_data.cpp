// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tools/starter_data.h"

#include "model/augment/augmentation.h"
#include "model/ink/ink.h"
#include "model/reading/junk.h"
#include "model/values/random.h"

#include <array>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <utility>

namespace tools {
namespace {

using model::Drawing;
using model::Random;

/// Writes one digit on a square of 100, y down. Angles are in degrees, 0 to the right, 90 down.
class Hand {
public:
    explicit Hand(Random& random) : random_(random) {}

    Drawing write(int digit) {
        strokes_.clear();
        switch (digit) {
        case 0:
            zero();
            break;
        case 1:
            one();
            break;
        case 2:
            two();
            break;
        case 3:
            three();
            break;
        case 4:
            four();
            break;
        case 5:
            five();
            break;
        case 6:
            six();
            break;
        case 7:
            seven();
            break;
        case 8:
            eight();
            break;
        default:
            nine();
        }
        lean();
        return std::move(strokes_);
    }

private:
    double between(double low, double high) { return random_.uniform(low, high); }
    bool chance(double probability) { return random_.uniform() < probability; }

    void pen() { strokes_.emplace_back(); }
    void to(double x, double y) {
        strokes_.back().points.push_back({static_cast<float>(x + between(-3, 3)), static_cast<float>(y + between(-3, 3)), 1});
    }
    void line(std::initializer_list<std::pair<double, double>> points) {
        pen();
        for (const auto& [x, y] : points) {
            to(x, y);
        }
    }
    void arc(double x, double y, double width, double height, double from, double until) {
        const int steps = 1 + static_cast<int>(std::abs(until - from) / 25);
        for (int i = 0; i <= steps; ++i) {
            const double angle = (from + (until - from) * i / steps) * std::numbers::pi / 180;
            strokes_.back().points.push_back(
                {static_cast<float>(x + width / 2 * std::cos(angle)), static_cast<float>(y + height / 2 * std::sin(angle)), 1});
        }
    }

    /// No two digits of one hand are alike, and hands slant more to the right than to the left: waves through the whole digit, as
    /// long as a half of it or longer.
    void lean() {
        const double slant = between(-0.1, 0.35);
        struct Wave {
            double x, y, phase, alongX, alongY;
        };
        std::array<Wave, 3> waves{};
        for (Wave& wave : waves) {
            wave = {between(-4, 4), between(-4, 4), between(0, 6.3), between(-0.1, 0.1), between(-0.1, 0.1)};
        }
        for (model::Stroke& stroke : strokes_) {
            for (model::StrokePoint& point : stroke.points) {
                const double x = point.x;
                const double y = point.y;
                double movedX = x - slant * y;
                double movedY = y;
                for (const Wave& wave : waves) {
                    const double height = std::sin(wave.phase + wave.alongX * x + wave.alongY * y);
                    movedX += wave.x * height;
                    movedY += wave.y * height;
                }
                point.x = static_cast<float>(movedX);
                point.y = static_cast<float>(movedY);
            }
        }
    }

    void zero() {
        pen();
        const double width = between(40, 90);
        const double start = between(-130, -30);
        const double turn = between(335, 395);
        arc(50, 50, width, 100, start, start + (chance(0.8) ? -turn : turn));
    }

    void one() {
        const double lean = between(-6, 12);
        const double top = 50 + lean;
        if (chance(0.45)) {
            line({{top - between(10, 45), between(5, 40)}, {top, 0}, {50 - lean, 100}});
        } else {
            line({{top, 0}, {50, 50}, {50 - lean, 100}});
        }
        if (chance(0.2)) {
            const double reach = between(18, 40);
            line({{50 - lean - reach, 100}, {50 - lean + reach, 100}});
        }
    }

    void two() {
        const double width = between(50, 78);
        const double height = between(40, 62);
        const double base = between(4, 20);
        pen();
        arc(48, height / 2, width, height, between(180, 225), between(365, 400));
        if (chance(0.35)) { // a loop at the foot
            const double loop = between(0.5, 1.2);
            to(between(45, 58), between(58, 68));
            to(base + 14, 90);
            to(base - 2, 96);
            to(base + 2 - 4 * loop, 86 - 4 * loop);
            to(base + 18, 82);
            to(between(52, 66), between(92, 102));
            to(between(86, 104), between(82, 98));
        } else {
            to(between(46, 60), between(60, 70));
            to(base, 97);
            if (chance(0.4)) { // a wave for a base
                to(base + 25, between(84, 92));
                to(between(60, 72), between(96, 103));
                to(between(88, 106), between(84, 96));
            } else {
                to(between(80, 104), between(92, 102));
            }
        }
    }

    void three() {
        const double waist = between(28, 56);
        const double middle = between(40, 52);
        const double lower = between(60, 88);
        pen();
        if (chance(0.25)) { // a flat top
            to(between(5, 20), between(0, 6));
            to(between(68, 85), between(-2, 4));
            to(waist, middle - 4);
        } else {
            arc(42, middle / 2, between(46, 70), middle, between(190, 235), between(425, 450));
            to(waist, middle);
            if (chance(0.2)) { // a little loop
                to(waist - 9, middle - 3);
                to(waist - 5, middle + 5);
            }
        }
        const double height = 100 - middle;
        arc(42, middle + height / 2, lower, height, between(285, 310), between(490, 540));
    }

    void four() {
        const double bar = between(52, 72);
        const double stem = between(56, 78);
        const double end = between(82, 105);
        const double way = random_.uniform();
        if (way < 0.45) { // open
            const double corner = between(2, 16);
            line({{between(12, 42), between(0, 8)}, {corner, bar}, {end, bar - between(-4, 8)}});
            line({{stem + between(0, 10), between(0, 42)}, {stem - between(0, 10), 100}});
        } else if (way < 0.7) { // round on its left
            pen();
            const double width = between(45, 62);
            to(between(8, 24), between(-2, 8));
            arc(14 + width / 2, bar - 25, width, 50, 180, 20);
            to(14 + width + between(2, 8), between(-4, 20));
            to(between(52, 74), 100);
        } else if (way < 0.85) { // without lifting the pen, its right side last
            line({{between(8, 24), 0},
                  {between(0, 12), bar},
                  {stem, bar - 4},
                  {stem + between(2, 10), between(0, 10)},
                  {stem - between(0, 8), 100}});
        } else { // closed
            line({{stem, between(0, 4)}, {between(0, 10), bar}, {end, bar - between(-3, 5)}});
            line({{stem, between(0, 8)}, {stem - between(0, 8), 100}});
        }
    }

    void five() {
        const double left = between(14, 34);
        const double neck = between(34, 48);
        const double from = between(215, 255);
        const double until = between(470, 525);
        const double width = between(55, 88);
        const auto bowl = [&] {
            to(left - between(0, 8), neck);
            arc(left + 22, (neck + 92) / 2, width, 108 - neck, from, until);
        };
        if (chance(0.5)) { // the bar is a stroke of its own
            pen();
            to(left, between(0, 12));
            bowl();
            line({{left + between(-2, 14), between(-6, 8)}, {between(70, 100), between(-8, 6)}});
        } else {
            pen();
            to(between(72, 98), between(-4, 5));
            to(left, between(-2, 5));
            bowl();
        }
    }

    void six() {
        const double ring = between(38, 62);
        const double width = between(48, 76);
        const double middle = 100 - ring / 2;
        pen();
        if (chance(0.75)) {
            to(between(55, 82), between(-2, 8));
            to(between(32, 46), between(14, 28));
        } else {
            to(between(28, 46), 0);
        }
        to(50 - width / 2 + between(0, 6), middle - between(14, 24));
        arc(50, middle, width, ring, 175, between(-160, -215));
    }

    void seven() {
        pen();
        if (chance(0.2)) { // a serif
            to(between(4, 12), between(10, 24));
        }
        const double right = between(74, 98);
        to(between(2, 18), between(0, 10));
        to(right, between(-3, 5));
        if (chance(0.6)) {
            to(right - between(22, 36), between(40, 56));
        }
        to(between(22, 62), 100);
        if (chance(0.2)) { // a bar
            line({{between(20, 36), between(48, 58)}, {between(70, 92), between(42, 54)}});
        }
    }

    void eight() {
        const double upper = between(36, 62);
        const double lower = between(44, 76);
        const double waist = between(40, 54);
        if (chance(0.15)) { // two rings
            pen();
            arc(50, waist / 2, upper, waist, between(60, 120), between(420, 470));
            pen();
            arc(50, (100 + waist) / 2, lower, 100 - waist, between(-120, -60), between(260, 310));
            return;
        }
        // Down in an S and back through it, from somewhere at the upper right.
        pen();
        const double start = between(-0.2, 1.1);
        const double turn = 2 * std::numbers::pi + between(-0.5, 0.4);
        const double mirror = chance(0.85) ? -1 : 1;
        constexpr int kSteps = 26;
        for (int i = 0; i <= kSteps; ++i) {
            const double t = start + turn * i / kSteps;
            const double down = (1 - std::cos(t - start * 0.5)) / 2;
            const double half = (down < 0.5 ? upper : lower) / 2;
            const double y = down < 0.5 ? down * 2 * waist : waist + (down - 0.5) * 2 * (100 - waist);
            strokes_.back().points.push_back(
                {static_cast<float>(50 + mirror * half * std::sin(2 * (t - start * 0.5))), static_cast<float>(y), 1});
        }
    }

    void nine() {
        const double ring = between(36, 60);
        const double width = between(46, 74);
        const double right = 50 + width / 2;
        pen();
        arc(50, ring / 2, width, ring, between(-55, 5), between(-375, -335));
        const double way = random_.uniform();
        if (way < 0.35) { // straight
            to(right, between(4, 16));
            to(right - between(0, 26), 100);
        } else if (way < 0.7) { // leaning
            to(right - between(0, 4), between(44, 58));
            to(right - between(8, 30), 100);
        } else { // with a tail
            to(right, between(52, 64));
            to(right - between(6, 14), 84);
            to(between(40, 52), between(96, 102));
            to(between(16, 34), between(84, 96));
        }
    }

    Random& random_;
    Drawing strokes_;
};

} // namespace

model::DataSet starterDigits(int count, std::uint64_t seed) {
    constexpr model::StyleSettings kStyles{.slashedZero = 0.08,
                                           .lyingZero = 0.02,
                                           .flaggedOne = 0.1,
                                           .footedOne = 0.05,
                                           .loopedTwo = 0.1,
                                           .detachedFive = 0.1,
                                           .barredSeven = 0.2,
                                           .openNine = 0.15,
                                           .thickness = 0.3};
    model::DataSet set;
    for (int i = 0; i < count; ++i) {
        Random random{seed, static_cast<std::uint64_t>(i)};
        const int digit = i % model::kDigits;
        std::optional<model::DigitImage> image;
        while (!image) {
            image = model::frameDrawing(model::varied(Hand(random).write(digit), random));
        }
        set.add(model::applyStyles(*image, digit, kStyles, random), static_cast<std::uint8_t>(digit));
    }
    return set;
}

} // namespace tools
