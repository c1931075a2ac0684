// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "model/network/architecture.h"
#include "model/values/digit_map.h"

#include <QObject>

#include <atomic>
#include <map>
#include <memory>

namespace app {

/// Makes the map of digits: the plane of all test images, or as many as memory is for, in a fraction of a second, the
/// neighbourhood of some of them in several.
class EmbeddingWorker : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t kNeighboursMost = 2000;    ///< images whose neighbourhood is laid out
    static constexpr std::size_t kMaxFeatures = 20'000'000; ///< of all images of a map, 80 MB: with more features fewer images

    // From its own thread; each ends in `made`, or in nothing where `forget` or another `spread` came after it was asked for.

    /// The plane, turned towards that of the nearest epoch that was made of the same images.
    void make(std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data, int epoch);

    /// The neighbourhood; `order` is the number of requests so far, `newest`.
    void spread(std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data, int epoch, int order);

    /// Another run or model: nothing is turned towards the maps so far.
    void forget() { points_.clear(); }

    /// From any thread: ends what is being spread.
    int nextOrder() { return ++newest_; }

signals:
    void made(const std::shared_ptr<const model::DigitMap>& map);
    /// The neighbourhood as it is so far, without features.
    void progressed(double share, const std::shared_ptr<const model::DigitMap>& soFar);

private:
    std::shared_ptr<model::DigitMap> read(const model::Weights& weights, const std::shared_ptr<const LoadedData>& data,
                                          std::size_t most);

    std::shared_ptr<const LoadedData> data_;
    std::shared_ptr<const std::vector<model::DigitImage>> images_; ///< `data_`'s test images, for the window
    std::map<int, std::vector<model::MapPoint>> points_;           ///< of all test images, by epoch
    std::atomic<int> newest_ = 0;
};

} // namespace app
