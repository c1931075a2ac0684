// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/study_plan.h"

#include "app/runs/run_json.h"
#include "app/runs/weights_store.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <string_view>

namespace app {

std::vector<std::uint64_t> seedsOf(const std::string& text) {
    constexpr std::uint64_t kMax = 1000;
    std::uint64_t first = 0;
    const char* end = text.data() + text.size();
    auto parsed = std::from_chars(text.data(), end, first);
    std::uint64_t last = first;
    if (parsed.ec == std::errc() && std::string_view(parsed.ptr, end).starts_with("..")) {
        parsed = std::from_chars(parsed.ptr + 2, end, last);
    }
    if (parsed.ec != std::errc() || parsed.ptr != end || last < first || last - first >= kMax) {
        throw model::Error("--seeds " + text + ": these are no seeds.", "Write them as 1..5, at most 1,000 of them.");
    }
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t i = 0; i <= last - first; ++i) { // the last seed may be the largest 64-bit number
        seeds.push_back(first + i);
    }
    return seeds;
}

std::string studyPlanToJson(const StudyPlan& plan) {
    QJsonArray files;
    for (const std::string& file : plan.teacherFiles) {
        files.append(toText(file));
    }
    const QJsonObject object{{"seeds", toText(plan.seeds)},
                             {"jobs", plan.jobs},
                             {"recipe", toText(model::recipeToJson(plan.recipe))}, // a text: its seed may need all 64 bits
                             {"options", toText(optionsToJson(plan.options))},
                             {"origin", toText(originToJson(plan.origin))},
                             {"train_images", toText(plan.origin.data.trainImages)},
                             {"teachers", files}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

StudyPlan studyPlanFromJson(const std::string& json, const std::string& source) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    StudyPlan plan;
    plan.recipe = model::recipeFromJson(object["recipe"].toString().toStdString(), source);
    plan.seeds = object["seeds"].toString().toStdString();
    plan.jobs = object["jobs"].toInt();
    plan.options = optionsFromJson(object["options"].toString().toStdString());
    plan.origin = studyOrigin(json);
    for (const QJsonValue& file : object["teachers"].toArray()) {
        plan.teacherFiles.push_back(file.toString().toStdString());
    }
    return plan;
}

model::RunOrigin studyOrigin(const std::string& json) {
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    model::RunOrigin origin = originFromJson(object["origin"].toString().toStdString());
    origin.data.trainImages = object["train_images"].toString().toStdString();
    return origin;
}

std::vector<model::Model> teachersOf(const StudyPlan& plan) {
    std::vector<model::Model> teachers = loadModels(plan.teacherFiles);
    for (const std::string& hash : plan.origin.teachers.value_or(std::vector<std::string>())) {
        teachers.push_back(keptWeights(hash));
    }
    return teachers;
}

} // namespace app
