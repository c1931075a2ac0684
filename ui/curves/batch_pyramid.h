// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/run_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ui {

/// Consecutive batches as one value: the least, mean and greatest loss (nats) and accuracy (a fraction) of all of them, and the
/// moving averages at the last one. A loss that is no number stands for its bucket's mean; of a bucket of only such ones, mean
/// and range are no numbers either.
struct BatchBucket {
    model::BatchSpan span;
    float smoothLoss = 0;
    float smoothAccuracy = 0;

    /// Takes in the bucket that follows.
    void append(const BatchBucket& next);
};

/// The batches of a run of any length in bounded memory. The finest level holds single batches until there are more than
/// kCapacity; then neighbours are joined, and from then on each bucket takes twice as many batches. Every coarser level holds
/// the pairs of the one below, so that a view at any zoom is made of few buckets, each with its exact range.
class BatchPyramid {
public:
    static constexpr std::size_t kCapacity = 32768; ///< buckets of the finest level, even; all levels together hold twice that

    void add(const BatchBucket& bucket);

    /// Takes a bucket as it is, and lets those that are added afterwards grow as large: for runs that were kept.
    void addWhole(const BatchBucket& bucket);

    bool isEmpty() const { return batches_ == 0; }
    std::int64_t batches() const { return batches_; }
    /// All buckets in memory, of every level.
    std::size_t buckets() const;
    /// Whether every batch is still there by itself.
    bool hasSingleBatches() const { return width_ == 1; }

    /// What covers this stretch of the epoch axis, in order, with a neighbour at each side: the finest level that has no more
    /// than `most` buckets there.
    std::vector<BatchBucket> between(double from, double to, std::size_t most) const;

    /// The finest bucket at a place on the epoch axis: the one that covers it, or of single batches the nearest.
    std::optional<BatchBucket> at(double epoch) const;

    std::optional<BatchBucket> last() const;

private:
    using Level = std::vector<BatchBucket>;

    void push(const BatchBucket& bucket);
    void coarsen();
    std::vector<BatchBucket> tail(std::size_t level) const;

    std::vector<Level> levels_{1};    ///< finest first
    std::optional<BatchBucket> open_; ///< has fewer batches than `width_`
    std::int64_t width_ = 1;          ///< batches that a bucket of the finest level takes
    std::int64_t batches_ = 0;
};

} // namespace ui
