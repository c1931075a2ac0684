// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/experiment_plan.h"

#include "app/runs/run_json.h"
#include "app/runs/weights_store.h"
#include "model/formats/recipe_json.h"
#include "model/values/error.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
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

namespace {

/// Plans of earlier versions have the first one's members themselves.
QJsonArray variantsOf(const QJsonObject& plan) {
    return plan.contains("variants") ? plan["variants"].toArray() : QJsonArray{plan};
}

model::RunOrigin originOfVariant(const QJsonObject& variant) {
    model::RunOrigin origin = originFromJson(variant["origin"].toString().toStdString());
    origin.data.trainImages = variant["train_images"].toString().toStdString();
    return origin;
}

QJsonObject planObject(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace

std::string experimentToJson(const ExperimentPlan& plan) {
    QJsonArray variants;
    for (const Variant& variant : plan.variants) {
        QJsonObject object{{"recipe", toText(model::recipeToJson(variant.recipe))}, // a text: its seed may need all 64 bits
                           {"origin", toText(originToJson(variant.origin))},
                           {"train_images", toText(variant.origin.data.trainImages)},
                           {"about", toText(variant.about)}};
        if (variant.published) {
            object["published"] = *variant.published;
        }
        variants.append(object);
    }
    const QJsonObject object{{"name", toText(plan.name)},
                             {"about", toText(plan.about)},
                             {"after", toText(plan.after)},
                             {"seeds", toText(plan.seeds)},
                             {"jobs", plan.jobs},
                             {"variants", variants},
                             {"options", toText(optionsToJson(plan.options))},
                             {"search", toText(plan.search)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

ExperimentPlan experimentFromJson(const std::string& json, const std::string& source) {
    const QJsonObject object = planObject(json);
    const auto text = [](const QJsonObject& from, const char* name) {
        return from[QLatin1String(name)].toString().toStdString();
    };
    ExperimentPlan plan;
    plan.name = text(object, "name");
    plan.about = text(object, "about");
    plan.after = text(object, "after");
    plan.seeds = text(object, "seeds");
    plan.jobs = object["jobs"].toInt();
    plan.options = optionsFromJson(text(object, "options"));
    plan.search = text(object, "search");
    for (const QJsonValue& value : variantsOf(object)) {
        const QJsonObject variant = value.toObject();
        Variant& read = plan.variants.emplace_back();
        read.recipe = model::recipeFromJson(text(variant, "recipe"), source);
        read.origin = originOfVariant(variant);
        read.about = text(variant, "about");
        if (variant.contains("published")) {
            read.published = variant["published"].toDouble();
        }
    }
    for (const QJsonValue& file : object["teachers"].toArray()) {
        plan.teacherFiles.push_back(file.toString().toStdString());
    }
    return plan;
}

std::vector<model::RunOrigin> experimentOrigins(const std::string& json) {
    std::vector<model::RunOrigin> origins;
    for (const QJsonValue& variant : variantsOf(planObject(json))) {
        origins.push_back(originOfVariant(variant.toObject()));
    }
    return origins;
}

const Variant* variantOf(const ExperimentPlan& plan, const model::Recipe& recipe) {
    if (plan.variants.size() == 1) {
        return &plan.variants.front();
    }
    const auto found =
        std::ranges::find_if(plan.variants, [&](const Variant& variant) { return variant.recipe.name == recipe.name; });
    return found == plan.variants.end() ? nullptr : &*found;
}

std::vector<model::Model> teachersOf(const ExperimentPlan& plan) {
    std::vector<model::Model> teachers = loadModels(plan.teacherFiles);
    if (!plan.variants.empty()) {
        for (const std::string& hash : plan.variants.front().origin.teachers.value_or(std::vector<std::string>())) {
            teachers.push_back(keptWeights(hash));
        }
    }
    return teachers;
}

} // namespace app
