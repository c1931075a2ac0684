// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/experiment.h"
#include "app/commands/runners.h"
#include "app/commands/search.h"
#include "app/commands/text_table.h"
#include "app/runs/experiment_file.h"
#include "model/files/atomic_file.h"
#include "model/formats/recipe_json.h"
#include "model/values/variants.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using console::format;

struct ExperimentCommand : ExperimentOptions {
    RunnerOptions runner;
    std::optional<std::size_t> job;
    std::string file;
    std::string seeds; ///< instead of the file's
    bool shortForm = false;
};

std::string percent(double share) {
    return format("%.2f %%", 100 * share);
}

/// Each after an empty line.
void printParagraphs(const std::string& text) {
    for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
        end = std::min(text.find('\n', at), text.size());
        console::print("\n%s\n", text.substr(at, end - at).c_str());
    }
}

void tellBeginning(const Experiment& experiment, const LoadedData& data, bool json) {
    const ExperimentPlan& plan = experiment.plan();
    const std::optional<double> seconds = experiment.runs().secondsLeft(data);
    if (json) {
        Json variants = Json::array();
        for (const Variant& variant : plan.variants) {
            variants.push_back(variant.recipe.name);
        }
        console::printJson({{"event", "started"},
                            {"experiment", experiment.id()},
                            {"name", plan.name},
                            {"variants", variants},
                            {"runs", experiment.runs().runs().size()},
                            {"runs_left", experiment.left().size()},
                            {"predicted_seconds", seconds ? Json(*seconds) : Json()}});
        return;
    }
    console::print("%s · experiment %s, %zu variants × seeds %s · %d runs at a time%s%s\n", data.name.c_str(), plan.name.c_str(),
                   plan.variants.size(), plan.seeds.c_str(), plan.jobs, experiment.id().empty() ? "" : " · ",
                   experiment.id().c_str());
    printParagraphs(plan.about);
    console::print("\n");
    for (const Variant& variant : plan.variants) {
        if (!variant.about.empty()) {
            console::print("  %s: %s\n", variant.recipe.name.c_str(), variant.about.c_str());
        }
    }
    if (seconds) {
        console::print("\n%zu of %zu runs are left: about %s. Ctrl-C stops it; it goes on where it was.\n\n",
                       experiment.left().size(), experiment.runs().runs().size(), console::formatDuration(*seconds).c_str());
    }
    std::fflush(stdout);
}

std::vector<model::VariantResults> resultsByVariant(const Experiment& experiment, const std::vector<RunResult>& results) {
    std::vector<model::VariantResults> variants;
    for (const Variant& variant : experiment.plan().variants) {
        model::VariantResults& one = variants.emplace_back();
        one.name = variant.recipe.name;
        one.parameters = variant.origin.networks.own ? variant.origin.networks.own->parameters() : 0;
    }
    for (const RunResult& result : results) {
        model::VariantResults& one = variants[result.variant];
        one.accuracies[result.seed] = result.accuracy;
        one.seconds += (result.seconds - one.seconds) / static_cast<double>(one.accuracies.size());
    }
    return variants;
}

Json summaryObject(const Experiment& experiment, const std::vector<RunResult>& results, double seconds) {
    const std::vector<model::VariantResults> variants = resultsByVariant(experiment, results);
    const std::vector<model::VariantRow> rows = model::compareVariants(variants);
    Json table = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const model::VariantRow& row = rows[i];
        const Variant& variant = experiment.plan().variants[i];
        Json object{{"name", variants[i].name},
                    {"parameters", variants[i].parameters},
                    {"runs", row.runs},
                    {"mean", row.runs > 0 ? Json(row.accuracy.mean) : Json()},
                    {"standard_deviation", row.accuracy.deviation},
                    {"best", row.accuracy.largest},
                    {"seconds", variants[i].seconds},
                    {"published", variant.published ? Json(*variant.published) : Json()},
                    {"to_first", nullptr},
                    {"fewest_parameters", row.fewestParameters},
                    {"fewest_seconds", row.fewestSeconds},
                    {"seeds", Json::array()},
                    {"recipe", Json::parse(model::recipeToJson(variant.recipe))}};
        if (row.toFirst) {
            object["to_first"] = {{"difference", row.toFirst->mean},
                                  {"pairs", row.toFirst->pairs},
                                  {"p", row.toFirst->p},
                                  {"verdict", model::verdictOf(*row.toFirst)}};
        }
        for (const auto& [seed, accuracy] : variants[i].accuracies) {
            object["seeds"].push_back({{"seed", seed}, {"accuracy", accuracy}});
        }
        table.push_back(std::move(object));
    }
    Json failed = Json::array();
    for (const RunFailure& failure : experiment.failures()) {
        failed.push_back({{"variant", variants[failure.variant].name}, {"seed", failure.seed}, {"error", failure.what}});
    }
    return {{"event", "finished"},
            {"reason", experiment.stopped() ? "stopped" : "completed"},
            {"name", experiment.plan().name},
            {"measured_on", experiment.plan().variants.front().recipe.validate ? "validation" : "test"},
            {"test", model::kPairedTest},
            {"seconds", seconds},
            {"variants", table},
            {"failed", failed}};
}

/// The front of accuracy against a cost: the variants with `best`, the cheapest first.
template <class Cost>
void printFront(const char* title, const std::vector<model::VariantResults>& variants, const std::vector<model::VariantRow>& rows,
                bool model::VariantRow::*best, Cost cost) {
    std::vector<std::size_t> front;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].*best) {
            front.push_back(i);
        }
    }
    std::ranges::sort(front, {}, [&](std::size_t i) { return rows[i].accuracy.mean; });
    console::print("\n%s\n", title);
    std::vector<std::vector<std::string>> table;
    for (const std::size_t i : front) {
        table.push_back({"  " + cost(variants[i]), percent(rows[i].accuracy.mean), variants[i].name});
    }
    printTable(table, "rrl");
}

void printSummary(const Experiment& experiment, const std::vector<RunResult>& results) {
    const std::vector<model::VariantResults> variants = resultsByVariant(experiment, results);
    const std::vector<model::VariantRow> rows = model::compareVariants(variants);
    const std::vector<Variant>& asked = experiment.plan().variants;
    const bool published = std::ranges::any_of(asked, [](const Variant& variant) { return variant.published.has_value(); });
    std::vector<std::vector<std::string>> table{
        {"variant", "n", "accuracy", "best", "parameters", "seconds", "to the first", "p", ""}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const model::VariantRow& row = rows[i];
        const auto& difference = row.toFirst;
        table.push_back({variants[i].name, std::to_string(row.runs),
                         row.runs > 1    ? format("%.2f ± %.2f %%", 100 * row.accuracy.mean, 100 * row.accuracy.deviation)
                         : row.runs == 1 ? percent(row.accuracy.mean)
                                         : "–",
                         row.runs > 0 ? percent(row.accuracy.largest) : "–", std::to_string(variants[i].parameters),
                         row.runs > 0 ? format("%.1f", variants[i].seconds) : "–",
                         difference ? format("%+.2f", 100 * difference->mean) : "–",
                         difference ? format("%.3f", difference->p) : "–", difference ? model::verdictOf(*difference) : ""});
    }
    if (published) {
        table[0].insert(table[0].begin() + 3, "published");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            table[i + 1].insert(table[i + 1].begin() + 3, asked[i].published ? percent(*asked[i].published) : "–");
        }
    }
    console::print("\n");
    printTable(table, "lr");
    if (rows.size() > 1) {
        console::print(
            "\nAccuracy on the %s images at the last epoch, mean ± standard deviation; p: %s. \"chance\": p is %.2f or "
            "more.\n",
            asked.front().recipe.validate ? "held-back" : "test", model::kPairedTest, model::kSignificant);
        printFront("The most accurate for their parameters:", variants, rows, &model::VariantRow::fewestParameters,
                   [](const model::VariantResults& variant) { return std::to_string(variant.parameters); });
        printFront("The most accurate for their seconds:", variants, rows, &model::VariantRow::fewestSeconds,
                   [](const model::VariantResults& variant) { return format("%.1f s", variant.seconds); });
    }
    if (!experiment.stopped()) {
        printParagraphs(experiment.plan().after);
    }
}

Experiment::Observer printingRuns(const ExperimentPlan& plan, bool json) {
    const auto nameOf = [&plan](const auto& run) { return plan.variants[run.variant].recipe.name; };
    if (json) {
        return {[=](const RunResult& result) {
                    console::printJson({{"event", "run"},
                                        {"variant", nameOf(result)},
                                        {"seed", result.seed},
                                        {"accuracy", result.accuracy},
                                        {"loss", result.loss},
                                        {"seconds", result.seconds}});
                },
                [=](const RunFailure& failure) {
                    console::printJson(
                        {{"event", "failed"}, {"variant", nameOf(failure)}, {"seed", failure.seed}, {"error", failure.what}});
                }};
    }
    return {[=](const RunResult& result) {
                console::print("%9.2f %% %9.1f s  seed %llu  %s\n", 100 * result.accuracy, result.seconds,
                               static_cast<unsigned long long>(result.seed), nameOf(result).c_str());
                std::fflush(stdout);
            },
            [=](const RunFailure& failure) {
                console::print("   failed                seed %llu  %s\n", static_cast<unsigned long long>(failure.seed),
                               nameOf(failure).c_str());
            }};
}

void runExperiment(ExperimentCommand& command) {
    if (command.resume.empty()) {
        const RunOptions options = command.plan.options;
        const bool here = command.runner.runner == Runner::local;
        const int jobs = here ? startedThreads("--jobs", command.runner.jobs) : 0;
        const int classes =
            model::classCount(loadChosenSplit(std::filesystem::absolute(chosenFolder(options.dataFolder)), "test").classes);
        command.plan = readExperiment(command.file, command.shortForm, classes);
        command.plan.options = options;
        command.plan.jobs = jobs;
        command.plan.seeds = command.seeds.empty() ? command.plan.seeds : command.seeds;
    }
    const bool elsewhere = command.runner.runner != Runner::local;
    const bool searches = !command.plan.search.empty() || (!command.resume.empty() && !keptPlan(command.resume).search.empty());
    if (elsewhere && searches) {
        throw model::Error("A search runs on this machine.", "Leave --runner out.");
    }
    for (Variant& variant : command.plan.variants) {
        variant.recipe.threads = elsewhere ? std::max(variant.recipe.threads, 1) : variant.recipe.threads;
    }
    const LoadedData data = prepare(command, "experiment.json");
    if (searches) {
        searchAndTell(command.plan, command.resume, data, command.json);
        return;
    }
    Experiment experiment = command.resume.empty() ? Experiment(command.plan, std::vector<model::Model>(), data)
                                                   : Experiment(command.plan, command.resume, data);
    tellBeginning(experiment, data, command.json);
    const auto start = std::chrono::steady_clock::now();
    const Experiment::Observer observer = printingRuns(experiment.plan(), command.json);
    const std::vector<RunResult> results =
        command.runner.runner == Runner::local ? experiment.run(observer) : runElsewhere(experiment, command.runner, observer);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const std::string goOn = "digitlab experiment --resume " + experiment.id();
    if (results.empty()) {
        throwFailures(experiment.failures());
        throw model::Error("The experiment was stopped before a run was done.",
                           experiment.id().empty() ? "Let it run on, or choose fewer epochs." : "Go on with " + goOn + ".");
    }
    const Json summary = summaryObject(experiment, results, seconds);
    if (const std::string& out = experiment.plan().options.out; !out.empty()) {
        model::writeFileAtomically(std::filesystem::path(out) / "experiment.json",
                                   summary.dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (command.json) {
        console::printJson(summary);
    } else {
        printSummary(experiment, results);
        if (experiment.stopped() && !experiment.id().empty()) {
            console::print("\nStopped before all runs were done. Go on with: %s\n", goOn.c_str());
        }
    }
    throwFailures(experiment.failures());
}

} // namespace

void addExperiment(CLI::App& root) {
    CLI::App& app =
        *root.add_subcommand("experiment", "Train variants with several seeds each and say what differs, or only by chance");
    const auto command = std::make_shared<ExperimentCommand>();
    CLI::Option& file = *app.add_option("FILE", command->file, "An experiment file (JSON), or notebook-story, which comes along");
    CLI::Option& resume = *app.add_option("--resume", command->resume, "Go on with this experiment where it was interrupted");
    resume.excludes(&file);
    addDataOption(app, command->plan.options.dataFolder);
    app.add_flag("--short", command->shortForm, "The short form that the file describes")->excludes(&resume);
    app.add_option("--seeds", command->seeds, "A..B, both ends included, or one seed, instead of the file's")->excludes(&resume);
    app.add_option("--jobs", command->runner.jobs, "Runs trained side by side, each on one thread; 0 for every processor")
        ->check(CLI::Range(0, model::kMaxThreads))
        ->excludes(&resume);
    app.add_option("--train-images", command->plan.options.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber)
        ->excludes(&resume);
    app.add_option("--out", command->plan.options.out, "Folder for the models and the figures (experiment.json)");
    const std::map<std::string, Runner> runners{
        {"local", Runner::local}, {"parallel", Runner::parallel}, {"slurm", Runner::slurm}};
    app.add_option("--runner", command->runner.runner, "What trains the runs: this process, GNU parallel, or Slurm")
        ->transform(CLI::CheckedTransformer(runners))
        ->option_text("local|parallel|slurm");
    app.add_option("--hosts", command->runner.hosts, "Of GNU parallel, as its --sshlogin takes them: HOST,2/USER@HOST");
    CLI::Option& folder = *app.add_option("--folder", command->runner.folder,
                                          "Of the runs elsewhere, one that all machines see; the default is in the data folder");
    app.add_option("--job", command->job, "Train the run of this number, as such a machine does")
        ->option_text("N")
        ->needs(&folder);
    app.add_flag("--json", command->json, "Print one JSON object a line");
    app.callback([command] {
        if (command->job) {
            runJob(command->runner.folder, *command->job);
            return;
        }
        if (command->file.empty() == command->resume.empty()) {
            throw CLI::RequiredError("FILE or --resume");
        }
        runExperiment(*command);
    });
}

} // namespace app
