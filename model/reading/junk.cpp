// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reading/junk.h"

#include "model/ink/coverage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace model {
namespace {

constexpr double kPi = std::numbers::pi;

StrokePoint point(double x, double y) {
    return {static_cast<float>(x), static_cast<float>(y), 1};
}
StrokePoint anywhere(Random& random) {
    const double x = random.uniform();
    return point(x, random.uniform());
}
/// A whole number from `low` to `high`.
int count(Random& random, int low, int high) {
    return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

/// A curve (x(t), y(t)), t from 0 to 1.
template <class Curve> Stroke traced(Curve curve) {
    constexpr int kSteps = 80;
    Stroke stroke;
    for (int i = 0; i <= kSteps; ++i) {
        stroke.points.push_back(curve(static_cast<double>(i) / kSteps));
    }
    return stroke;
}

/// A pen that turns at random, more or less smoothly.
Drawing wander(Random& random) {
    Drawing drawing(static_cast<std::size_t>(count(random, 1, 3)));
    for (Stroke& stroke : drawing) {
        StrokePoint at = anywhere(random);
        double direction = random.uniform(0, 2 * kPi);
        double turn = 0;
        const double liveliness = random.uniform(0.2, 0.7);
        for (int left = count(random, 25, 110); left > 0; --left) {
            stroke.points.push_back(at);
            turn = 0.85 * turn + liveliness * random.uniform(-0.5, 0.5);
            direction += turn;
            at.x = std::clamp(at.x + static_cast<float>(0.06 * std::cos(direction)), -0.3F, 1.3F);
            at.y = std::clamp(at.y + static_cast<float>(0.06 * std::sin(direction)), -0.3F, 1.3F);
        }
    }
    return drawing;
}

Drawing zigzag(Random& random) {
    Stroke stroke;
    const int corners = count(random, 5, 11);
    for (int i = 0; i < corners; ++i) {
        stroke.points.push_back(point(i + random.uniform(-0.3, 0.3), (i % 2) * corners * random.uniform(0.5, 1)));
    }
    return {stroke};
}

Drawing spiral(Random& random) {
    const double turns = random.uniform(2, 4.5);
    const double start = random.uniform();
    return {traced([&](double t) {
        const double angle = 2 * kPi * (start + turns * t);
        return point((0.1 + t) * std::cos(angle), (0.1 + t) * std::sin(angle));
    })};
}

Drawing crossings(Random& random) {
    Drawing drawing(static_cast<std::size_t>(count(random, 3, 7)));
    for (Stroke& stroke : drawing) {
        stroke.points = {anywhere(random), anywhere(random)};
    }
    return drawing;
}

Drawing dots(Random& random) {
    Drawing drawing(static_cast<std::size_t>(count(random, 1, 12)));
    for (Stroke& stroke : drawing) {
        stroke.points = {anywhere(random)};
    }
    return drawing;
}

Drawing hatching(Random& random) {
    Drawing drawing(static_cast<std::size_t>(count(random, 3, 8)));
    const double lean = random.uniform(-0.6, 0.6);
    const double length = static_cast<double>(drawing.size()) * random.uniform(0.4, 1.2);
    const bool lying = random.uniform() < 0.5;
    for (std::size_t i = 0; i < drawing.size(); ++i) {
        const double x = static_cast<double>(i) + random.uniform(-0.2, 0.2);
        const double end = x + lean * length;
        drawing[i].points = lying ? std::vector{point(0, x), point(length, end)} : std::vector{point(x, 0), point(end, length)};
    }
    return drawing;
}

/// A pen going round while it moves on.
Drawing coil(Random& random) {
    const double turns = random.uniform(2.5, 6);
    const double advance = random.uniform(2, 6);
    const double tall = random.uniform(0.6, 1.6);
    return {traced(
        [&](double t) { return point(std::cos(2 * kPi * turns * t) + advance * t, tall * std::sin(2 * kPi * turns * t)); })};
}

Drawing knots(Random& random) {
    Stroke stroke;
    for (int left = count(random, 7, 14); left > 0; --left) {
        stroke.points.push_back(anywhere(random));
    }
    return {stroke};
}

Drawing lissajous(Random& random) {
    constexpr std::array<std::array<double, 2>, 6> kRatios{{{2, 3}, {3, 4}, {3, 2}, {3, 5}, {1, 4}, {5, 2}}}; // 1:2 is an 8
    const auto [a, b] = kRatios[random.below(kRatios.size())];
    const double phase = random.uniform(0.2, 0.8);
    return {traced([&, a = a, b = b](double t) { return point(std::sin(2 * kPi * a * t + phase), std::sin(2 * kPi * b * t)); })};
}

Drawing waves(Random& random) {
    Drawing drawing(static_cast<std::size_t>(count(random, 1, 3)));
    const double periods = random.uniform(2, 4);
    for (std::size_t i = 0; i < drawing.size(); ++i) {
        drawing[i] =
            traced([&](double t) { return point(t, 0.1 * std::sin(2 * kPi * periods * t) + 0.35 * static_cast<double>(i)); });
    }
    return drawing;
}

/// An area filled by going back and forth.
Drawing shading(Random& random) {
    Stroke stroke;
    const int corners = count(random, 12, 24);
    for (int i = 0; i < corners; ++i) {
        stroke.points.push_back(point((i % 2) + random.uniform(-0.15, 0.15), 1.2 * i / corners));
    }
    return {stroke};
}

Drawing grid(Random& random) {
    Drawing drawing;
    const int lines = count(random, 2, 3);
    for (int i = 0; i < lines; ++i) {
        const double at = i + random.uniform(-0.15, 0.15);
        drawing.push_back({{point(at, -0.7), point(at + random.uniform(-0.2, 0.2), lines - 0.3)}});
        drawing.push_back({{point(-0.7, at), point(lines - 0.3, at + random.uniform(-0.2, 0.2))}});
    }
    return drawing;
}

template <bool letter, bool heldOut> Drawing sign(Random& random) {
    return drawSign(letter, heldOut, random);
}

constexpr std::array kFamilies{
    JunkFamily{"wandering", false, wander},
    JunkFamily{"zigzags", false, zigzag},
    JunkFamily{"spirals", false, spiral},
    JunkFamily{"crossings", false, crossings},
    JunkFamily{"dots", false, dots},
    JunkFamily{"hatching", false, hatching},
    JunkFamily{"coils", false, coil},
    JunkFamily{"letters", false, sign<true, false>},
    JunkFamily{"symbols", false, sign<false, false>},
    JunkFamily{"knots", true, knots},
    JunkFamily{"lissajous", true, lissajous},
    JunkFamily{"waves", true, waves},
    JunkFamily{"shading", true, shading},
    JunkFamily{"grids", true, grid},
    JunkFamily{"other letters", true, sign<true, true>},
    JunkFamily{"other symbols", true, sign<false, true>},
};

} // namespace

std::span<const JunkFamily> junkFamilies() {
    return kFamilies;
}

Drawing varied(Drawing drawing, Random& random) {
    const Box box = boxOf(drawing);
    const double side = std::max({static_cast<double>(box.width()), static_cast<double>(box.height()), 1e-6});
    const double angle = random.uniform(-kPi / 12, kPi / 12);
    const double slant = random.uniform(-0.2, 0.2);
    const double stretch = std::exp(random.uniform(-0.25, 0.25));
    const double bend = random.uniform(0, 0.04);
    const double phase = random.uniform(0, 2 * kPi);
    const double waves = random.uniform(3, 9); // radians along the longer side
    const auto pen = static_cast<float>(random.uniform(0.09, 0.22));
    for (Stroke& stroke : drawing) {
        stroke.width = pen;
        for (StrokePoint& p : stroke.points) {
            const double u = static_cast<double>(p.x - box.left) / side;
            const double v = static_cast<double>(p.y - box.top) / side;
            const double x = stretch * (u + bend * std::sin(waves * v + phase)) + slant * v;
            const double y = v + bend * std::cos(waves * u + phase);
            p = point(x * std::cos(angle) - y * std::sin(angle), x * std::sin(angle) + y * std::cos(angle));
        }
    }
    return drawing;
}

Drawing abandoned(const Drawing& drawing, double share) {
    const auto step = [](const StrokePoint& a, const StrokePoint& b) {
        return std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
    };
    double left = 0;
    for (const Stroke& stroke : drawing) {
        for (std::size_t i = 1; i < stroke.points.size(); ++i) {
            left += share * step(stroke.points[i - 1], stroke.points[i]);
        }
    }
    const double kept = left;
    Drawing result;
    for (const Stroke& stroke : drawing) {
        result.push_back({{}, stroke.width});
        for (std::size_t i = 0; i < stroke.points.size() && left > 0; ++i) {
            left -= i > 0 ? step(stroke.points[i - 1], stroke.points[i]) : 0;
            result.back().points.push_back(stroke.points[i]);
        }
        if (left <= 0) {
            break;
        }
    }
    const Box box = boxOf(result);
    constexpr double kPlain = 1.15; // length over diagonal
    const bool plain = kept < kPlain * std::hypot(static_cast<double>(box.width()), static_cast<double>(box.height()));
    return plain ? Drawing() : result;
}

Drawing sideBySide(Drawing left, Drawing right) {
    const Box a = boxOf(left);
    const Box b = boxOf(right);
    const float scale = std::max(a.height(), 1e-6F) / std::max(b.height(), 1e-6F);
    for (Stroke& stroke : right) {
        for (StrokePoint& p : stroke.points) {
            p.x = a.right + 0.15F * a.height() + scale * (p.x - b.left);
            p.y = a.top + scale * (p.y - b.top);
        }
    }
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

} // namespace model
