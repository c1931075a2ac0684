// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasets/loaded_data.h"
#include "app/window/workers/task_worker.h"
#include "model/formats/model_file.h"

#include <array>
#include <memory>
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

struct DataRequest {
    std::shared_ptr<const LoadedData> data;
    std::shared_ptr<const model::Model> model; ///< whose doubts are asked for; nullptr disables label-error detection
    std::optional<model::Split> split;         ///< that is on the screen; nothing: none
    bool operator==(const DataRequest&) const = default;
};

/// The mean image of every class of the open data set, as soon as it is open, and the labels of a split that the open model
/// doubts. Another request ends what is being computed for the one before.
class DataWorker : public Latest<DataRequest> {
    Q_OBJECT

public:
    // From any thread.
    void setData(std::shared_ptr<const LoadedData> data);
    void setModel(std::shared_ptr<const model::Model> model);
    void setWanted(std::optional<model::Split> split);

signals:
    void meansFound(const std::shared_ptr<const model::ClassMeans>& means, const std::shared_ptr<const app::LoadedData>& data);
    /// The share of the split that was read.
    void doubtsProgressed(double share);
    void doubtsFound(const std::shared_ptr<const app::LabelDoubts>& doubts);

protected:
    bool doTask() override;

private:
    void findDoubts(const DataRequest& request);

    std::shared_ptr<const LoadedData> averaged_;
    std::array<std::shared_ptr<const LabelDoubts>, 2> found_; ///< the last of each split
};

} // namespace app
