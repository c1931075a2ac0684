// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/batch_pyramid.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

/// Mean of the means `a` of `n` and `b` of `m` values.
float jointMean(float a, int n, float b, int m) {
    return static_cast<float>((static_cast<double>(a) * n + static_cast<double>(b) * m) / (static_cast<double>(n) + m));
}

double squared(float value) {
    return static_cast<double>(value) * static_cast<double>(value);
}

/// Deviation of all batches of two spans around their joint mean.
float jointDeviation(const model::BatchSpan& a, const model::BatchSpan& b) {
    const double count = static_cast<double>(a.batches) + b.batches;
    const double within = a.batches * squared(a.accuracyDeviation) + b.batches * squared(b.accuracyDeviation);
    const double between = a.batches * (b.batches / count) * squared(a.accuracy - b.accuracy);
    return static_cast<float>(std::sqrt((within + between) / count));
}

bool endsBefore(const BatchBucket& bucket, double epoch) {
    return bucket.span.epochsDone < epoch;
}

} // namespace

void BatchBucket::append(const BatchBucket& next) {
    const model::BatchSpan& other = next.span;
    if (!std::isfinite(span.loss)) { // nothing here to join with
        const auto first = span.firstStep;
        const int count = span.batches;
        span = other;
        span.firstStep = first;
        span.batches += count;
    } else {
        if (std::isfinite(other.loss)) {
            span.accuracyDeviation = jointDeviation(span, other); // of the means before they are joined
            span.loss = jointMean(span.loss, span.batches, other.loss, other.batches);
            span.accuracy = jointMean(span.accuracy, span.batches, other.accuracy, other.batches);
            span.leastLoss = std::min(span.leastLoss, other.leastLoss);
            span.greatestLoss = std::max(span.greatestLoss, other.greatestLoss);
            span.leastAccuracy = std::min(span.leastAccuracy, other.leastAccuracy);
            span.greatestAccuracy = std::max(span.greatestAccuracy, other.greatestAccuracy);
        }
        span.batches += other.batches;
        span.epochsDone = other.epochsDone;
    }
    smoothLoss = next.smoothLoss;
    smoothAccuracy = next.smoothAccuracy;
}

void BatchPyramid::add(const BatchBucket& bucket) {
    batches_ += bucket.span.batches;
    if (open_)
        open_->append(bucket);
    else
        open_ = bucket;
    if (open_->span.batches < width_)
        return;
    push(*open_);
    open_.reset();
}

void BatchPyramid::addWhole(const BatchBucket& bucket) {
    if (open_) {
        push(*open_);
        open_.reset();
    }
    width_ = std::max<std::int64_t>(width_, bucket.span.batches);
    batches_ += bucket.span.batches;
    push(bucket);
}

void BatchPyramid::push(const BatchBucket& bucket) {
    levels_[0].push_back(bucket);
    for (std::size_t level = 0; levels_[level].size() % 2 == 0; ++level) {
        BatchBucket pair = *(levels_[level].end() - 2);
        pair.append(levels_[level].back());
        if (level + 1 == levels_.size())
            levels_.emplace_back();
        levels_[level + 1].push_back(pair);
    }
    if (levels_[0].size() >= kCapacity)
        coarsen();
}

void BatchPyramid::coarsen() {
    levels_.erase(levels_.begin()); // the level above has all of its batches: the capacity is even
    width_ *= 2;
}

std::size_t BatchPyramid::buckets() const {
    std::size_t count = open_ ? 1 : 0;
    for (const Level& level : levels_)
        count += level.size();
    return count;
}

std::vector<BatchBucket> BatchPyramid::tail(std::size_t level) const {
    std::vector<BatchBucket> buckets;
    for (; level-- > 0;) {
        if (levels_[level].size() % 2 == 1) // the last one waits for its pair
            buckets.push_back(levels_[level].back());
    }
    if (open_)
        buckets.push_back(*open_);
    return buckets;
}

std::vector<BatchBucket> BatchPyramid::between(double from, double to, std::size_t most) const {
    for (std::size_t index = 0; index < levels_.size(); ++index) {
        const Level& level = levels_[index];
        auto first = std::lower_bound(level.begin(), level.end(), from, endsBefore);
        auto end = std::lower_bound(first, level.end(), to, endsBefore);
        if (static_cast<std::size_t>(end - first) > most && index + 1 < levels_.size())
            continue;
        if (first != level.begin())
            --first;
        std::vector<BatchBucket> found(first, end == level.end() ? end : end + 1);
        if (end == level.end()) {
            const std::vector<BatchBucket> rest = tail(index);
            found.insert(found.end(), rest.begin(), rest.end());
        }
        return found;
    }
    return {};
}

std::optional<BatchBucket> BatchPyramid::last() const {
    if (open_ || levels_[0].empty())
        return open_;
    return levels_[0].back();
}

std::optional<BatchBucket> BatchPyramid::at(double epoch) const {
    const Level& finest = levels_[0];
    const auto after = std::lower_bound(finest.begin(), finest.end(), epoch, endsBefore);
    if (after == finest.end())
        return last();
    // Single batches are points, and the nearest counts; larger buckets reach from the one before to their own end.
    const bool nearer = after != finest.begin() && after->span.batches == 1 &&
                        epoch - (after - 1)->span.epochsDone < after->span.epochsDone - epoch;
    return nearer ? *(after - 1) : *after;
}

} // namespace ui
