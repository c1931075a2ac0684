// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/values/data_set.h"
#include "model/values/recipe.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace model {

/// One batch as the network takes it.
struct Batch {
    std::vector<DigitImage> images;   ///< [N]
    std::vector<float> pixels;        ///< [N,28,28] float32: the images, normalised
    std::vector<std::uint8_t> labels; ///< [N]
    std::vector<int> indices;         ///< [N]: which of the set's images they are
    int epoch = 0;                    ///< from 1
    int variant = 0;                  ///< the epoch that these variants of them are from, see `variantAt`
};

/// The last one may be of fewer images.
int stepsPerEpoch(const Recipe& recipe, int images);

/// Shuffles, augments and normalises on a thread of its own, a few batches ahead of the trainer. What comes out depends on the
/// recipe's seed, the epoch and the image alone, not on timing.
class BatchLoader {
public:
    /// `images` of the set are used (the first ones); the set must outlive the loader. The first batch is that of `firstStep`,
    /// which counts from 0 over all epochs.
    BatchLoader(const DataSet& set, int images, const Recipe& recipe, std::int64_t firstStep = 0);
    ~BatchLoader();
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    /// The next batch, over all the recipe's epochs; waits until it is ready. Empty labels after the last one.
    /// `used` is a batch to fill again, so that memory is allocated once.
    Batch next(Batch used);

private:
    void work();
    bool deliver(Batch batch);
    Batch takeEmpty();

    static constexpr std::size_t kAhead = 6;

    const DataSet& set_;
    const int images_;
    const Recipe recipe_;
    const std::int64_t firstStep_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> ready_;
    std::vector<Batch> empty_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Images as the network takes them in training: [N,28,28] float32, normalised; resizes `pixels`.
void normalise(std::span<const DigitImage> images, std::vector<float>& pixels);

/// The order in which an epoch visits `count` images.
std::vector<int> epochOrder(const Recipe& recipe, int epoch, int count);

/// The same for the first `count` images of a set. Where its strokes are varied, so that to see a drawing again is to see another
/// one, all classes come equally often, in turn: drawings of a rare one more than once an epoch, of a frequent one not in each.
std::vector<int> epochOrder(const Recipe& recipe, int epoch, const DataSet& set, int count);

/// The numbers that vary one training image in this epoch; neutral ones when augmentation is off.
AugmentationParameters trainingParameters(const Recipe& recipe, int epoch, int index);

/// One training image as the recipe varies it in this epoch, its strokes first where the set has them. Only digits are written in
/// its styles.
DigitImage trainingImage(const DataSet& set, int index, const Recipe& recipe, int epoch);

} // namespace model
