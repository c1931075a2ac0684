// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/feature_worker.h"

#include "app/window/thin_out.h"
#include "model/explain/optimised_image.h"
#include "model/explain/spreads.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr std::size_t kSurveyedAtOnce = 50; ///< images: a hundredth of a second or so
constexpr qint64 kExcitementIntervalMs = 250;
constexpr std::size_t kDarkImages = 300; ///< test images that a dead map stays dark in: a tenth of a second

} // namespace

void FeatureWorker::setWeights(std::shared_ptr<const model::Weights> weights) {
    change([&](FeatureRequest& request) { request.weights = std::move(weights); });
}

void FeatureWorker::setData(std::shared_ptr<const LoadedData> data) {
    change([&](FeatureRequest& request) { request.data = std::move(data); });
}

void FeatureWorker::choose(const model::MapPlace& map) {
    change([&](FeatureRequest& request) { request.map = map; });
}

void FeatureWorker::setWanted(bool wanted) {
    change([&](FeatureRequest& request) { request.wanted = wanted; });
}

void FeatureWorker::addEpoch(int epoch, std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data) {
    change([&](FeatureRequest& request) {
        request.epochs.push_back({epoch, std::move(weights), std::move(data)});
        if (request.epochs.size() > kMaxWaiting) {
            request.epochs.erase(request.epochs.begin());
        }
    });
}

void FeatureWorker::forgetEpochs() {
    change([](FeatureRequest& request) {
        request.epochs.clear();
        ++request.forgotten;
    });
}

void FeatureWorker::measureLayers(std::shared_ptr<const model::Model> model, std::shared_ptr<const LoadedData> data) {
    auto facts = std::make_shared<model::LayerFacts>();
    facts->weights = {model, &model->weights};
    if (data) {
        const auto images = std::span(data->test.images).first(std::min(kDarkImages, data->test.images.size()));
        facts->dead = model::deadMaps(*facts->weights, images);
        facts->images = static_cast<int>(images.size());
    }
    emit layersMeasured(facts);
}

bool FeatureWorker::doTask() {
    const FeatureRequest request = newest();
    if (measureEpoch(request)) {
        return true;
    }
    if (!request.wanted || !request.weights) {
        return false;
    }
    if (weights_ != request.weights || data_ != request.data) {
        weights_ = request.weights;
        data_ = request.data;
        survey_.emplace(weights_);
        optimised_.reset();
        reported_.reset();
        sinceReport_.start();
        emit weightsRead(weights_);
        return true;
    }
    if (!request.map.isIn(*weights_->architecture)) {
        return false; // another network's: one of this one is chosen soon
    }
    if (optimised_ != request.map) {
        optimise(request);
        return true;
    }
    if (!data_ || data_->test.images.empty()) {
        return false;
    }
    const bool whole = survey_->images() == data_->test.images.size();
    if (survey_->images() > 0 && (reported_ != request.map || (!whole && sinceReport_.hasExpired(kExcitementIntervalMs)))) {
        report(request.map);
        return true;
    }
    if (!whole) {
        lookAtImages();
        return true;
    }
    return false;
}

bool FeatureWorker::measureEpoch(const FeatureRequest& request) {
    if (std::exchange(forgotten_, request.forgotten) != request.forgotten) {
        history_.clear();
        emit spreadsMeasured(nullptr);
        return true;
    }
    if (request.epochs.empty()) {
        return false;
    }
    const FeatureRequest::Epoch& epoch = request.epochs.front();
    std::span<const model::DigitImage> images;
    std::span<const std::uint8_t> labels;
    if (epoch.data) {
        const std::size_t count = std::min(kSpreadImages, epoch.data->train.images.size());
        images = std::span(epoch.data->train.images).first(count);
        labels = std::span(epoch.data->train.labels).first(count);
    }
    auto measured =
        std::make_shared<const model::EpochHistograms>(model::measureSpreads(*epoch.weights, epoch.number, images, labels));
    bool late = false;
    change([&](FeatureRequest& now) {
        late = now.forgotten != request.forgotten;
        std::erase_if(now.epochs, [&](const FeatureRequest::Epoch& one) { return !late && one.number == epoch.number; });
    });
    if (late) {
        return true;
    }
    history_.push_back(std::move(measured));
    thinOut(history_, kMaxEpochs);
    emit spreadsMeasured(std::make_shared<const model::HistogramHistory>(history_));
    return true;
}

void FeatureWorker::optimise(const FeatureRequest& request) {
    const auto goesOn = [&] {
        const FeatureRequest now = newest();
        return now.wanted && now.map == request.map && now.weights == weights_;
    };
    if (auto image = model::optimiseImage(weights_, request.map, kOptimisedSeed, goesOn)) {
        optimised_ = request.map;
        emit optimised(std::make_shared<const model::OptimisedImage>(std::move(*image)));
    }
}

void FeatureWorker::lookAtImages() {
    const auto left = std::span(data_->test.images).subspan(survey_->images());
    survey_->add(left.first(std::min(kSurveyedAtOnce, left.size())));
    if (survey_->images() == data_->test.images.size()) {
        reported_.reset(); // the last word
    }
}

void FeatureWorker::report(const model::MapPlace& map) {
    auto excitement = std::make_shared<model::Excitement>();
    excitement->weights = weights_;
    excitement->map = map;
    if (const auto relu = model::reluBehind(*weights_->architecture, static_cast<std::size_t>(map.layer))) {
        excitement->dead = survey_->dead()[*relu];
    }
    excitement->among = static_cast<int>(survey_->images());
    excitement->whole = data_->test.size();
    for (const model::MapSurvey::Kept& kept : survey_->strongest(map)) {
        excitement->images.push_back(
            {static_cast<int>(kept.index), data_->test.labels[kept.index], data_->test.images[kept.index], kept.peak});
    }
    reported_ = map;
    sinceReport_.restart();
    emit exciting(excitement);
}

} // namespace app
