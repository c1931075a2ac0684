// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of MLflow's file store: mlflow/store/tracking/file_store.py says what lies where.
#include "app/runs/run_export.h"
#include "app/runs/run_json.h"
#include "app/runs/run_scalars.h"
#include "model/files/atomic_file.h"

#include <QUrl>

#include <cmath>
#include <map>

namespace app {

namespace fs = std::filesystem;

namespace {

using Yaml = nlohmann::ordered_json; // an object of texts and numbers, a line each

/// Runs of every export belong to the same experiment. MLflow gives experiments such numbers.
constexpr const char* kExperimentId = "735214868910245371";
constexpr const char* kExperimentName = "DigitLab";
constexpr std::size_t kLargestModel = 1U << 30U;

std::string jsonOf(const Yaml& value) {
    return value.dump(-1, ' ', true, Yaml::error_handler_t::replace);
}

std::string yamlOf(const Yaml& object) {
    std::string text;
    for (const auto& [key, value] : object.items()) {
        text += key + ": " + jsonOf(value) + "\n";
    }
    return text;
}

std::string plainOf(const Yaml& value) {
    return value.is_string() ? value.get<std::string>() : jsonOf(value);
}

/// Digits that read back as the same number.
std::string digitsOf(double number) {
    return std::isfinite(number) ? jsonOf(number) : "nan";
}

std::int64_t milliseconds(double seconds) {
    return std::llround(seconds * 1000);
}

/// As MLflow numbers them.
int mlflowStatus(model::RunOutcome outcome) {
    switch (outcome) {
    case model::RunOutcome::running:
        return 1;
    case model::RunOutcome::completed:
        return 3;
    case model::RunOutcome::stopped:
        return 5;
    case model::RunOutcome::interrupted:
    case model::RunOutcome::diverged:
    case model::RunOutcome::failed:
        break;
    }
    return 4;
}

/// Everything that is no metric and no setting: data, checksums, machine, versions.
std::map<std::string, std::string> mlflowTags(const model::RunRecord& run) {
    std::map<std::string, std::string> tags{{"mlflow.runName", run.name},
                                            {"mlflow.note.content", run.note},
                                            {"mlflow.source.name", run.environment.program},
                                            {"mlflow.source.type", "LOCAL"}};
    const Yaml object = runObject(run);
    for (const auto& [name, value] : object.items()) {
        if (name == "environment") {
            for (const auto& [part, text] : value.items()) {
                tags["environment." + part] = plainOf(text);
            }
        } else if (name != "recipe" && name != "name" && name != "note" && !value.is_null()) {
            tags[name] = plainOf(value);
        }
    }
    return tags;
}

void writeMlflowRun(const model::RunRecord& run, const model::RunCurve& curve, const fs::path& folder,
                    const std::string& artifacts) {
    std::map<std::string, std::string> metrics; // a line a point: milliseconds, value, step
    for (const ScalarPoint& point : scalarPoints(run, curve)) {
        for (const auto& [tag, value] : point.scalars) {
            metrics[std::string(tag)] +=
                std::to_string(milliseconds(point.time)) + " " + digitsOf(value) + " " + std::to_string(point.step) + "\n";
        }
    }
    const auto [started, ended] = runTimes(run);
    if (run.testAccuracy) {
        metrics["test_accuracy"] = std::to_string(milliseconds(ended)) + " " + digitsOf(*run.testAccuracy) + " " +
                                   std::to_string(std::max<std::int64_t>(run.steps - 1, 0)) + "\n";
    }
    const auto write = [&](const fs::path& name, const std::string& text) {
        model::makeFolder((folder / name).parent_path());
        model::writeFileAtomically(folder / name, text);
    };
    for (const auto& [tag, lines] : metrics) {
        write(fs::path("metrics") / tag, lines);
    }
    for (const auto& [option, value] : hyperparameters(run)) {
        write(fs::path("params") / option, plainOf(value));
    }
    for (const auto& [name, text] : mlflowTags(run)) {
        write(fs::path("tags") / name, text);
    }
    model::makeFolder(folder / "artifacts");
    std::error_code error;
    if (!run.model.empty() && fs::exists(run.model, error)) {
        model::writeFileAtomically(folder / "artifacts/model.safetensors", model::readWholeFile(run.model, kLargestModel));
    }
    write("meta.yaml", yamlOf({{"artifact_uri", artifacts},
                               {"end_time", run.ended.empty() ? Yaml() : Yaml(milliseconds(ended))},
                               {"entry_point_name", ""},
                               {"experiment_id", kExperimentId},
                               {"lifecycle_stage", "active"},
                               {"run_id", run.id},
                               {"run_name", run.name},
                               {"run_uuid", run.id},
                               {"source_name", ""},
                               {"source_type", 4},
                               {"source_version", ""},
                               {"start_time", milliseconds(started)},
                               {"status", mlflowStatus(run.outcome)},
                               {"tags", Yaml::array()},
                               {"user_id", ""}}));
}

} // namespace

void exportToMlflow(const RunStore& store, const std::vector<std::string>& ids, const fs::path& folder) {
    const fs::path experiment = fs::absolute(folder).lexically_normal() / kExperimentId;
    const std::string uri = QUrl::fromLocalFile(toText(experiment.string())).toString(QUrl::FullyEncoded).toStdString();
    std::int64_t first = 0;
    for (const model::RunRecord& run : store.findAll(ids)) {
        writeMlflowRun(run, store.curve(run.id), experiment / run.id, uri + "/" + run.id + "/artifacts");
        const std::int64_t started = milliseconds(runTimes(run).first);
        first = first == 0 ? started : std::min(first, started);
    }
    model::writeFileAtomically(experiment / "meta.yaml", yamlOf({{"artifact_location", uri},
                                                                 {"creation_time", first},
                                                                 {"experiment_id", kExperimentId},
                                                                 {"last_update_time", first},
                                                                 {"lifecycle_stage", "active"},
                                                                 {"name", kExperimentName}}));
}

} // namespace app
