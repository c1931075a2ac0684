// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/counterfactual.h"

#include "model/ink/ink.h"
#include "model/ink/strokes.h"
#include "model/network/evaluation.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

double between(const StrokePoint& a, const StrokePoint& b) {
    return std::hypot(static_cast<double>(b.x - a.x), static_cast<double>(b.y - a.y));
}

StrokePoint amid(const StrokePoint& a, const StrokePoint& b, double share) {
    const auto t = static_cast<float>(share);
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.pressure + t * (b.pressure - a.pressure)};
}

/// Appends what lies between two lengths along one stroke, which begins at `start`.
void addPart(Drawing& parts, const Stroke& stroke, double start, double from, double to) {
    Stroke part{{}, stroke.width, stroke.eraser};
    for (std::size_t i = 1; i < stroke.points.size(); ++i) {
        const StrokePoint& a = stroke.points[i - 1];
        const StrokePoint& b = stroke.points[i];
        const double length = between(a, b);
        const double first = std::max(from - start, 0.0);
        const double last = std::min(to - start, length);
        if (first < last) {
            if (part.points.empty()) {
                part.points.push_back(amid(a, b, first / length));
            }
            part.points.push_back(amid(a, b, last / length));
        }
        start += length;
    }
    if (!part.points.empty()) {
        parts.push_back(std::move(part));
    }
}

} // namespace

double lengthOf(const Drawing& drawing) {
    double length = 0;
    for (const Stroke& stroke : drawing) {
        for (std::size_t i = 1; i < stroke.points.size(); ++i) {
            length += between(stroke.points[i - 1], stroke.points[i]);
        }
    }
    return length;
}

PartedDrawing parted(const Drawing& drawing, double from, double to) {
    PartedDrawing result;
    double start = 0;
    for (const Stroke& stroke : drawing) {
        const double end = start + lengthOf({stroke});
        if (end <= start) { // a dot stays
            result.outside.push_back(stroke);
            continue;
        }
        addPart(result.outside, stroke, start, start, std::min(from, end));
        addPart(result.inside, stroke, start, from, to);
        addPart(result.outside, stroke, start, std::max(to, start), end);
        start = end;
    }
    return result;
}

std::optional<Counterfactual> findCounterfactual(Predictor& predictor, const std::shared_ptr<const ForwardTrace>& path,
                                                 const std::function<bool()>& goesOn) {
    const Drawing drawing = smoothed(tidied(path->ink));
    const double length = lengthOf(drawing);
    const int before = predictOne(predictor, path->image).digit;
    Counterfactual counterfactual;
    counterfactual.path = path;
    for (int pieces = 1; length > 0 && 2 * pieces < kCounterfactualPieces; ++pieces) {
        const auto at = [&](int piece) { return length * piece / kCounterfactualPieces; };
        std::vector<int> firsts;
        std::vector<DigitImage> images;
        for (int first = 0; first + pieces <= kCounterfactualPieces; ++first) {
            if (!goesOn()) {
                return std::nullopt;
            }
            if (const auto image = frameDrawing(parted(drawing, at(first), at(first + pieces)).outside)) {
                firsts.push_back(first);
                images.push_back(*image);
            }
        }
        const std::vector<Prediction> answers = predictAll(predictor, images);
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            if (answers[i].digit != before && answers[i].confidence() > counterfactual.probability) {
                counterfactual.erased = parted(drawing, at(firsts[i]), at(firsts[i] + pieces)).inside;
                counterfactual.image = images[i];
                counterfactual.digit = answers[i].digit;
                counterfactual.probability = answers[i].confidence();
                counterfactual.share = static_cast<double>(pieces) / kCounterfactualPieces;
            }
        }
        if (counterfactual.digit >= 0) {
            break;
        }
    }
    return counterfactual;
}

} // namespace model
