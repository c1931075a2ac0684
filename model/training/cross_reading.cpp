// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/cross_reading.h"

#include "model/network/evaluation.h"
#include "model/network/learner.h"
#include "model/training/trainer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace model {
namespace {

constexpr int kParts = 3;
constexpr std::array kSizes{5, 10, 20, 50};
constexpr double kNoDoubt = 0.01;

/// The images that are not in `part`, at most `most` of each class, and those that are.
std::pair<DataSet, DataSet> divide(const DataSet& images, int part, int most) {
    DataSet learned{{}, {}, images.classes};
    DataSet read{{}, {}, images.classes};
    std::vector<int> seen(static_cast<std::size_t>(classCount(images.classes)));
    std::vector<int> taken(seen.size());
    for (std::size_t i = 0; i < images.images.size(); ++i) {
        const std::size_t label = images.labels[i];
        if (seen[label]++ % kParts == part) {
            read.add(images, i);
        } else if (taken[label] < most) {
            ++taken[label];
            learned.add(images, i);
        }
    }
    return {std::move(learned), std::move(read)};
}

} // namespace

int CrossReading::neediest() const {
    const auto most = std::ranges::max_element(classes, {}, &ClassReading::doubt);
    return most == classes.end() || most->doubt < kNoDoubt ? -1 : static_cast<int>(most - classes.begin());
}

std::optional<CrossReading> crossRead(const DataSet& images, const Recipe& recipe, const ArchitecturePointer& network,
                                      TrainingControl& control) {
    const auto classes = static_cast<std::size_t>(classCount(images.classes));
    std::vector<int> counts(classes);
    for (const std::uint8_t label : images.labels) {
        ++counts[label];
    }
    const int fewest = *std::ranges::min_element(counts);
    const int all = fewest - (fewest + kParts - 1) / kParts;
    std::vector<int> sizes;
    std::ranges::copy_if(kSizes, std::back_inserter(sizes), [&](int size) { return size < all; });
    sizes.push_back(*std::ranges::max_element(counts));
    CrossReading result;
    for (const int size : sizes) {
        const bool isLast = size == sizes.back();
        std::vector<ClassReading> reading(classes);
        std::vector<std::vector<int>> as(classes, std::vector<int>(classes));
        for (int part = 0; part < kParts; ++part) {
            const auto [learned, read] = divide(images, part, size);
            Recipe fitting = recipe;
            fitting.batchSize = std::min(recipe.batchSize, learned.size());
            const auto learner = makeLearner(network, {recipe.seed, recipe.threads, "cpu", StepKind::automatic});
            const TrainingResult run = train(fitting, {}, learned, read, *learner, control, {});
            if (run.end != TrainingEnd::completed) {
                return std::nullopt;
            }
            const auto predictor = makePredictor(*run.weights, {.threads = recipe.threads, .device = "cpu"});
            const std::vector<Prediction> predictions = predictAll(*predictor, read.images);
            for (std::size_t i = 0; i < predictions.size(); ++i) {
                const std::size_t label = read.labels[i];
                ++reading[label].images;
                ++as[label][static_cast<std::size_t>(predictions[i].digit)];
                reading[label].doubt += 1 - static_cast<double>(predictions[i].probabilities[label]);
            }
        }
        int right = 0;
        for (std::size_t label = 0; label < classes; ++label) {
            ClassReading& its = reading[label];
            right += its.right = std::exchange(as[label][label], 0);
            its.doubt /= std::max(its.images, 1);
            const auto most = std::ranges::max_element(as[label]);
            if (*most > 0) {
                its.instead = static_cast<int>(most - as[label].begin());
                its.asThat = *most;
            }
        }
        result.curve.push_back({isLast ? all : size, static_cast<double>(right) / std::max(images.size(), 1)});
        result.classes = std::move(reading);
    }
    return result;
}

} // namespace model
