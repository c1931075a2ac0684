// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/network/fused/fused_step.h"
#include "model/values/explanation.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace app {

struct WhyRequest {
    std::shared_ptr<const model::ForwardTrace> path; ///< the digit that is explained; null: none
    std::shared_ptr<const LoadedData> data;          ///< null: there are no nearest images
    model::WhyQuestion question;
    bool wanted = false; ///< it is on the screen
};

/// Works out why a digit is read as it is: what in the image makes the answer at every movement of the pen and
/// every change of the weights; what would change it and the nearest training images when the pen rests, and at most once a
/// second while the weights change.
class WhyWorker : public Latest<WhyRequest> {
    Q_OBJECT

public:
    static constexpr std::size_t kMaxImages = 20000;        ///< training images among which the nearest are looked for, or …
    static constexpr std::size_t kMaxFeatures = 20'000'000; ///< … so many that they have no more values, 80 MB
    static constexpr std::size_t kNearest = 8;

    // From any thread.

    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    void setQuestion(const model::WhyQuestion& question);
    void setData(std::shared_ptr<const LoadedData> data);
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
    /// The training images as one state of the network sees them.
    struct Features {
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
        std::unique_ptr<model::FusedPredictor> predictor;
        std::size_t each = 0;      ///< features of an image
        std::vector<float> values; ///< [images, each]
        std::size_t done = 0;      ///< images
        std::size_t images = 0;    ///< in the end
    };
    void explain(const WhyRequest& request);
    void findCounterfactual(const WhyRequest& request);
    void addFeatures();
    void findNearest(const WhyRequest& request);

    std::unique_ptr<model::FusedPredictor> predictor_;
    std::shared_ptr<const model::Weights> predictorWeights_;
    std::shared_ptr<const model::ForwardTrace> explained_, counterfactualFor_, near_; ///< what was answered last
    model::WhyQuestion answered_;
    Features features_;
    QElapsedTimer sinceCounterfactual_, sinceFeatures_;
};

} // namespace app
