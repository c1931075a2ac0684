// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/batch_loader.h"

#include "model/augment/augmentation.h"
#include "model/ink/ink.h"
#include "model/network/architecture.h"
#include "model/training/schedule.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace model {
namespace {

/// Keys of independent streams of random numbers.
enum StreamKey : std::uint64_t { kShuffleStream = 1, kAugmentationStream = 2, kStyleStream = 5, kStrokesStream = 6 };

constexpr int kNoDigit = -1;

bool variesStrokes(const Recipe& recipe, const DataSet& set) {
    return recipe.augmentation.enabled && recipe.augmentation.strokes > 0 && !set.drawings.empty();
}

/// Grey level → network input.
const std::array<float, 256>& normalised() {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> values{};
        for (std::size_t grey = 0; grey < values.size(); ++grey) {
            values[grey] = (static_cast<float>(grey) / 255.0F - kPixelMean) / kPixelDeviation;
        }
        return values;
    }();
    return table;
}

} // namespace

void normalise(std::span<const DigitImage> images, std::vector<float>& pixels) {
    const auto& table = normalised();
    pixels.resize(images.size() * kImagePixels);
    float* pixel = pixels.data();
    for (const DigitImage& image : images) {
        for (const std::uint8_t grey : image) {
            *pixel++ = table[grey];
        }
    }
}

std::vector<int> epochOrder(const Recipe& recipe, int epoch, int count) {
    std::vector<int> order(static_cast<std::size_t>(count));
    std::iota(order.begin(), order.end(), 0);
    if (recipe.shuffle) {
        Random random{recipe.seed, kShuffleStream, static_cast<std::uint64_t>(epoch)};
        for (std::size_t i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[random.below(i)]);
        }
    }
    return order;
}

std::vector<int> epochOrder(const Recipe& recipe, int epoch, const DataSet& set, int count) {
    const std::vector<int> order = epochOrder(recipe, epoch, count);
    if (!variesStrokes(recipe, set)) {
        return order;
    }
    std::array<std::vector<int>, kMaxClasses> ofClass;
    for (const int index : order) {
        ofClass[set.labels[static_cast<std::size_t>(index)]].push_back(index);
    }
    std::vector<int> balanced;
    for (std::size_t turn = 0; balanced.size() < order.size(); ++turn) {
        for (const std::vector<int>& images : ofClass) {
            if (!images.empty() && balanced.size() < order.size()) {
                balanced.push_back(images[turn % images.size()]);
            }
        }
    }
    return balanced;
}

AugmentationParameters trainingParameters(const Recipe& recipe, int epoch, int index) {
    if (!recipe.augmentation.enabled) {
        return {};
    }
    Random random{recipe.seed, kAugmentationStream, static_cast<std::uint64_t>(variantAt(recipe, epoch)),
                  static_cast<std::uint64_t>(index)};
    return drawAugmentation(augmentationAt(recipe, epoch), random);
}

DigitImage trainingImage(const DataSet& set, int index, const Recipe& recipe, int epoch) {
    const DigitImage& original = set.images[static_cast<std::size_t>(index)];
    const AugmentationSettings& augmentation = recipe.augmentation;
    if (!augmentation.enabled) {
        return original;
    }
    const AugmentationParameters parameters = trainingParameters(recipe, epoch, index);
    const auto stream = [&](StreamKey key) {
        return Random{recipe.seed, key, static_cast<std::uint64_t>(variantAt(recipe, epoch)), static_cast<std::uint64_t>(index)};
    };
    DigitImage image = original;
    if (const double amount = augmentationAt(recipe, epoch).strokes; variesStrokes(recipe, set) && amount > 0) {
        Random random = stream(kStrokesStream);
        image = frameDrawing(varyStrokes(set.drawings[static_cast<std::size_t>(index)], amount, random)).value_or(original);
    }
    if (augmentation.styles != StyleSettings{}) {
        Random random = stream(kStyleStream);
        const int digit = areDigits(set.classes) ? set.labels[static_cast<std::size_t>(index)] : kNoDigit;
        image = applyStyles(image, digit, augmentation.styles, random);
    }
    return augment(image, parameters, augmentation.interpolation);
}

BatchLoader::BatchLoader(const DataSet& set, int images, const Recipe& recipe, std::int64_t firstStep)
    : set_(set), images_(images), recipe_(recipe), firstStep_(firstStep), empty_(kAhead), thread_([this] { work(); }) {}

BatchLoader::~BatchLoader() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

Batch BatchLoader::next(Batch used) {
    std::unique_lock lock(mutex_);
    if (used.pixels.capacity() > 0) {
        empty_.push_back(std::move(used));
        changed_.notify_all();
    }
    changed_.wait(lock, [this] { return !ready_.empty(); });
    Batch batch = std::move(ready_.front());
    if (!batch.labels.empty()) { // the empty one at the end stays for further calls
        ready_.pop_front();
    }
    return batch;
}

Batch BatchLoader::takeEmpty() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !empty_.empty(); });
    if (stopping_) {
        return {};
    }
    Batch batch = std::move(empty_.back());
    empty_.pop_back();
    return batch;
}

int stepsPerEpoch(const Recipe& recipe, int images) {
    return (images + recipe.batchSize - 1) / recipe.batchSize;
}

bool BatchLoader::deliver(Batch batch) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) {
            return false;
        }
        ready_.push_back(std::move(batch));
    }
    changed_.notify_all();
    return true;
}

void BatchLoader::work() {
    const std::int64_t steps = stepsPerEpoch(recipe_, images_);
    const int firstEpoch = static_cast<int>(firstStep_ / steps) + 1;
    for (int epoch = firstEpoch; epoch <= recipe_.epochs; ++epoch) {
        const std::vector<int> order = epochOrder(recipe_, epoch, set_, images_);
        const int begin = epoch == firstEpoch ? static_cast<int>(firstStep_ % steps) * recipe_.batchSize : 0;
        for (int first = begin; first < images_; first += recipe_.batchSize) {
            const int count = std::min(recipe_.batchSize, images_ - first);
            Batch batch = takeEmpty();
            batch.epoch = epoch;
            batch.variant = variantAt(recipe_, epoch);
            batch.indices.assign(order.begin() + first, order.begin() + first + count);
            batch.labels.resize(batch.indices.size());
            batch.images.resize(batch.indices.size());
            for (std::size_t i = 0; i < batch.indices.size(); ++i) {
                batch.labels[i] = set_.labels[static_cast<std::size_t>(batch.indices[i])];
                batch.images[i] = trainingImage(set_, batch.indices[i], recipe_, epoch);
            }
            normalise(batch.images, batch.pixels);
            if (!deliver(std::move(batch))) {
                return;
            }
        }
    }
    deliver({});
}

} // namespace model
