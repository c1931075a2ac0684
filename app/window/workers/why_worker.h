// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/network/fused/fused_step.h"
#include "model/values/explanation.h"

#include <QElapsedTimer>

#include <memory>
#include <mutex>
#include <vector>

namespace app {

/// Works out why a digit is read as it is, beside the window: what in the image makes the answer at every movement of the pen and
/// every change of the weights; what would change it and the nearest training images when the pen rests, and at most once a
/// second while the weights change.
class WhyWorker : public TaskWorker {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxImages = 20000; ///< training images among which the nearest are looked for
    static constexpr std::size_t kNearest = 8;

    // From any thread.

    /// The digit that is looked into; null: none.
    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    void setQuestion(const model::WhyQuestion& question);
    /// Null: there are no nearest images.
    void setData(std::shared_ptr<const LoadedData> data);
    /// Whether somebody sees it.
    void setWanted(bool wanted);

signals:
    void explained(const std::shared_ptr<const model::Explanation>& why);
    /// Of a path that was explained before; so is `nearestFound`.
    void counterfactualFound(const std::shared_ptr<const model::Counterfactual>& counterfactual);
    void nearestFound(const std::shared_ptr<const model::Nearest>& nearest);
    /// Share of the training images whose features are known.
    void featuresProgressed(double share);

protected:
    bool doTask() override;

private:
    struct Request {
        std::shared_ptr<const model::ForwardTrace> path;
        std::shared_ptr<const LoadedData> data;
        model::WhyQuestion question;
        bool wanted = false;
    };
    /// The training images as one state of the network sees them.
    struct Features {
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
        std::unique_ptr<model::FusedPredictor> predictor;
        std::vector<float> values; ///< [images, kLastFeatures]
        std::size_t done = 0;      ///< images
        std::size_t images = 0;    ///< in the end
    };
    Request newest() const;
    template <class Change> void change(const Change& change);
    void explain(const Request& request);
    void findCounterfactual(const Request& request);
    void addFeatures();
    void findNearest(const Request& request);

    mutable std::mutex mutex_;
    Request request_;

    // Only the tasks touch these.
    std::unique_ptr<model::FusedPredictor> predictor_;
    std::shared_ptr<const model::Weights> predictorWeights_;
    std::shared_ptr<const model::ForwardTrace> explained_, counterfactualFor_, near_; ///< what was answered last
    model::WhyQuestion answered_;
    Features features_;
    QElapsedTimer sinceCounterfactual_, sinceFeatures_;
};

} // namespace app
