// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/explain/map_survey.h"
#include "model/network/model.h"
#include "model/values/histograms.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>
#include <vector>

namespace app {

struct FeatureRequest {
    struct Epoch {
        int number = 0;
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data; ///< that the run learns from
    };
    std::shared_ptr<const model::Weights> weights; ///< null: none
    std::shared_ptr<const LoadedData> data;        ///< null: there are no images
    model::MapPlace map;
    bool wanted = false;       ///< it is on the screen
    std::vector<Epoch> epochs; ///< not measured yet
    int forgotten = 0;         ///< how often the epochs were
};

/// What a network has learned: how its figures are spread at each epoch's end; while it is on the screen, which test images
/// excite the chosen map most, and an image made to do so. Work for a former request ends within a few hundredths of a second.
class FeatureWorker : public Latest<FeatureRequest> {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxEpochs = 60;      ///< with histograms, 30 KB each; of more, every second one stays
    static constexpr std::size_t kSpreadImages = 100;  ///< training images behind activations and gradients
    static constexpr std::size_t kMaxWaiting = 10;     ///< epochs not measured yet, 50 KB each; the oldest are dropped
    static constexpr std::uint64_t kOptimisedSeed = 1; ///< of the noise that images are made from

    // From any thread.

    void setWeights(std::shared_ptr<const model::Weights> weights);
    void setData(std::shared_ptr<const LoadedData> data);
    void choose(const model::MapPlace& map);
    void setWanted(bool wanted);

    void addEpoch(int epoch, std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data);
    /// Another run, or another model.
    void forgetEpochs();

    /// Posted, so that it ends in `layersMeasured` once: which maps of a network `data`, which may be null, leaves
    /// dark.
    void measureLayers(std::shared_ptr<const model::Model> model, std::shared_ptr<const LoadedData> data);

signals:
    void layersMeasured(const std::shared_ptr<const model::LayerFacts>& facts);
    void weightsRead(const std::shared_ptr<const model::Weights>& weights);
    /// Of the chosen map, as far as the images have been looked at.
    void exciting(const std::shared_ptr<const model::Excitement>& excitement);
    void optimised(const std::shared_ptr<const model::OptimisedImage>& image);
    /// All that is kept, whenever an epoch was added; null after they were forgotten.
    void spreadsMeasured(const std::shared_ptr<const model::HistogramHistory>& history);

protected:
    bool doTask() override;

private:
    bool measureEpoch(const FeatureRequest& request);
    void optimise(const FeatureRequest& request);
    void lookAtImages();
    void report(const model::MapPlace& map);

    std::shared_ptr<const model::Weights> weights_; ///< that the survey is of
    std::shared_ptr<const LoadedData> data_;
    std::optional<model::MapSurvey> survey_;
    QElapsedTimer sinceReport_;
    std::optional<model::MapPlace> optimised_, reported_;
    model::HistogramHistory history_;
    int forgotten_ = 0;
};

} // namespace app
