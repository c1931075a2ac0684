// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/why_worker.h"

#include "model/explain/counterfactual.h"
#include "model/explain/feature_plane.h"
#include "model/explain/occlusion.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr std::size_t kImagesAtOnce = 1000; ///< a hundredth of a second or so
constexpr std::chrono::milliseconds kSlowly{1000};

/// Whether something that takes its time is due: at once for another image, else when the last one is old enough.
bool due(const QElapsedTimer& since) {
    return !since.isValid() || since.hasExpired(kSlowly.count());
}

bool sameImage(const std::shared_ptr<const model::ForwardTrace>& a, const std::shared_ptr<const model::ForwardTrace>& b) {
    return a && b && a->image == b->image && a->ink == b->ink;
}

} // namespace

void WhyWorker::setPath(std::shared_ptr<const model::ForwardTrace> path) {
    change([&](WhyRequest& request) { request.path = std::move(path); });
}

void WhyWorker::setQuestion(const model::WhyQuestion& question) {
    change([&](WhyRequest& request) { request.question = question; });
}

void WhyWorker::setData(std::shared_ptr<const LoadedData> data) {
    change([&](WhyRequest& request) { request.data = std::move(data); });
}

void WhyWorker::setWanted(bool wanted) {
    change([&](WhyRequest& request) { request.wanted = wanted; });
}

bool WhyWorker::doTask() {
    const WhyRequest request = newest();
    if (!request.wanted || !request.path) {
        return false;
    }
    if (explained_ != request.path || answered_ != request.question) {
        explain(request);
        return true;
    }
    if (counterfactualFor_ != request.path && !request.path->ink.empty()) {
        if (!sameImage(counterfactualFor_, request.path) || due(sinceCounterfactual_)) {
            findCounterfactual(request);
            return true;
        }
        wakeIn(kSlowly);
    }
    if (!request.data) {
        return false;
    }
    if (features_.done < features_.images) {
        addFeatures();
        return true;
    }
    if (features_.weights != request.path->weights || features_.data != request.data) {
        if (features_.data != request.data || due(sinceFeatures_)) {
            const auto each = static_cast<std::size_t>(request.path->weights->architecture->features().count());
            const std::size_t images = std::min({kMaxImages, kMaxFeatures / each, request.data->train.images.size()});
            features_ = {request.path->weights,
                         request.data,
                         std::make_unique<model::FusedPredictor>(*request.path->weights, 1, model::chooseIsa()),
                         each,
                         std::vector<float>(images * each),
                         0,
                         images};
            near_.reset();
            return true;
        }
        wakeIn(kSlowly);
    }
    if (!sameImage(near_, request.path)) {
        findNearest(request);
        return true;
    }
    return false;
}

void WhyWorker::explain(const WhyRequest& request) {
    if (predictorWeights_ != request.path->weights) {
        predictorWeights_ = request.path->weights;
        predictor_ = std::make_unique<model::FusedPredictor>(*predictorWeights_, 1, model::chooseIsa());
    }
    explained_ = request.path;
    answered_ = request.question;
    emit explained(std::make_shared<const model::Explanation>(model::explain(*predictor_, request.path, request.question)));
}

void WhyWorker::findCounterfactual(const WhyRequest& request) {
    const auto goesOn = [&] {
        const WhyRequest now = newest();
        return now.wanted && sameImage(now.path, request.path);
    };
    if (auto counterfactual = model::findCounterfactual(*predictor_, request.path, goesOn)) {
        counterfactualFor_ = request.path;
        sinceCounterfactual_.start();
        emit counterfactualFound(std::make_shared<const model::Counterfactual>(std::move(*counterfactual)));
    }
}

void WhyWorker::addFeatures() {
    Features& f = features_;
    const std::size_t count = std::min(kImagesAtOnce, f.images - f.done);
    std::vector<float> answers(count * static_cast<std::size_t>(f.predictor->classes()));
    f.predictor->predictWithFeatures(std::span(f.data->train.images).subspan(f.done, count), answers,
                                     std::span(f.values).subspan(f.done * f.each, count * f.each));
    f.done += count;
    sinceFeatures_.start();
    emit featuresProgressed(static_cast<double>(f.done) / static_cast<double>(f.images));
}

void WhyWorker::findNearest(const WhyRequest& request) {
    std::vector<float> answer(static_cast<std::size_t>(features_.predictor->classes()));
    std::vector<float> wanted(features_.each);
    features_.predictor->predictWithFeatures(std::span(&request.path->image, 1), answer, wanted);
    auto nearest = std::make_shared<model::Nearest>();
    nearest->path = request.path;
    nearest->among = static_cast<int>(features_.images);
    for (const auto& [distance, row] : model::nearestRows(features_.values, wanted, kNearest)) {
        nearest->images.push_back(
            {static_cast<int>(row), features_.data->train.labels[row], distance, features_.data->train.images[row]});
    }
    near_ = request.path;
    emit nearestFound(nearest);
}

} // namespace app
