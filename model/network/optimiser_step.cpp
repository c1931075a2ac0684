// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/optimiser_step.h"

#include "model/values/error.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace model {
namespace {

constexpr double kSecondBeta = 0.999;
constexpr double kAdamEpsilon = 1e-8;

float rounded(double value) {
    return static_cast<float>(value);
}

} // namespace

std::span<float> OptimiserStep::buffer(const TensorSpec& spec, const char* name, bool& made) {
    const std::string whole = spec.name + name;
    auto found = std::ranges::find(state_.buffers, whole, &NamedTensor::name);
    made = found == state_.buffers.end();
    if (made) {
        state_.buffers.push_back({whole, spec.shape, std::vector<float>(elementCount(spec.shape))});
        found = std::prev(state_.buffers.end());
    }
    return found->values;
}

void OptimiserStep::apply(const StepSettings& settings, std::span<const float* const> gradients,
                          std::span<float* const> tensors) {
    const bool adamw = settings.optimiser == Optimiser::adamw;
    if (state_.optimiser != settings.optimiser) {
        state_ = {settings.optimiser, 0, {}};
    }
    state_.steps += adamw ? 1 : 0;
    const auto steps = static_cast<double>(state_.steps);
    const double firstCorrection = 1 - std::pow(settings.momentum, steps);
    const float secondRoot = rounded(std::sqrt(1 - std::pow(kSecondBeta, steps)));
    state_.buffers.reserve(2 * specs_.size()); // none moves when the next is made
    bool fresh = false;
    for (std::size_t t = 0; t < specs_.size(); ++t) {
        if (!specs_[t].learned) {
            continue;
        }
        const std::span<float> values(tensors[t], elementCount(specs_[t].shape));
        const float* gradient = gradients[t];
        const double decay = specs_[t].shape.size() > 1 ? settings.weightDecay : 0; // batch norm is left alone
        if (adamw) {
            const std::span<float> first = buffer(specs_[t], kFirstMomentBuffer, fresh);
            const std::span<float> second = buffer(specs_[t], kSecondMomentBuffer, fresh);
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] *= rounded(1 - settings.learningRate * decay);
                first[i] = std::fma(gradient[i], rounded(1 - settings.momentum), first[i] * rounded(settings.momentum));
                second[i] = std::fma(rounded(1 - kSecondBeta) * gradient[i], gradient[i], second[i] * rounded(kSecondBeta));
                const float denominator = std::sqrt(second[i]) / secondRoot + rounded(kAdamEpsilon);
                values[i] += rounded(-settings.learningRate / firstCorrection) * first[i] / denominator;
            }
            continue;
        }
        const bool remembers = settings.momentum != 0;
        const std::span<float> momentum = remembers ? buffer(specs_[t], kMomentumBuffer, fresh) : std::span<float>();
        for (std::size_t i = 0; i < values.size(); ++i) {
            float direction = decay != 0 ? std::fma(values[i], rounded(decay), gradient[i]) : gradient[i];
            if (remembers) {
                momentum[i] = fresh ? direction : momentum[i] * rounded(settings.momentum) + direction;
                const bool ahead = settings.optimiser == Optimiser::nesterov;
                direction = ahead ? std::fma(momentum[i], rounded(settings.momentum), direction) : momentum[i];
            }
            values[i] = std::fma(direction, rounded(-settings.learningRate), values[i]);
        }
    }
}

void OptimiserStep::setState(const OptimiserState& state) {
    const std::vector<std::string_view> names = state.optimiser == Optimiser::adamw
                                                    ? std::vector<std::string_view>{kFirstMomentBuffer, kSecondMomentBuffer}
                                                    : std::vector<std::string_view>{kMomentumBuffer};
    for (const NamedTensor& kept : state.buffers) {
        const auto isOf = [&](const TensorSpec& spec) {
            return spec.learned &&
                   std::ranges::any_of(names, [&](std::string_view name) { return kept.name == spec.name + std::string(name); });
        };
        const auto spec = std::ranges::find_if(specs_, isOf);
        if (spec == specs_.end()) {
            throw Error("The optimiser's buffers are not this network's.", "Start the run anew.");
        }
        if (elementCount(spec->shape) != kept.values.size()) {
            throw Error("The optimiser's " + kept.name + " is not of this network's size.", "Start the run anew.");
        }
    }
    state_ = state;
}

} // namespace model
