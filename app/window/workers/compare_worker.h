// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/network/fused/fused_step.h"
#include "model/values/comparison.h"

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace app {

/// Puts two models beside each other, beside the window: how they read the drawing at every movement of the pen, and the test
/// images, in a second or so. Always the newest of what it was asked for.
class CompareWorker : public TaskWorker {
    Q_OBJECT

public:
    // From any thread.

    /// The models; null: none.
    void setA(std::shared_ptr<const model::Weights> weights);
    void setB(std::shared_ptr<const model::Weights> weights);
    /// The digit on the canvas; null: none.
    void setPath(std::shared_ptr<const model::ForwardTrace> path);
    /// Null: there are no test images.
    void setData(std::shared_ptr<const LoadedData> data);
    /// Whether somebody sees it.
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
    struct Request {
        std::array<std::shared_ptr<const model::Weights>, 2> weights; ///< A, B
        std::shared_ptr<const model::ForwardTrace> path;
        std::shared_ptr<const LoadedData> data;
        bool wanted = false;
    };
    /// One of the models, and how it reads the test images.
    struct Side {
        std::shared_ptr<const model::Weights> weights;
        std::shared_ptr<const LoadedData> data;
        std::unique_ptr<model::FusedPredictor> predictor;
        std::vector<model::ReadImage> reads; ///< as far as they have been read
    };
    template <class Change> void change(const Change& change);
    void answer(const Request& request);
    void readMore(Side& side);

    std::mutex mutex_;
    Request request_;

    // Only the tasks touch these.
    Request answered_, compared_; ///< what was answered last
    std::array<Side, 2> sides_;
};

} // namespace app
