// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/augment/augmentation.h"

#include "model/ink/coverage.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace model {
namespace {

// At an amount of 1: each drawn uniformly either way, but for the pen.
constexpr double kTurn = 0.3;         ///< radians
constexpr double kSlant = 0.5;        ///< to the right for each step down
constexpr double kStretch = 0.4;      ///< of the logarithm of width over height
constexpr double kSway = 0.07;        ///< of a wave that bends all strokes: of the drawing's longer side
constexpr double kStrokeMove = 0.08;  ///< of each stroke alone: of the longer side …
constexpr double kStrokeTurn = 0.15;  ///< … radians, about its middle …
constexpr double kStrokeScale = 0.12; ///< … and its size
constexpr double kPen = 0.4;          ///< of its width

/// A wave of 0.4 to 1.2 lengths a drawing, in any direction.
struct Sway {
    double x;
    double y;
    double phase;
    double height;

    double at(double u, double v) const { return height * std::sin(x * u + y * v + phase); }
};

} // namespace

Drawing varyStrokes(const Drawing& drawing, double amount, Random& random) {
    const auto around = [&](double range) { return amount * random.uniform(-range, range); };
    const Box box = boxOf(drawing);
    const double side = std::max(static_cast<double>(std::max(box.width(), box.height())), 1e-6);
    const double centreX = static_cast<double>(box.left + box.right) / 2;
    const double centreY = static_cast<double>(box.top + box.bottom) / 2;
    const double turn = around(kTurn);
    const double slant = around(kSlant);
    const double stretch = std::exp(around(kStretch) / 2);
    std::array<Sway, 4> sways;
    for (Sway& sway : sways) {
        const double angle = random.uniform(0, 2 * std::numbers::pi);
        const double waves = 2 * std::numbers::pi * random.uniform(0.4, 1.2);
        sway = {waves * std::cos(angle), waves * std::sin(angle), random.uniform(0, 2 * std::numbers::pi), around(kSway)};
    }
    const auto pen = static_cast<float>(std::exp(around(kPen)));
    Drawing varied = drawing;
    for (Stroke& stroke : varied) {
        const Box own = boxOf(stroke.points);
        const double ownX = (static_cast<double>(own.left + own.right) / 2 - centreX) / side;
        const double ownY = (static_cast<double>(own.top + own.bottom) / 2 - centreY) / side;
        const double moveX = ownX + around(kStrokeMove);
        const double moveY = ownY + around(kStrokeMove);
        const double ownTurn = around(kStrokeTurn);
        const double scale = std::exp(around(kStrokeScale));
        const double along = scale * std::cos(ownTurn);
        const double across = scale * std::sin(ownTurn);
        for (StrokePoint& point : stroke.points) {
            const double x = (static_cast<double>(point.x) - centreX) / side - ownX;
            const double y = (static_cast<double>(point.y) - centreY) / side - ownY;
            double u = moveX + along * x - across * y;
            double v = moveY + across * x + along * y;
            const double swayX = sways[0].at(u, v) + sways[1].at(u, v);
            const double swayY = sways[2].at(u, v) + sways[3].at(u, v);
            u += swayX - slant * v;
            v += swayY;
            u *= stretch;
            v /= stretch;
            point.x = static_cast<float>(centreX + side * (u * std::cos(turn) - v * std::sin(turn)));
            point.y = static_cast<float>(centreY + side * (u * std::sin(turn) + v * std::cos(turn)));
        }
        const float natural = static_cast<float>(side) * kNaturalPen / (kBoxSide - kNaturalPen);
        stroke.width = pen * (stroke.width > 0 ? stroke.width : natural);
    }
    return varied;
}

} // namespace model
