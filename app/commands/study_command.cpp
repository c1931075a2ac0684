// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/experiment.h"
#include "app/runs/weights_store.h"
#include "model/files/atomic_file.h"
#include "model/formats/recipe_json.h"
#include "model/values/spread.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

struct StudyOptions : ExperimentOptions {
    std::vector<std::string> teachers; ///< model files, of a new one
    std::string teacherNetwork;        ///< as given: the network of PyTorch files among them
};

Json seedObject(const RunResult& result) {
    return {{"seed", result.seed}, {"accuracy", result.accuracy}, {"loss", result.loss}, {"seconds", result.seconds}};
}

Json summaryObject(const Experiment& study, const std::vector<RunResult>& results, const model::Spread& spread, double seconds) {
    Json seeds = Json::array();
    std::ranges::transform(results, std::back_inserter(seeds), seedObject);
    Json failed = Json::array();
    for (const RunFailure& failure : study.failures()) {
        failed.push_back({{"seed", failure.seed}, {"error", failure.what}});
    }
    const model::Recipe& recipe = study.plan().variants.front().recipe;
    return {{"event", "finished"},
            {"reason", study.stopped() ? "stopped" : "completed"},
            {"measured_on", recipe.validate ? "validation" : "test"},
            {"mean", spread.mean},
            {"standard_deviation", spread.deviation},
            {"minimum", spread.smallest},
            {"maximum", spread.largest},
            {"seconds", seconds},
            {"seeds", seeds},
            {"failed", failed},
            {"recipe", Json::parse(model::recipeToJson(recipe))}};
}

Experiment::Observer printingSeeds(bool json) {
    if (json) {
        return {[](const RunResult& result) {
                    Json line{{"event", "seed"}};
                    line.update(seedObject(result));
                    console::printJson(line);
                },
                [](const RunFailure& failure) {
                    console::printJson({{"event", "failed"}, {"seed", failure.seed}, {"error", failure.what}});
                }};
    }
    return {[](const RunResult& result) {
                console::print("%6llu %9.2f %% %10.5f %9.1f\n", static_cast<unsigned long long>(result.seed),
                               100 * result.accuracy, result.loss, result.seconds);
                std::fflush(stdout);
            },
            [](const RunFailure&) {}};
}

void runStudy(StudyOptions options) {
    const LoadedData data = prepare(options, "study.json");
    if (options.plan.variants.size() != 1) {
        throw model::Error(options.resume + " is an experiment of several variants.",
                           "Go on with digitlab experiment --resume " + options.resume + ".");
    }
    Experiment study = options.resume.empty()
                           ? Experiment(options.plan, loadModels(options.teachers, options.teacherNetwork), data)
                           : Experiment(options.plan, options.resume, data);
    const model::Recipe& recipe = study.plan().variants.front().recipe;
    if (options.json) {
        console::printJson({{"event", "started"}, {"study", study.id()}});
    } else {
        console::print("%s · recipe %s, %d epochs · %d seeds at a time%s%s\n", data.name.c_str(), recipe.name.c_str(),
                       recipe.epochs, study.plan().jobs, study.id().empty() ? "" : " · study ", study.id().c_str());
        console::print("  seed    accuracy       loss   seconds\n");
    }
    const auto start = std::chrono::steady_clock::now();
    const std::vector<RunResult> results = study.run(printingSeeds(options.json));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (results.empty()) {
        throwFailures(study.failures());
        throw model::Error("The study was stopped before a seed was done.",
                           study.id().empty() ? "Let it run on, or choose fewer epochs."
                                              : "Go on with digitlab study --resume " + study.id() + ".");
    }
    std::vector<double> accuracies;
    std::ranges::transform(results, std::back_inserter(accuracies), &RunResult::accuracy);
    const model::Spread spread = model::spreadOf(accuracies);
    const Json summary = summaryObject(study, results, spread, seconds);
    if (const std::string& out = study.plan().options.out; !out.empty()) {
        model::writeFileAtomically(std::filesystem::path(out) / "study.json",
                                   summary.dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (options.json) {
        console::printJson(summary);
    } else {
        console::print("\n| recipe | epochs | seeds | mean | standard deviation | smallest | largest | seconds, all |\n"
                       "|---|---|---|---|---|---|---|---|\n"
                       "| %s | %d | %zu | %.3f %% | %.3f | %.2f %% | %.2f %% | %.0f |\n",
                       recipe.name.c_str(), recipe.epochs, results.size(), 100 * spread.mean, 100 * spread.deviation,
                       100 * spread.smallest, 100 * spread.largest, seconds);
        if (study.stopped()) {
            console::print("\nStopped before all seeds were done.%s%s\n",
                           study.id().empty() ? "" : " Go on with: digitlab study --resume ", study.id().c_str());
        }
    }
    throwFailures(study.failures());
}

} // namespace

void addStudy(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("study", "Train a recipe with several seeds and say how far the results spread");
    const auto options = std::make_shared<StudyOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    addDataOption(app, options->plan.options.dataFolder);
    recipe->add(app);
    CLI::Option& resume = *app.add_option("--resume", options->resume, "Go on with this study where it was interrupted");
    recipe->excludedBy(resume);
    app.add_option("--seeds", options->plan.seeds, "A..B, both ends included, or one seed")
        ->capture_default_str()
        ->excludes(&resume);
    app.add_option("--teacher", options->teachers, kTeacherHelp)->excludes(&resume);
    const auto takeJobs = [options](const int& asked) { options->plan.jobs = startedThreads("--jobs", asked); };
    app.add_option_function<int>("--jobs", takeJobs, "Seeds trained side by side, each on one thread; 0 for every processor")
        ->check(CLI::Range(0, model::kMaxThreads))
        ->excludes(&resume);
    app.add_option("--train-images", options->plan.options.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber)
        ->excludes(&resume);
    app.add_option("--out", options->plan.options.out, "Folder for the models and the figures (study.json)");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, recipe] {
        options->plan.variants = {{recipe->recipe(), {}}};
        options->teacherNetwork = recipe->given("teacher-network");
        runStudy(*options);
    });
}

} // namespace app
