// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/embedding_worker.h"

#include "model/explain/feature_plane.h"
#include "model/explain/tsne.h"
#include "model/network/fused/fused_step.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace app {
namespace {

constexpr qint64 kProgressMs = 100;

} // namespace

std::shared_ptr<model::DigitMap> EmbeddingWorker::read(const model::Weights& weights,
                                                       const std::shared_ptr<const LoadedData>& data, std::size_t most) {
    if (data_ != data) {
        data_ = data;
        images_ = std::make_shared<const std::vector<model::DigitImage>>(data->test.images);
        points_.clear();
    }
    auto map = std::make_shared<model::DigitMap>();
    map->images = images_;
    const auto each = static_cast<std::size_t>(weights.architecture->features().count());
    const std::size_t count = std::min({most, kMaxFeatures / each, images_->size()});
    map->indices.resize(count);
    std::iota(map->indices.begin(), map->indices.end(), 0);
    map->labels.assign(data->test.labels.begin(), data->test.labels.begin() + static_cast<std::ptrdiff_t>(count));
    map->features.resize(count * each);
    model::FusedPredictor predictor(weights, 1, model::chooseIsa());
    const auto classes = static_cast<std::size_t>(predictor.classes());
    std::vector<float> answers(count * classes);
    predictor.predictWithFeatures(std::span(*images_).first(count), answers, map->features);
    for (std::size_t i = 0; i < count; ++i) {
        const auto row = std::span(answers).subspan(i * classes, classes);
        map->predicted.push_back(static_cast<std::uint8_t>(std::ranges::max_element(row) - row.begin()));
    }
    map->plane = model::principalPlane(map->features, each);
    for (std::size_t first = 0; first < map->features.size(); first += each) {
        map->points.push_back(map->plane.place(std::span(map->features).subspan(first, each)));
    }
    return map;
}

void EmbeddingWorker::make(std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data, int epoch) {
    const auto map = read(*weights, data, data->test.images.size());
    map->epoch = epoch;
    map->features = {}; // of the bundled network 12 MB
    const auto nearest = std::min_element(points_.begin(), points_.end(), [epoch](const auto& a, const auto& b) {
        return std::abs(a.first - epoch) < std::abs(b.first - epoch);
    });
    if (nearest != points_.end()) {
        model::turnTowards(nearest->second, map->points, map->plane);
    }
    points_[epoch] = map->points;
    emit made(map);
}

void EmbeddingWorker::spread(std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data, int epoch,
                             int order) {
    if (order != newest_) {
        return;
    }
    const auto map = read(*weights, data, kNeighboursMost);
    map->epoch = epoch;
    map->kind = model::MapKind::neighbours;
    map->plane = {};
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    std::vector<model::MapPoint> begin = std::move(map->points);
    map->points.clear();
    model::TsneOptions options;
    options.progressed = [&](double share, std::span<const float> x, std::span<const float> y) {
        if (sinceProgress.elapsed() >= kProgressMs) {
            auto soFar = std::make_shared<model::DigitMap>(*map);
            soFar->features = {};
            for (std::size_t i = 0; i < x.size(); ++i) {
                soFar->points.push_back({x[i], y[i]});
            }
            emit progressed(share, soFar);
            sinceProgress.restart();
        }
        return order == newest_;
    };
    map->points = model::tsne(map->features, std::move(begin), options);
    if (!map->points.empty()) {
        emit made(map);
    }
}

} // namespace app
