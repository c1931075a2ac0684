// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/compare_worker.h"

#include "model/network/evaluation.h"

#include <algorithm>
#include <utility>

namespace app {
namespace {

constexpr std::size_t kReadAtOnce = 500; ///< images: a hundredth of a second or so

} // namespace

void CompareWorker::setA(std::shared_ptr<const model::Weights> weights) {
    change([&](CompareRequest& request) { request.weights[0] = std::move(weights); });
}

void CompareWorker::setB(std::shared_ptr<const model::Weights> weights) {
    change([&](CompareRequest& request) { request.weights[1] = std::move(weights); });
}

void CompareWorker::setPath(std::shared_ptr<const model::ForwardTrace> path) {
    change([&](CompareRequest& request) { request.path = std::move(path); });
}

void CompareWorker::setData(std::shared_ptr<const LoadedData> data) {
    change([&](CompareRequest& request) { request.data = std::move(data); });
}

void CompareWorker::setWanted(bool wanted) {
    change([&](CompareRequest& request) { request.wanted = wanted; });
}

bool CompareWorker::doTask() {
    const CompareRequest request = newest();
    if (!request.wanted) {
        return false;
    }
    for (std::size_t i = 0; i < 2; ++i) {
        Side& side = sides_[i];
        if (side.weights != request.weights[i]) {
            side = {request.weights[i], nullptr, nullptr, {}};
            if (side.weights) {
                side.predictor = std::make_unique<model::FusedPredictor>(*side.weights, 1, model::chooseIsa());
            }
        }
        if (side.data != request.data) {
            side.data = request.data;
            side.reads.clear();
        }
    }
    if (answered_.path != request.path || answered_.weights != request.weights) {
        answer(request);
        return true;
    }
    if (compared_.weights == request.weights && compared_.data == request.data) {
        return false;
    }
    const bool possible = request.data && sides_[0].predictor && sides_[1].predictor;
    for (Side& side : sides_) {
        if (possible && side.reads.size() < request.data->test.images.size()) {
            readMore(side);
            return true;
        }
    }
    std::shared_ptr<model::Comparison> comparison;
    if (possible) {
        comparison = std::make_shared<model::Comparison>(model::compare(sides_[0].reads, sides_[1].reads));
        comparison->testImages = {request.data, &request.data->test.images};
    }
    compared_ = request;
    emit compared(comparison);
    return true;
}

void CompareWorker::answer(const CompareRequest& request) {
    std::shared_ptr<model::AnswerPair> answers;
    if (request.path && sides_[0].predictor && sides_[1].predictor) {
        answers = std::make_shared<model::AnswerPair>();
        answers->image = request.path->image;
        answers->a = model::predictOne(*sides_[0].predictor, answers->image).probabilities;
        answers->b = model::predictOne(*sides_[1].predictor, answers->image).probabilities;
    }
    answered_ = request;
    emit answered(answers);
}

void CompareWorker::readMore(Side& side) {
    const model::DataSet& test = side.data->test;
    const std::size_t first = side.reads.size();
    const std::size_t count = std::min(kReadAtOnce, test.images.size() - first);
    for (const model::Prediction& read : model::predictAll(*side.predictor, std::span(test.images).subspan(first, count))) {
        const std::size_t index = side.reads.size();
        side.reads.push_back({static_cast<int>(index), test.labels[index], read.digit, read.confidence()});
    }
    emit progressed(static_cast<double>(sides_[0].reads.size() + sides_[1].reads.size()) /
                    static_cast<double>(2 * test.images.size()));
}

} // namespace app
