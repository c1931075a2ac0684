// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/console.h"
#include "app/fine_tuning.h"
#include "app/handwriting.h"
#include "app/interrupt.h"
#include "app/models.h"
#include "model/io/atomic_file.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace app {

void runFineTune(const FineTuneOptions& options) {
    model::checkModelPath(options.out);
    model::checkWritable(options.out);
    const model::DataSet own = framedDrawings(model::readStrokesFile(options.strokes), options.strokes);
    const model::Model start = modelOrDefault(options.model);
    const LoadedData data = loadData(options.data.empty() ? dataFolder() : std::filesystem::path(options.data));
    const model::Recipe recipe = fineTuningRecipeFor(start);

    const InterruptGuard guard;
    model::TrainingControl control;
    console::ProgressLine progress;
    model::TrainingObserver observer;
    observer.batchFinished = [&](const model::BatchMetrics& m) {
        if (InterruptGuard::interrupted()) {
            control.stop();
        }
        progress.show(console::format("Epoch %d/%d", m.epoch, recipe.epochs), m.epochsDone / recipe.epochs,
                      console::format("loss %.3f", static_cast<double>(m.loss)));
    };
    const model::FineTuningResult result = model::fineTune(start.weights, recipe, own, data.train, data.test, control, observer);
    progress.clear();
    if (result.end != model::TrainingEnd::completed) {
        throw model::Error("Fine-tuning was stopped; no model was written.", "Run it again when you have a minute.");
    }
    model::saveModel(options.out, fineTunedModel(recipe, result, data));
    if (options.json) {
        const auto accuracies = [](const model::Accuracies& a) {
            return nlohmann::ordered_json{{"own", a.own}, {"test", a.test}};
        };
        console::printJson({{"learned", result.learned},
                            {"held_out", result.held},
                            {"before", accuracies(result.before)},
                            {"after", accuracies(result.after)},
                            {"seconds", result.seconds},
                            {"model", options.out}});
        return;
    }
    std::printf("%d drawings learned from, %d held out: %s\nModel in %s after %s\n", result.learned, result.held,
                beforeAndAfter(result, data.name).toUtf8().constData(), options.out.c_str(),
                console::formatDuration(result.seconds).c_str());
}

} // namespace app
