// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/kept_weights.h"

#include <algorithm>
#include <utility>

namespace model {

KeptWeights::KeptWeights(const Recipe& recipe, const Weights& initial)
    : decay_(recipe.weightAveraging), current_(std::make_shared<const Weights>(initial)), initial_(current_), average_(initial) {}

void KeptWeights::resume(const Checkpoint& from) {
    const auto shared = [](const Weights& weights) {
        return weights.tensors.empty() ? nullptr : std::make_shared<const Weights>(weights);
    };
    current_ = shared(from.weights);
    before_ = shared(from.weightsBefore);
    epoch_ = shared(from.epochWeights);
    epochAccuracy_ = from.testAccuracy;
    average_ = from.average.tensors.empty() ? from.weights : from.average;
    best_ = shared(from.best);
    bestEpoch_ = from.bestEpoch;
    bestAccuracy_ = from.bestAccuracy;
    bestLoss_ = from.bestLoss;
}

void KeptWeights::writeTo(Checkpoint& state) const {
    const auto copy = [](const Shared& weights) { return weights ? *weights : Weights(); };
    state.weights = *current_;
    state.weightsBefore = copy(before_);
    state.epochWeights = copy(epoch_);
    state.testAccuracy = epochAccuracy_;
    if (averages()) {
        state.average = average_;
    }
    state.best = copy(best_);
    state.bestEpoch = bestEpoch_;
    state.bestAccuracy = bestAccuracy_;
    state.bestLoss = bestLoss_;
}

void KeptWeights::add(const Weights& weights, std::int64_t stepsBefore) {
    before_ = std::exchange(current_, std::make_shared<const Weights>(weights));
    latestIsBest_ = false;
    if (averages()) {
        addToAverage(stepsBefore);
    }
}

/// The decay grows to the recipe's, so that the first weights are soon forgotten.
void KeptWeights::addToAverage(std::int64_t stepsBefore) {
    const auto steps = static_cast<double>(stepsBefore);
    const auto decay = static_cast<float>(std::min(decay_, (1 + steps) / (10 + steps)));
    for (std::size_t i = 0; i < average_.tensors.size(); ++i) {
        std::vector<float>& mean = average_.tensors[i].values;
        const std::vector<float>& now = current_->tensors[i].values;
        std::transform(mean.begin(), mean.end(), now.begin(), mean.begin(),
                       [decay](float old, float value) { return decay * old + (1 - decay) * value; });
    }
}

void KeptWeights::finish(const Weights& weights) {
    lastStep_ = std::exchange(current_, std::make_shared<const Weights>(weights));
    finished_ = true;
    latestIsBest_ = false;
}

void KeptWeights::endEpoch(std::optional<double> testAccuracy) {
    epoch_ = latest();
    epochAccuracy_ = testAccuracy;
}

void KeptWeights::offerAsBest(double accuracy, double loss, int epoch) {
    latestIsBest_ = !best_ || accuracy > bestAccuracy_ || (accuracy == bestAccuracy_ && loss < bestLoss_);
    if (latestIsBest_) {
        best_ = latest();
        bestEpoch_ = epoch;
        bestAccuracy_ = accuracy;
        bestLoss_ = loss;
    }
}

KeptWeights::Shared KeptWeights::latest() const {
    return !averages() || finished_ ? current_ : std::make_shared<const Weights>(average_);
}

std::map<WeightsKind, KeptWeights::Shared> KeptWeights::all() const {
    std::map<WeightsKind, Shared> all{{WeightsKind::last, finished_ && averages() ? lastStep_ : current_}};
    if (averages()) {
        all[WeightsKind::averaged] = latest();
    }
    if (best_) {
        all[WeightsKind::best] = best_;
    }
    return all;
}

WeightsKind KeptWeights::chosen() const {
    return best_ ? WeightsKind::best : averages() ? WeightsKind::averaged : WeightsKind::last;
}

} // namespace model
