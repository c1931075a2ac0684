// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/explain/tsne.h"

#include <algorithm>
#include <cmath>

namespace model {
namespace {

constexpr double kExaggeration = 12; ///< of the first iterations, which gather the groups
constexpr int kGathering = 100;
constexpr float kStart = 1e-4F; ///< root mean square at the beginning

/// Squared distances, [count, count].
std::vector<float> distances(std::span<const float> features, std::size_t count) {
    const std::size_t each = features.size() / count;
    std::vector<float> all(count * count);
    for (std::size_t i = 0; i < count; ++i) {
        const float* a = &features[i * each];
        for (std::size_t k = 0; k < i; ++k) {
            const float* b = &features[k * each];
            float sum = 0;
#pragma omp simd reduction(+ : sum)
            for (std::size_t f = 0; f < each; ++f) {
                sum += (a[f] - b[f]) * (a[f] - b[f]);
            }
            all[i * count + k] = all[k * count + i] = sum;
        }
    }
    return all;
}

/// Row i becomes the probabilities that i has k as its neighbour, with the width at which their entropy is log(perplexity).
void makeProbabilities(std::span<float> row, std::size_t self, double perplexity) {
    double low = 0;
    double high = 1e30;
    double precision = 1;
    std::vector<double> weights(row.size());
    const auto nearest = [&] {
        float least = 1e30F;
        for (std::size_t k = 0; k < row.size(); ++k) {
            least = k == self ? least : std::min(least, row[k]);
        }
        return static_cast<double>(least);
    }();
    double sum = 0;
    for (int attempt = 0; attempt < 60; ++attempt) {
        sum = 0;
        double moment = 0;
        for (std::size_t k = 0; k < row.size(); ++k) {
            const double further = static_cast<double>(row[k]) - nearest;
            weights[k] = k == self ? 0 : std::exp(-precision * further);
            sum += weights[k];
            moment += weights[k] * further;
        }
        const double entropy = std::log(sum) + precision * moment / sum;
        if (std::abs(entropy - std::log(perplexity)) < 1e-4) {
            break;
        }
        (entropy > std::log(perplexity) ? low : high) = precision;
        precision = high > 1e29 ? precision * 2 : (low + high) / 2;
    }
    for (std::size_t k = 0; k < row.size(); ++k) {
        row[k] = static_cast<float>(weights[k] / sum);
    }
}

std::vector<float> neighbourhood(std::span<const float> features, std::size_t count, double perplexity) {
    std::vector<float> p = distances(features, count);
    for (std::size_t i = 0; i < count; ++i) {
        makeProbabilities(std::span(p).subspan(i * count, count), i, perplexity);
    }
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const float both = (p[i * count + k] + p[k * count + i]) / (2 * static_cast<float>(count));
            p[i * count + k] = p[k * count + i] = both;
        }
    }
    return p;
}

void normalise(std::vector<float>& x, std::vector<float>& y, float rootMeanSquare) {
    const auto count = static_cast<float>(x.size());
    for (auto* axis : {&x, &y}) {
        float sum = 0;
        for (const float value : *axis) {
            sum += value;
        }
        for (float& value : *axis) {
            value -= sum / count;
        }
    }
    float squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        squares += x[i] * x[i] + y[i] * y[i];
    }
    const float factor = rootMeanSquare / std::max(std::sqrt(squares / count), 1e-30F);
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] *= factor;
        y[i] *= factor;
    }
}

/// One coordinate's descent, with the gains of the paper's implementation.
struct Descent {
    explicit Descent(std::size_t count) : speed(count), gain(count, 1), slope(count) {}

    void move(std::vector<float>& at, float rate, float momentum) {
        for (std::size_t i = 0; i < at.size(); ++i) {
            const bool onwards = (slope[i] > 0) != (speed[i] > 0); // speed is against the slope
            gain[i] = std::max(onwards ? gain[i] + 0.2F : gain[i] * 0.8F, 0.01F);
            speed[i] = momentum * speed[i] - rate * gain[i] * slope[i];
            at[i] += speed[i];
        }
    }

    std::vector<float> speed, gain, slope;
};

} // namespace

std::vector<MapPoint> tsne(std::span<const float> features, std::vector<MapPoint> points, const TsneOptions& options) {
    const std::size_t count = points.size();
    if (count < 2) {
        return points; // there are no neighbours
    }
    const double most = std::max(1.0, (static_cast<double>(count) - 1) / 3);
    const std::vector<float> p = neighbourhood(features, count, std::min(options.perplexity, most));
    std::vector<float> x(count);
    std::vector<float> y(count);
    for (std::size_t i = 0; i < count; ++i) {
        x[i] = points[i].x;
        y[i] = points[i].y;
    }
    normalise(x, y, kStart);
    Descent acrossDescent(count);
    Descent alongDescent(count);
    std::vector<float> pull(count), pullY(count), push(count), pushY(count);
    const auto rate = static_cast<float>(std::max(static_cast<double>(count) / kExaggeration, 50.0));
    for (int iteration = 0; iteration < options.iterations; ++iteration) {
        const bool gathering = iteration < kGathering;
        double total = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const float* row = &p[i * count];
            float attractX = 0;
            float attractY = 0;
            float repelX = 0;
            float repelY = 0;
            float sum = 0;
#pragma omp simd reduction(+ : attractX, attractY, repelX, repelY, sum)
            for (std::size_t k = 0; k < count; ++k) { // i itself is at distance 0: it neither pulls nor pushes
                const float dx = x[i] - x[k];
                const float dy = y[i] - y[k];
                const float near = 1 / (1 + dx * dx + dy * dy);
                attractX += row[k] * near * dx;
                attractY += row[k] * near * dy;
                repelX += near * near * dx;
                repelY += near * near * dy;
                sum += near;
            }
            pull[i] = attractX;
            pullY[i] = attractY;
            push[i] = repelX;
            pushY[i] = repelY;
            total += static_cast<double>(sum) - 1;
        }
        const float attraction = gathering ? static_cast<float>(kExaggeration) : 1.0F;
        const auto repulsion = static_cast<float>(1 / total);
        for (std::size_t i = 0; i < count; ++i) {
            acrossDescent.slope[i] = 4 * (attraction * pull[i] - repulsion * push[i]);
            alongDescent.slope[i] = 4 * (attraction * pullY[i] - repulsion * pushY[i]);
        }
        const float momentum = gathering ? 0.5F : 0.8F;
        acrossDescent.move(x, rate, momentum);
        alongDescent.move(y, rate, momentum);
        if (!options.progressed(static_cast<double>(iteration + 1) / options.iterations, x, y)) {
            return {};
        }
    }
    normalise(x, y, 1);
    for (std::size_t i = 0; i < count; ++i) {
        points[i] = {x[i], y[i]};
    }
    return points;
}

} // namespace model
