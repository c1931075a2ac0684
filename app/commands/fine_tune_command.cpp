// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/interrupt.h"
#include "app/drawings/drawing_store.h"
#include "app/runs/fine_tune_and_record.h"
#include "app/storage/bundled_models.h"
#include "app/storage/model_rescue.h"
#include "app/storage/recipe_files.h"
#include "model/files/atomic_file.h"
#include "model/training/fine_tune.h"

#include <nlohmann/json.hpp>

namespace app {
namespace {

struct FineTuneOptions {
    std::string strokes; ///< a JSON Lines file with labels
    ChosenModel model;
    std::string data;
    std::string out;
    bool json = false;
};

/// Fine-tunes a model with labelled drawings and prints its accuracy on held-out drawings and the test set, before and after.
void runFineTune(const FineTuneOptions& options) {
    model::checkModelPath(options.out);
    model::checkWritable(options.out);
    const model::DataSet own = framedDrawings(model::readStrokesFile(options.strokes), options.strokes);
    const model::Model start = modelOrDefault(options.model);
    const LoadedData data = loadChosenData(options.data);
    const model::Recipe recipe = fineTuningRecipeFor(start);

    const InterruptGuard guard;
    model::TrainingControl control;
    console::ProgressLine progress;
    RunObserver observer;
    observer.batchFinished = [&](const model::BatchMetrics& m) {
        InterruptGuard::passOn(control);
        progress.show(console::format("Epoch %d/%d", m.epoch, recipe.epochs), m.epochsDone / recipe.epochs,
                      console::format("loss %.3f", static_cast<double>(m.loss)));
    };
    observer.onError = [&](const QString& what, const QString& hint) { progress.printError(what, hint); };
    const RecordedFineTuning kept = fineTuneAndRecord(start, own, data, control, observer);
    progress.clear();
    if (!kept.model) {
        throw model::Error("Fine-tuning was stopped; no model was written.", "Run it again when you have a minute.");
    }
    deliver(*kept.model, options.out, kept.file);
    const model::FineTuningResult& result = kept.result;
    if (options.json) {
        const auto accuracies = [](const model::Accuracies& a) {
            return nlohmann::ordered_json{{"own", a.own}, {"test", a.test}};
        };
        console::printJson({{"learned", result.learned},
                            {"held_out", result.held},
                            {"before", accuracies(result.before)},
                            {"after", accuracies(result.after)},
                            {"seconds", result.progress.seconds},
                            {"model", options.out}});
        return;
    }
    console::print("%d drawings learned from, %d held out: %s\nModel in %s after %s\n", result.learned, result.held,
                   model::beforeAndAfter(result, data.name).c_str(), options.out.c_str(),
                   console::formatDuration(result.progress.seconds).c_str());
}

} // namespace

void addFineTune(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("fine-tune", "Teach a model your own hand with labelled pen drawings");
    const auto options = std::make_shared<FineTuneOptions>();
    app.add_option("--strokes", options->strokes, "JSON Lines file of pen strokes, each with its digit")->required();
    addModel(app, options->model);
    addDataOption(app, options->data);
    app.add_option("--out", options->out, "Model file to write, .safetensors or .pt")->required();
    app.add_flag("--json", options->json, "Print one JSON object");
    app.callback([options] { runFineTune(*options); });
}

} // namespace app
