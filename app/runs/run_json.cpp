// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_json.h"

#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using Object = nlohmann::ordered_json;

namespace {

QJsonObject parsed(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::string formatted(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// Paths may hold any bytes, JSON only UTF-8.
QString encoded(const std::string& path) {
    return QString::fromLatin1(QByteArray::fromStdString(path).toPercentEncoding("/ "));
}

std::string decoded(const QJsonValue& text) {
    return QByteArray::fromPercentEncoding(text.toString().toLatin1()).toStdString();
}

} // namespace

QString toText(const std::string& text) {
    return QString::fromStdString(text);
}

Object recipeObject(const model::Recipe& recipe) {
    const std::string json = model::recipeToJson(recipe);
    const Object object = Object::parse(json, nullptr, false);
    return json.empty() ? Object() : object.is_discarded() ? Object(json) : object;
}

namespace {

QJsonArray toArray(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const std::string& text : texts) {
        array.append(toText(text));
    }
    return array;
}

std::vector<std::string> toTexts(const QJsonArray& array) {
    std::vector<std::string> texts;
    for (const QJsonValue& text : array) {
        texts.push_back(text.toString().toStdString());
    }
    return texts;
}

} // namespace

std::string originToJson(const model::RunOrigin& origin) {
    QJsonObject object{{"train_labels", toText(origin.data.trainLabels)},
                       {"test_images", toText(origin.data.testImages)},
                       {"test_labels", toText(origin.data.testLabels)},
                       {"classes", toArray(origin.classes)},
                       {"drawings", toText(origin.drawings)},
                       {"initial_weights", toText(origin.initialWeights)}};
    if (origin.teachers) {
        object["teachers"] = toArray(*origin.teachers);
    }
    const auto add = [&](const char* name, const model::ArchitecturePointer& architecture) {
        if (architecture) {
            object[QLatin1String(name)] = toText(model::toJson(architecture->network()));
            object["outputs"] = architecture->classes(); // the teachers have as many
        }
    };
    add("network", origin.networks.own);
    add("teacher_network", origin.networks.teachers);
    return formatted(object);
}

model::RunOrigin originFromJson(const std::string& json) {
    const QJsonObject object = parsed(json);
    const auto text = [&](const char* name) { return object[QLatin1String(name)].toString().toStdString(); };
    model::RunOrigin origin;
    const auto network = [&](const char* name) -> model::ArchitecturePointer {
        if (text(name).empty() || text(name) == model::kNotebookId) { // former versions knew no other
            return text(name).empty() ? nullptr : model::notebookArchitecture();
        }
        try {
            return std::make_shared<const model::Architecture>(model::networkFromJson(text(name), "the record of a run"),
                                                               object["outputs"].toInt());
        } catch (const model::Error&) { // another version's
            return nullptr;
        }
    };
    origin.networks = {network("network"), network("teacher_network")};
    origin.data = {{}, text("train_labels"), text("test_images"), text("test_labels")};
    origin.classes = toTexts(object["classes"].toArray());
    origin.drawings = text("drawings");
    origin.initialWeights = text("initial_weights");
    if (object.contains("teachers")) {
        origin.teachers = toTexts(object["teachers"].toArray());
    }
    return origin;
}

std::string environmentToJson(const model::RunEnvironment& environment) {
    return formatted({{"program", toText(environment.program)},
                      {"torch", toText(environment.torch)},
                      {"qt", toText(environment.qt)},
                      {"system", toText(environment.system)},
                      {"processor", toText(environment.processor)},
                      {"instruction_set", toText(environment.instructionSet)},
                      {"threads", environment.threads},
                      {"backend", toText(environment.backend)}});
}

model::RunEnvironment environmentFromJson(const std::string& json) {
    const QJsonObject object = parsed(json);
    const auto text = [&](const char* name) { return object[QLatin1String(name)].toString().toStdString(); };
    return {text("program"),           text("torch"),  text("qt"), text("system"), text("processor"), text("instruction_set"),
            object["threads"].toInt(), text("backend")};
}

std::string optionsToJson(const RunOptions& options) {
    QJsonObject object{{"data_folder", encoded(options.dataFolder)},
                       {"out", encoded(options.out)},
                       {"device", toText(options.device)},
                       {"step", static_cast<int>(options.step)}};
    if (options.maxSteps) {
        object["max_steps"] = qint64{*options.maxSteps};
    }
    if (options.trainImages) {
        object["train_images"] = *options.trainImages;
    }
    return formatted(object);
}

RunOptions optionsFromJson(const std::string& json) {
    const QJsonObject object = parsed(json);
    RunOptions options;
    options.dataFolder = decoded(object["data_folder"]);
    options.out = decoded(object["out"]);
    options.device = object["device"].toString("auto").toStdString();
    if (const int step = object["step"].toInt(); step >= 0 && step <= static_cast<int>(model::StepKind::libtorch)) {
        options.step = static_cast<model::StepKind>(step);
    }
    if (object.contains("max_steps")) {
        options.maxSteps = object["max_steps"].toInteger();
    }
    if (object.contains("train_images")) {
        options.trainImages = object["train_images"].toInt();
    }
    return options;
}

Object runObject(const model::RunRecord& run) {
    Object object{{"id", run.id},     {"name", run.name},       {"study", run.study}, {"starred", run.starred},
                  {"note", run.note}, {"started", run.started}, {"ended", run.ended}, {"reason", run.reason}};
    const auto addTo = [](Object& target) {
        return [&target](const model::FactInfo& info, const auto& value) { target[info.name] = toJsonValue(value); };
    };
    model::visitResults(run, addTo(object));
    object["steps"] = run.steps;
    model::visitOrigin(run, addTo(object));
    object["recipe"] = recipeObject(run.recipe);
    object["environment"] = Object::object();
    model::visitEnvironment(run.environment, addTo(object["environment"]));
    object["model"] = run.model;
    object["can_continue"] = run.canContinue;
    return object;
}

Object epochObject(const model::EpochMetrics& epoch, bool validates) {
    return {{"epoch", epoch.epoch},
            {"train_loss", epoch.trainLoss},
            {"train_accuracy", epoch.trainAccuracy},
            {validates ? "validation_loss" : "test_loss", epoch.testLoss},
            {validates ? "validation_accuracy" : "test_accuracy", epoch.testAccuracy},
            {"learning_rate", epoch.learningRate},
            {"train_seconds", epoch.trainSeconds},
            {"test_seconds", epoch.testSeconds},
            {"images_per_second", epoch.imagesPerSecond}};
}

} // namespace app
