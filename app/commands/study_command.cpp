// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/study.h"
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

model::Spread accuracySpread(const std::vector<SeedResult>& results) {
    std::vector<double> accuracies;
    std::ranges::transform(results, std::back_inserter(accuracies), &SeedResult::accuracy);
    return model::spreadOf(accuracies);
}

Json toJson(const StudyOptions& options, const Study& study, const std::vector<SeedResult>& results, const model::Spread& spread,
            double seconds) {
    Json seeds = Json::array();
    for (const SeedResult& result : results) {
        seeds.push_back(toJson(result));
    }
    Json failed = Json::array();
    for (const SeedFailure& failure : study.failures()) {
        failed.push_back({{"seed", failure.seed}, {"error", failure.what}});
    }
    return {{"event", "finished"},
            {"reason", study.stopped() ? "stopped" : "completed"},
            {"measured_on", options.plan.recipe.validate ? "validation" : "test"},
            {"mean", spread.mean},
            {"standard_deviation", spread.deviation},
            {"minimum", spread.smallest},
            {"maximum", spread.largest},
            {"seconds", seconds},
            {"seeds", seeds},
            {"failed", failed},
            {"recipe", Json::parse(model::recipeToJson(options.plan.recipe))}};
}

void runStudy(StudyOptions options) {
    if (!options.resume.empty()) {
        options = resumedStudy(options);
    }
    const std::string folder = std::filesystem::absolute(chosenFolder(options.plan.options.dataFolder)).string();
    options.plan.options.dataFolder = folder;
    options.plan.options.out = absolutePath(options.plan.options.out);
    model::validate(options.plan.recipe);
    if (!options.plan.options.out.empty()) {
        std::error_code ignored; // a folder that cannot be made is reported by the write below
        std::filesystem::create_directories(options.plan.options.out, ignored);
        model::checkWritable(std::filesystem::path(options.plan.options.out) / "study.json");
    }
    const LoadedData data = loadData(folder);
    model::TrainingOptions limits;
    limits.trainImages = options.plan.options.trainImages;
    model::checkFits(options.plan.recipe, limits, data.train);
    Study study(options, data);
    if (options.json) {
        console::printJson({{"event", "started"}, {"study", study.id()}});
    } else {
        console::print("%s · recipe %s, %d epochs · %d seeds at a time%s%s\n", data.name.c_str(),
                       options.plan.recipe.name.c_str(), options.plan.recipe.epochs, study.jobs(),
                       study.id().empty() ? "" : " · study ", study.id().c_str());
        console::print("  seed    accuracy       loss   seconds\n");
    }
    const auto start = std::chrono::steady_clock::now();
    const std::vector<SeedResult> results = study.run();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::vector<SeedFailure>& failures = study.failures();
    const auto reportFailures = [&] {
        if (!failures.empty()) {
            throw model::Error(format("Seed %llu failed%s: ", static_cast<unsigned long long>(failures[0].seed),
                                      failures.size() == 1 ? "" : format(", and %zu others", failures.size() - 1).c_str()) +
                                   failures[0].what,
                               failures[0].hint);
        }
    };
    if (results.empty()) {
        reportFailures();
        throw model::Error("The study was stopped before a seed was done.",
                           study.id().empty() ? "Let it run on, or choose fewer epochs."
                                              : "Go on with digitlab study --resume " + study.id() + ".");
    }
    const model::Spread spread = accuracySpread(results);
    const Json summary = toJson(options, study, results, spread, seconds);
    if (!options.plan.options.out.empty()) {
        model::writeFileAtomically(std::filesystem::path(options.plan.options.out) / "study.json",
                                   summary.dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (options.json) {
        console::printJson(summary);
        reportFailures();
        return;
    }
    console::print("\n| recipe | epochs | seeds | mean | standard deviation | smallest | largest | seconds, all |\n"
                   "|---|---|---|---|---|---|---|---|\n"
                   "| %s | %d | %zu | %.3f %% | %.3f | %.2f %% | %.2f %% | %.0f |\n",
                   options.plan.recipe.name.c_str(), options.plan.recipe.epochs, results.size(), 100 * spread.mean,
                   100 * spread.deviation, 100 * spread.smallest, 100 * spread.largest, seconds);
    if (study.stopped()) {
        console::print("\nStopped before all seeds were done.%s%s\n",
                       study.id().empty() ? "" : " Go on with: digitlab study --resume ", study.id().c_str());
    }
    reportFailures();
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
        options->plan.recipe = recipe->recipe();
        options->teacherNetwork = recipe->given("teacher-network");
        runStudy(*options);
    });
}

} // namespace app
