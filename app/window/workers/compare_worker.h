// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/network/fused/fused_step.h"
#include "model/values/comparison.h"

#include <array>
#include <memory>
#include <vector>

namespace app {

struct CompareRequest {
    std::array<std::shared_ptr<const model::Weights>, 2> weights; ///< A, B; null: none
    std::shared_ptr<const model::ForwardTrace> path;              ///< the digit on the canvas; null: none
    std::shared_ptr<const LoadedData> data;                       ///< null: there are no test images
    bool wanted = false;                                          ///< it is on the screen
};

/// Compares two models: how they read the drawing at every movement of the pen, and the test images, in a second or so.
class CompareWorker : public Latest<CompareRequest> {
    Q_OBJECT

public:
    // From any thread.
    void setA(std::shared_ptr<const model::Weights> weights);
    void setB(std::shared_ptr<const model::Weights> weights);
    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    void setData(std::shared_ptr<const LoadedData> data);
    void setWanted(bool wanted);

signals:
    /// Null: nothing is drawn, or there are not two models.
    void answered(const std::shared_ptr<const model::AnswerPair>& answers);
    /// Null: there are not two models and a data set.
    void compared(const std::shared_ptr<const model::Comparison>& comparison);
    /// Share of the readings that are done.
    void progressed(double share);

protected:
    bool doTask() override;

private:
    /// One of the models, and how it reads the test images.
    struct Side {
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
        std::unique_ptr<model::FusedPredictor> predictor;
        std::vector<model::ReadImage> reads; ///< as far as they have been read
    };
    void answer(const CompareRequest& request);
    void readMore(Side& side);

    CompareRequest answered_, compared_; ///< what was answered last
    std::array<Side, 2> sides_;
};

} // namespace app
