// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/data_worker.h"

#include "app/window/workers/worker_thread.h"
#include "model/data/class_means.h"
#include "model/network/fused/fused_step.h"
#include "model/training/label_doubts.h"

#include <QElapsedTimer>

#include <utility>

namespace app {

void DataWorker::setData(std::shared_ptr<const LoadedData> data) {
    change([&](DataRequest& request) { request.data = std::move(data); });
}

void DataWorker::setModel(std::shared_ptr<const model::Model> model) {
    change([&](DataRequest& request) { request.model = std::move(model); });
}

void DataWorker::setWanted(std::optional<model::Split> split) {
    change([&](DataRequest& request) { request.split = split; });
}

bool DataWorker::doTask() {
    const DataRequest request = newest();
    if (!request.data) {
        return false;
    }
    if (averaged_ != request.data) {
        averaged_ = request.data;
        const std::size_t classes = request.data->classes().size();
        auto means = std::make_shared<model::ClassMeans>();
        means->train = model::classMeans(request.data->train, classes);
        means->test = model::classMeans(request.data->test, classes);
        emit meansFound(means, request.data);
        return true;
    }
    if (!request.model || !request.split) {
        return false;
    }
    const auto& found = found_[static_cast<std::size_t>(*request.split)];
    if (found && found->model == request.model && found->data == request.data) {
        emit doubtsFound(found);
    } else {
        findDoubts(request);
    }
    return newest() != request;
}

void DataWorker::findDoubts(const DataRequest& request) {
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    const auto goesOn = [&](double share) {
        if (sinceProgress.hasExpired(kReportIntervalMs)) {
            emit doubtsProgressed(share);
            sinceProgress.restart();
        }
        return newest() == request;
    };
    model::FusedPredictor predictor(request.model->weights, 1, model::chooseIsa());
    const bool train = *request.split == model::Split::train;
    auto images = model::doubtfulLabels(predictor, train ? request.data->train : request.data->test, goesOn);
    if (images) {
        auto& found = found_[static_cast<std::size_t>(*request.split)];
        found = std::make_shared<const LabelDoubts>(LabelDoubts{request.model, request.data, *request.split, std::move(*images)});
        emit doubtsFound(found);
    }
}

} // namespace app
