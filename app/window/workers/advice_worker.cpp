// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/workers/advice_worker.h"

#include "app/runs/train_and_record.h"

namespace app {

void AdviceWorker::advise(const AdviceJob& job) {
    try {
        RunRequest request;
        request.recipe = job.recipe;
        request.recipe.threads = 1; // the window's own work comes first
        model::DataSet drawings = job.data->train;
        for (std::size_t i = 0; i < job.data->test.images.size(); ++i) {
            drawings.add(job.data->test, i);
        }
        if (const auto reading = model::crossRead(drawings, request.recipe, networksOf(request, *job.data).own, *job.control)) {
            emit advised(job.data, *reading);
        }
    } catch (const model::Error&) { // training itself has said what is wrong
    }
}

} // namespace app
