// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/search.h"
#include "app/commands/text_table.h"
#include "app/storage/model_rescue.h"
#include "app/storage/recipe_files.h"
#include "model/files/atomic_file.h"
#include "model/formats/model_file.h"
#include "model/formats/network_json.h"
#include "model/formats/recipe_json.h"
#include "model/values/variants.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

Json rungObject(const HalvingSearch& search, const RungResult& result) {
    const Variant& variant = search.configuration(result.configuration);
    return {{"configuration", variant.recipe.name},
            {"settings", variant.about},
            {"rung", result.rung + 1},
            {"validation_accuracy", result.accuracy},
            {"run", result.run}};
}

void tellBegun(const HalvingSearch& search, const ExperimentPlan& plan, const LoadedData& data, bool json) {
    const int rungs = search.search().rungs;
    if (json) {
        console::printJson({{"event", "started"},
                            {"experiment", search.id()},
                            {"name", plan.name},
                            {"configurations", search.search().configurations},
                            {"rungs", rungs},
                            {"epochs", search.budget(rungs)}});
        return;
    }
    console::print("%s · search %s, %d configurations · %d runs at a time · %s\n", data.name.c_str(), plan.name.c_str(),
                   search.search().configurations, search.jobs(), search.id().c_str());
    if (!plan.about.empty()) {
        console::print("\n%s\n", plan.about.c_str());
    }
    for (int rung = 0; rung < rungs; ++rung) {
        console::print("  rung %d: %d in, %d epochs learned and %d with a falling rate\n", rung + 1,
                       search.configurationsIn(rung), search.epochsAt(rung), search.copyEpochsAt(rung));
    }
    console::print("%d epochs in all. Held-back images decide; the test images are read once, by the winner.\n\n",
                   search.budget(rungs));
    std::fflush(stdout);
}

HalvingSearch::Observer printing(const HalvingSearch& search, std::vector<model::VariantResults>& all, bool json) {
    HalvingSearch::Observer observer;
    observer.finished = [&search, json](const RungResult& result) {
        if (json) {
            Json line{{"event", "configuration"}};
            line.update(rungObject(search, result));
            console::printJson(line);
            return;
        }
        const Variant& variant = search.configuration(result.configuration);
        console::print("%9.2f %%  %s  %s\n", 100 * result.accuracy, variant.recipe.name.c_str(), variant.about.c_str());
        std::fflush(stdout);
    };
    observer.ranked = [&search, &all, json](int rung, const std::vector<RungResult>& ranked, std::size_t left) {
        std::vector<std::string> in;
        std::vector<std::string> out;
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const Variant& variant = search.configuration(ranked[i].configuration);
            (i < left ? in : out).push_back(variant.recipe.name);
            model::VariantResults& one = all[static_cast<std::size_t>(ranked[i].configuration)]; // its latest rung counts
            one.accuracies[0] = ranked[i].accuracy;
        }
        const int spent = search.budget(rung + 1);
        const int budget = search.budget(search.search().rungs);
        if (json) {
            console::printJson({{"event", "rung"},
                                {"rung", rung + 1},
                                {"in", in},
                                {"out", out},
                                {"epochs_spent", spent},
                                {"epochs_left", budget - spent}});
            return;
        }
        console::print("rung %d: in: %s%s%s · %d epochs spent, %d left\n\n", rung + 1, joined(in).c_str(),
                       out.empty() ? "" : "; out: ", joined(out).c_str(), spent, budget - spent);
        std::fflush(stdout);
    };
    return observer;
}

void printSmallest(const std::vector<model::VariantResults>& all, const std::vector<const Variant*>& variants) {
    const std::vector<model::VariantRow> rows = model::compareVariants(all);
    std::vector<std::pair<std::int64_t, std::size_t>> front;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].fewestParameters) {
            front.emplace_back(all[i].parameters, i);
        }
    }
    std::ranges::sort(front);
    std::vector<std::vector<std::string>> table;
    for (const auto& [parameters, i] : front) {
        table.push_back(
            {"  " + std::to_string(parameters), format("%.2f %%", 100 * rows[i].accuracy.mean), all[i].name, variants[i]->about});
    }
    console::print("\nThe most accurate for their parameters, on held-back images, each after its last rung:\n");
    printTable(table, "rrl");
}

} // namespace

void searchAndTell(const ExperimentPlan& plan, const std::string& resumed, const LoadedData& data, bool json) {
    HalvingSearch search(plan, resumed, data);
    tellBegun(search, plan, data, json);
    std::vector<model::VariantResults> all;
    std::vector<const Variant*> variants;
    for (int i = 0; i < search.search().configurations; ++i) {
        const Variant& variant = *variants.emplace_back(&search.configuration(i));
        all.push_back({variant.recipe.name, networksOf(search.requestOf(variant.recipe, i), data).own->parameters(), {}, 0});
    }
    const std::optional<RungResult> winner = search.run(printing(search, all, json));
    if (!winner) {
        const std::string goOn = "digitlab experiment --resume " + search.id();
        if (json) {
            console::printJson({{"event", "finished"}, {"reason", "stopped"}});
        } else {
            console::print("Stopped before a winner was found. Go on with: %s\n", goOn.c_str());
        }
        return;
    }
    if (winner->run.empty()) {
        throw model::Error("Every configuration of the last rung diverged.", "Search smaller learning rates.");
    }
    const Variant& variant = search.configuration(winner->configuration);
    const double test = search.testAccuracy(*winner);
    const std::filesystem::path out = plan.options.out;
    if (!out.empty()) {
        deliver(model::loadModel(winner->model), out / "winner.safetensors", winner->model);
        model::Recipe recipe = variant.recipe;
        recipe.validate = Json::parse(plan.search)["base"]["validate"].get<bool>();
        if (const model::ArchitecturePointer& network = variant.origin.networks.own) { // no other file describes it
            model::writeFileAtomically(out / "winner-network.json", model::toJson(network->network()) + "\n");
            recipe.network = out / "winner-network.json";
        }
        writeRecipe(out / "winner.json", recipe);
    }
    if (json) {
        Json line{{"event", "finished"}, {"reason", "completed"}};
        line.update(rungObject(search, *winner));
        line["test_accuracy"] = test;
        line["recipe"] = Json::parse(model::recipeToJson(variant.recipe));
        console::printJson(line);
        return;
    }
    printSmallest(all, variants);
    console::print(
        "\nThe winner: %s, %s. %.2f %% of the held-back images, by which it was chosen, and %.2f %% of the test images, read "
        "once.\n",
        variant.recipe.name.c_str(), variant.about.c_str(), 100 * winner->accuracy, 100 * test);
    if (!out.empty()) {
        console::print("Its model and its recipe: %s, %s\n", (out / "winner.safetensors").c_str(), (out / "winner.json").c_str());
    }
}

} // namespace app
