// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/formats/model_file.h"

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace app {

/// The labels of one split that one model doubts.
struct LabelDoubts {
    std::shared_ptr<const model::Model> model;
    std::shared_ptr<const LoadedData> data;
    model::Split split = model::Split::train;
    std::vector<model::ReadImage> images; ///< the most confident first
};

/// Looks at the open data set beside the window: the mean image of every class as soon as it is there, and which labels the open
/// model doubts when somebody wants to know. Another model, data set or split ends what is being read for the one before.
class DataWorker : public TaskWorker {
    Q_OBJECT

public:
    // From any thread.
    void setData(std::shared_ptr<const LoadedData> data);
    /// Null: there is nobody to doubt anything.
    void setModel(std::shared_ptr<const model::Model> model);
    /// Whose doubts somebody looks at; nothing: nobody's.
    void setWanted(std::optional<model::Split> split);

signals:
    void meansFound(const std::shared_ptr<const model::ClassMeans>& means, const std::shared_ptr<const app::LoadedData>& data);
    /// The share of the split that was read.
    void doubtsProgressed(double share);
    void doubtsFound(const std::shared_ptr<const app::LabelDoubts>& doubts);

protected:
    bool doTask() override;

private:
    struct Request {
        std::shared_ptr<const LoadedData> data;
        std::shared_ptr<const model::Model> model;
        std::optional<model::Split> split;
        bool operator==(const Request&) const = default;
    };
    Request newest() const;
    template <class Change> void change(const Change& change);
    void findDoubts(const Request& request);

    mutable std::mutex mutex_;
    Request request_;

    // Only the tasks touch these.
    std::shared_ptr<const LoadedData> averaged_;
    std::array<std::shared_ptr<const LabelDoubts>, 2> found_; ///< the last of each split
};

} // namespace app
