// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_of_model.h"

#include "app/report_errors.h"
#include "app/storage/opened_database.h"
#include "model/formats/model_file.h"

namespace app {

std::optional<model::KeptRun> runOf(const RunStore& store, const model::Model& model) {
    if (!model.card.recipe || model.card.recipe->unread) {
        return std::nullopt;
    }
    for (const model::RunRecord& run : store.list()) {
        if (run.kind != model::RunKind::training || run.model.empty() || run.recipe != *model.card.recipe) {
            continue;
        }
        for (const model::WeightsKind kind : run.weights) {
            std::filesystem::path file = run.model;
            file.replace_filename(std::string(model::weightsKindName(kind)) + ".safetensors");
            bool same = false;
            reportErrors([&] { same = model::loadModel(file).weights == model.weights; },
                         [](const QString&, const QString&) {}); // what cannot be read is not the model at hand
            if (same) {
                return model::KeptRun{run, store.curve(run.id)};
            }
        }
    }
    return std::nullopt;
}

model::ExportReport exportModel(const std::filesystem::path& path, const model::Model& model, model::ExportFormat format,
                                const model::DataSet* testImages, QString& notice, const std::string& licence) {
    std::optional<model::KeptRun> run;
    const bool tellsOfIt = format == model::ExportFormat::notebook || format == model::ExportFormat::python;
    if (tellsOfIt && std::filesystem::exists(databasePath())) {
        const OpenedDatabase opened = openDatabase(databasePath());
        notice = opened.notice;
        run = runOf(RunStore(*opened.database), model);
    }
    return model::exportModel(path, model, format, testImages, run ? &*run : nullptr, licence);
}

} // namespace app
