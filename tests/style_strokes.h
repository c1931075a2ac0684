// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/random.h"
#include "model/values/types.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

/// Digits in the styles that MNIST hardly has, as pen strokes, made without the code that styles the training images: a real pen
/// digit with strokes added, or corners of a figure with jitter, not smoothed.
namespace synthetic {

struct StyledDrawing {
    std::string style;
    int digit = 0;
    model::Drawing drawing;
};

/// The styles that can be had from a real drawing of `digit` whose longer side is 1000 units; may be none.
inline std::vector<StyledDrawing> stylesOf(const model::Drawing& real, int digit, model::Random& random) {
    float left = 1e9F, right = -1e9F, top = 1e9F, bottom = -1e9F;
    for (const model::Stroke& stroke : real) {
        for (const model::StrokePoint& point : stroke.points) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
    }
    const auto number = [&](double low, double high) { return static_cast<float>(random.uniform(low, high)); };
    const auto inBox = [&](float x, float y) {
        return model::StrokePoint{left + x * (right - left), top + y * (bottom - top), 1};
    };
    std::vector<StyledDrawing> styled;
    const auto with = [&](const char* style, std::vector<model::StrokePoint> points) {
        styled.push_back({style, digit, real});
        styled.back().drawing.push_back({std::move(points)});
    };
    // A slanted digit hands its slant on to what is drawn: x shifts by `slant` a unit of height.
    const float slant = number(-0.05, 0.35);
    const auto figure = [&](const char* style, std::vector<std::vector<model::StrokePoint>> lines) {
        styled.push_back({style, digit, {}});
        for (std::vector<model::StrokePoint>& points : lines) {
            for (model::StrokePoint& point : points) {
                point.y += number(-0.03, 0.03);
                point.x += number(-0.03, 0.03) - slant * point.y;
            }
            styled.back().drawing.push_back({std::move(points)});
        }
    };
    switch (digit) {
    case 0: {
        with("slash out", {inBox(number(-0.5, 0), number(1, 1.25)), inBox(number(1, 1.6), number(-0.25, 0.05))});
        with("slash in", {inBox(number(0.1, 0.35), number(0.65, 0.9)), inBox(number(0.65, 0.9), number(0.1, 0.35))});
        with("slash back", {inBox(number(-0.3, 0.2), number(-0.1, 0.2)), inBox(number(0.8, 1.3), number(0.8, 1.1))});
        with("slash flat", {inBox(number(-0.3, 0.1), number(0.4, 0.65)), inBox(number(0.9, 1.3), number(0.35, 0.6))});
        with("slash tall", {inBox(number(0.4, 0.6), number(-0.2, 0.1)), inBox(number(0.4, 0.6), number(0.9, 1.2))});
        const float height = number(0.35, 0.8);
        std::vector<model::StrokePoint> lying;
        for (float angle = number(0, 3); lying.size() < 34; angle += 0.2F) {
            lying.push_back({std::cos(angle), height * std::sin(angle) * std::cos(angle), 1});
        }
        figure("lying", {lying});
        // A slash two or three times as long as the ring is high, at 50° to 90°.
        const float steep = number(0.87, 1.57);
        const float reach = (bottom - top) * number(1, 1.5);
        const float middleX = (left + right) / 2 + number(-0.1, 0.1) * (right - left);
        const float middleY = (top + bottom) / 2 + number(-0.15, 0.15) * (bottom - top);
        const auto end = [&](float side) {
            return model::StrokePoint{middleX + side * reach * std::cos(steep), middleY - side * reach * std::sin(steep), 1};
        };
        with("phi", {end(-1), end(1)});
        break;
    }
    case 1: {
        const float flag = number(0.35, 0.9);
        const float reach = number(0.2, 0.75);
        figure("flag", {{{0.6F - reach, flag, 1}, {0.6F, 0, 1}, {0.6F, 1, 1}}});
        figure("foot",
               {{{0.6F - reach / 2, flag / 2, 1}, {0.6F, 0, 1}, {0.6F, 1, 1}}, {{0.6F - reach, 1, 1}, {0.6F + reach, 1, 1}}});
        break;
    }
    case 2:
        figure("loop", {{{0.1F, 0.25F, 1},
                         {0.3F, 0.03F, 1},
                         {0.6F, 0.08F, 1},
                         {0.68F, 0.3F, 1},
                         {0.45F, 0.65F, 1},
                         {0.15F, 0.97F, 1},
                         {0, 0.93F, 1},
                         {0.05F, number(0.72, 0.82), 1},
                         {0.25F, 0.82F, 1},
                         {0.5F, 0.98F, 1},
                         {0.85F, 0.92F, 1}}});
        break;
    case 5: {
        const float gap = number(0.05, 0.28);
        figure("apart", {{{number(0.1, 0.3), gap, 1},
                          {0.15F, 0.42F, 1},
                          {0.4F, 0.38F, 1},
                          {0.65F, 0.55F, 1},
                          {0.6F, 0.85F, 1},
                          {0.3F, 1, 1},
                          {0, 0.9F, 1}},
                         {{number(0.2, 0.45), 0, 1}, {number(0.7, 1), number(-0.08, 0.02), 1}}});
        break;
    }
    case 7:
        with("bar", {inBox(number(0.1, 0.35), number(0.42, 0.58)), inBox(number(0.75, 1.05), number(0.38, 0.55))});
        break;
    case 9: {
        const float gap = number(0, 0.22);
        const float curl = number(0, 0.4);
        figure("open", {{{0.65F - gap, 0.02F + gap / 4, 1},
                         {0.25F, 0.05F, 1},
                         {0.05F, 0.28F, 1},
                         {0.2F, 0.45F, 1},
                         {0.5F, 0.4F, 1},
                         {0.7F, 0.12F, 1},
                         {0.68F, 0.6F, 1},
                         {0.5F, 0.95F, 1},
                         {0.3F - curl / 3, 1, 1},
                         {0.3F - curl, 0.9F, 1}}});
        figure("hook", {{{0.56F - gap, 0.45F, 1},
                         {0.3F - gap / 2, 0.45F, 1},
                         {0.05F, 0.25F, 1},
                         {0.3F, 0.03F, 1},
                         {0.6F, 0.08F, 1},
                         {0.68F, 0.3F, 1},
                         {0.62F, 0.7F, 1},
                         {0.45F, 0.97F, 1},
                         {0.3F - curl / 3, 0.98F, 1},
                         {0.3F - curl, 0.9F, 1}}});
        break;
    }
    default:
        break;
    }
    return styled;
}

} // namespace synthetic
