// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/interrupt.h"
#include "app/store/bundled_models.h"
#include "model/io/atomic_file.h"
#include "model/io/model_file.h"
#include "model/io/recipe_json.h"
#include "model/train/model_card.h"
#include "model/train/spread.h"
#include "model/train/trainer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <future>
#include <iterator>
#include <mutex>

namespace app {
namespace {

struct StudyOptions {
    std::string data;
    model::Recipe recipe;
    model::TrainingOptions training;
    std::vector<std::string> teachers; ///< model files
    std::string seeds = "1..5";
    int jobs = 0;
    std::string out; ///< folder, or empty
    bool json = false;
};

using Json = nlohmann::ordered_json;
using console::format;

/// "1..5", or "3".
std::vector<std::uint64_t> parseSeeds(const std::string& text) {
    constexpr std::uint64_t kMost = 1000;
    std::uint64_t first = 0;
    const char* end = text.data() + text.size();
    auto parsed = std::from_chars(text.data(), end, first);
    std::uint64_t last = first;
    if (parsed.ec == std::errc() && std::string_view(parsed.ptr, end).starts_with("..")) {
        parsed = std::from_chars(parsed.ptr + 2, end, last);
    }
    if (parsed.ec != std::errc() || parsed.ptr != end || last < first || last - first >= kMost) {
        throw model::Error("--seeds " + text + ": these are no seeds.", "Write them as 1..5, at most 1,000 of them.");
    }
    std::vector<std::uint64_t> seeds;
    for (std::uint64_t i = 0; i <= last - first; ++i) { // the last seed may be the largest there is
        seeds.push_back(first + i);
    }
    return seeds;
}

struct SeedResult {
    std::uint64_t seed = 0;
    double accuracy = 0; ///< at the last epoch, a fraction
    double loss = 0;
    double seconds = 0;
};

/// Why a seed did not finish.
struct SeedFailure {
    std::uint64_t seed = 0;
    std::string what;
    std::string hint;
};

model::Spread accuracySpread(const std::vector<SeedResult>& results) {
    std::vector<double> accuracies;
    std::ranges::transform(results, std::back_inserter(accuracies), &SeedResult::accuracy);
    return model::spreadOf(accuracies);
}

/// Trains one seed at a time on each of several threads.
class Study {
public:
    Study(const StudyOptions& options, const LoadedData& data)
        : options_(options), data_(data), training_(options.training), seeds_(parseSeeds(options.seeds)),
          jobs_(std::min(model::resolveThreads(options.jobs), static_cast<int>(seeds_.size()))), done_(seeds_.size()) {
        training_.teachers = loadWeights(options.teachers);
    }

    int jobs() const { return jobs_; }

    /// In the seeds' order; fewer when interrupted or when some fail.
    std::vector<SeedResult> run() {
        const InterruptGuard guard;
        std::vector<std::future<void>> workers;
        for (int job = 0; job < jobs_; ++job) {
            workers.push_back(std::async(std::launch::async, [this] {
                for (std::size_t i = next_++; i < seeds_.size() && !control_.stopRequested(); i = next_++) {
                    trySeed(i);
                }
            }));
        }
        for (std::future<void>& worker : workers) {
            worker.get();
        }
        progress_.clear();
        std::ranges::sort(results_, {}, &SeedResult::seed);
        std::ranges::sort(failures_, {}, &SeedFailure::seed);
        return results_;
    }

    /// Of the last run, in the seeds' order.
    const std::vector<SeedFailure>& failures() const { return failures_; }

private:
    /// A seed that fails is told and noted; the others go on.
    void trySeed(std::size_t index) {
        const auto fail = [&](const std::string& what, const std::string& hint) {
            const std::lock_guard lock(mutex_);
            failures_.push_back({seeds_[index], what, hint});
            progress_.clear();
            if (options_.json) {
                console::printJson({{"event", "failed"}, {"seed", seeds_[index]}, {"error", what}});
            }
        };
        try {
            trainSeed(index);
        } catch (const model::Error& error) {
            fail(error.what(), error.hint());
        } catch (const std::exception& error) {
            fail(error.what(), "Run this seed alone with digitlab train.");
        }
    }

    void trainSeed(std::size_t index) {
        model::Recipe recipe = options_.recipe;
        recipe.seed = seeds_[index];
        if (jobs_ > 1) {
            recipe.threads = 1;
        }
        const auto learner = model::makeLearner({recipe.seed, recipe.threads, "auto", model::StepKind::automatic});
        const double teaching =
            static_cast<double>(recipe.distillation.teachers) * recipe.distillation.epochs; // epochs before its own
        model::TrainingObserver observer;
        observer.teachersProgressed = [&](double done) { report(index, done * teaching / (teaching + recipe.epochs)); };
        observer.batchFinished = [&](const model::BatchMetrics& m) {
            report(index, (teaching + m.epochsDone) / (teaching + recipe.epochs));
        };
        const model::TrainingResult result =
            model::train(recipe, training_, data_.train, data_.test, *learner, control_, observer);
        if (result.end != model::TrainingEnd::completed) {
            return;
        }
        {
            const std::lock_guard lock(mutex_);
            results_.push_back({recipe.seed, result.test->accuracy(), result.test->loss, result.seconds});
            progress_.clear();
            print(results_.back());
        }
        if (!options_.out.empty()) {
            const auto path =
                std::filesystem::path(options_.out) / (recipe.name + "-" + std::to_string(recipe.seed) + ".safetensors");
            model::saveModel(path, {*result.weights, model::makeCard(recipe, result, data_.name, data_.sha256)});
        }
    }

    void report(std::size_t index, double done) {
        const std::lock_guard lock(mutex_);
        if (InterruptGuard::interrupted()) {
            control_.stop();
        }
        done_[index] = done;
        double sum = 0;
        for (const double share : done_) {
            sum += share;
        }
        progress_.show(format("%zu of %zu seeds", results_.size(), seeds_.size()), sum / static_cast<double>(seeds_.size()), "");
    }

    void print(const SeedResult& result) const {
        if (options_.json) {
            console::printJson({{"event", "seed"},
                                {"seed", result.seed},
                                {"accuracy", result.accuracy},
                                {"loss", result.loss},
                                {"seconds", result.seconds}});
            return;
        }
        std::printf("%6llu %9.2f %% %10.5f %9.1f\n", static_cast<unsigned long long>(result.seed), 100 * result.accuracy,
                    result.loss, result.seconds);
        std::fflush(stdout);
    }

    const StudyOptions& options_;
    const LoadedData& data_;
    model::TrainingOptions training_;
    const std::vector<std::uint64_t> seeds_;
    const int jobs_;
    model::TrainingControl control_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex mutex_; ///< of what follows
    std::vector<double> done_;
    std::vector<SeedResult> results_;
    std::vector<SeedFailure> failures_;
    console::ProgressLine progress_;
};

Json toJson(const StudyOptions& options, const std::vector<SeedResult>& results, const std::vector<SeedFailure>& failures,
            const model::Spread& spread, double seconds) {
    Json seeds = Json::array();
    for (const SeedResult& result : results) {
        seeds.push_back(
            {{"seed", result.seed}, {"accuracy", result.accuracy}, {"loss", result.loss}, {"seconds", result.seconds}});
    }
    Json failed = Json::array();
    for (const SeedFailure& failure : failures) {
        failed.push_back({{"seed", failure.seed}, {"error", failure.what}});
    }
    return {{"event", "finished"},        {"measured_on", options.recipe.validate ? "validation" : "test"},
            {"mean", spread.mean},        {"standard_deviation", spread.deviation},
            {"minimum", spread.smallest}, {"maximum", spread.largest},
            {"seconds", seconds},         {"seeds", seeds},
            {"failed", failed},           {"recipe", Json::parse(model::recipeToJson(options.recipe))}};
}

void runStudy(const StudyOptions& options) {
    model::validate(options.recipe);
    if (!options.out.empty()) {
        std::error_code ignored; // a folder that cannot be made is reported by the write below
        std::filesystem::create_directories(options.out, ignored);
        model::checkWritable(std::filesystem::path(options.out) / "study.json");
    }
    const LoadedData data = loadChosenData(options.data);
    model::checkFits(options.recipe, options.training, data.train);
    Study study(options, data);
    if (!options.json) {
        std::printf("%s · recipe %s, %d epochs · %d seeds at a time\n", data.name.c_str(), options.recipe.name.c_str(),
                    options.recipe.epochs, study.jobs());
        std::printf("  seed    accuracy       loss   seconds\n");
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
        throw model::Error("The study was stopped before a seed was done.", "Let it run on, or choose fewer epochs.");
    }
    const model::Spread spread = accuracySpread(results);
    const Json summary = toJson(options, results, failures, spread, seconds);
    if (!options.out.empty()) {
        model::writeFileAtomically(std::filesystem::path(options.out) / "study.json",
                                   summary.dump(4, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    if (options.json) {
        console::printJson(summary);
        reportFailures();
        return;
    }
    std::printf("\n| recipe | epochs | seeds | mean | standard deviation | smallest | largest | seconds, all |\n"
                "|---|---|---|---|---|---|---|---|\n"
                "| %s | %d | %zu | %.3f %% | %.3f | %.2f %% | %.2f %% | %.0f |\n",
                options.recipe.name.c_str(), options.recipe.epochs, results.size(), 100 * spread.mean, 100 * spread.deviation,
                100 * spread.smallest, 100 * spread.largest, seconds);
    reportFailures();
}

} // namespace

void addStudy(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("study", "Train a recipe with several seeds and say how far the results spread");
    const auto options = std::make_shared<StudyOptions>();
    const auto recipe = std::make_shared<RecipeOptions>();
    app.add_option("--data", options->data, kDataHelp);
    recipe->add(app);
    app.add_option("--seeds", options->seeds, "A..B, both ends included, or one seed")->capture_default_str();
    app.add_option("--teacher", options->teachers, kTeacherHelp);
    app.add_option("--jobs", options->jobs, "Seeds trained side by side, each on one thread; 0 for every processor")
        ->check(CLI::Range(0, model::kMostThreads));
    app.add_option("--train-images", options->training.trainImages, "Use only the first N training images")
        ->check(CLI::PositiveNumber);
    app.add_option("--out", options->out, "Folder for the models and the figures (study.json)");
    app.add_flag("--json", options->json, "Print one JSON object a line");
    app.callback([options, recipe] {
        options->recipe = recipe->recipe();
        runStudy(*options);
    });
}

} // namespace app
