// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/explain/map_survey.h"
#include "model/network/architecture.h"
#include "model/values/histograms.h"

#include <QElapsedTimer>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace app {

/// Finds out what a network has learned, beside the window: how its figures are spread at each epoch's end, whether somebody
/// looks or not; and while somebody does, which test images excite the chosen map most, and an image made to do so. What is
/// worked out for former weights, another map or nobody ends within a few hundredths of a second.
class FeatureWorker : public TaskWorker {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxEpochs = 60;      ///< whose spreads are kept, 30 KB each; of more, every second one
    static constexpr std::size_t kSpreadImages = 100;  ///< training images behind activations and gradients
    static constexpr std::size_t kMaxWaiting = 10;     ///< epochs that wait for being measured, 50 KB each; the oldest go
    static constexpr std::uint64_t kOptimisedSeed = 1; ///< of the noise that images are made from

    // From any thread.

    /// The network that is looked into; null: none.
    void setWeights(std::shared_ptr<const model::Weights> weights);
    /// Null: there is nothing to look at.
    void setData(std::shared_ptr<const LoadedData> data);
    void choose(const model::MapPlace& map);
    /// Whether somebody sees it.
    void setWanted(bool wanted);

    /// An epoch has ended; `data` is what the run learns from.
    void addEpoch(int epoch, std::shared_ptr<const model::Weights> weights, std::shared_ptr<const LoadedData> data);
    /// A run begins, or another model is looked into: the epochs so far are forgotten.
    void forgetEpochs();

signals:
    void layersRead(const std::shared_ptr<const model::NetworkLayers>& layers);
    /// Of the chosen map, as far as the images have been looked at.
    void exciting(const std::shared_ptr<const model::Excitement>& excitement);
    void optimised(const std::shared_ptr<const model::OptimisedImage>& image);
    /// All that is kept, whenever an epoch was added; null after they were forgotten.
    void spreadsMeasured(const std::shared_ptr<const model::HistogramHistory>& history);

protected:
    bool doTask() override;

private:
    struct Epoch {
        int number = 0;
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
    };
    struct Request {
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
        model::MapPlace map;
        bool wanted = false;
        std::vector<Epoch> epochs; ///< not measured yet
        int forgotten = 0;         ///< how often the epochs were
    };
    Request newest() const;
    template <class Change> void change(const Change& change);
    bool measureEpoch(const Request& request);
    void optimise(const Request& request);
    void lookAtImages();
    void report(const model::MapPlace& map);

    mutable std::mutex mutex_;
    Request request_;

    // Only the tasks touch these.
    std::shared_ptr<const model::Weights> weights_; ///< that the survey is of
    std::shared_ptr<const LoadedData> data_;
    std::optional<model::MapSurvey> survey_;
    QElapsedTimer sinceReport_;
    std::optional<model::MapPlace> optimised_, reported_;
    model::HistogramHistory history_;
    int forgotten_ = 0;
};

} // namespace app
