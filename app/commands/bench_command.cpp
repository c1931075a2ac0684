// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bench_comparison.h"
#include "app/commands/command_options.h"
#include "app/commands/console.h"
#include "app/commands/text_table.h"
#include "app/commands/timings.h"
#include "app/runs/run_environment.h"
#include "app/storage/bundled_models.h"
#include "app/storage/network_files.h"
#include "model/ink/ink.h"
#include "model/network/evaluation.h"
#include "model/network/fused/fma_peak.h"
#include "model/training/batch_loader.h"
#include "model/training/forecast.h"
#include "model/training/trainer.h"

#include <QCoreApplication>
#include <QtGlobal>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <future>
#include <thread>

namespace app {
namespace {

struct BenchOptions {
    std::string data;
    std::string network = "notebook"; ///< a name or a file
    int threads = 0;
    bool quick = false;
    bool json = false;
    std::string compared;
    int pairs = kFewestPairs;
};

using Json = nlohmann::ordered_json;
using console::format;

constexpr int kBatch = 128;

/// Collects figures, printing each as it comes: a table row, or everything at the end as one JSON object.
class BenchReport {
public:
    explicit BenchReport(bool json) : printing_(!json) {}

    void text(const char* key, const char* name, const std::string& value) {
        json_[key] = value;
        print(name, value);
    }

    void number(const char* key, const char* name, double value, const char* pattern) {
        json_[key] = value;
        print(name, format(pattern, value));
    }

    /// `scale` turns the series' unit into the one printed and stored.
    void series(const char* key, const char* name, const Timings& s, double scale, const char* pattern) {
        json_[key] = {
            {"median", s.median() * scale}, {"min", s.smallest() * scale}, {"max", s.largest() * scale}, {"runs", s.runs()}};
        print(name, format(pattern, s.median() * scale) + "   (" + format(pattern, s.smallest() * scale) + " … " +
                        format(pattern, s.largest() * scale) + format(", %zu runs)", s.runs()));
    }

    const Json& json() const { return json_; }

private:
    void print(const char* name, const std::string& value) const {
        if (printing_) {
            console::print("%-38s %s\n", name, value.c_str());
            std::fflush(stdout);
        }
    }

    bool printing_;
    Json json_;
};

/// One step of each implementation in turn, so that a busy or throttled machine slows both.
void benchSteps(const model::ArchitecturePointer& network, const LoadedData& data, const model::Recipe& recipe, int runs,
                BenchReport& report) {
    model::BatchLoader loader(data.train, data.train.size(), recipe);
    const model::Batch batch = loader.next({});
    const model::StepInput input{batch.pixels, batch.labels, recipe.dropout, 1};
    const auto fused = model::makeLearner(network, {1, recipe.threads, "cpu", model::StepKind::fused});
    const auto torch = model::makeLearner(network, {1, recipe.threads, "cpu", model::StepKind::libtorch});
    std::vector<double> fusedSeconds;
    std::vector<double> torchSeconds;
    std::vector<double> ratios;
    std::vector<double> peaks;
    constexpr int kWarmUp = 3;
    for (int i = -kWarmUp; i < runs; ++i) {
        const double slow = secondsOf([&] { torch->step(input, {}); });
        for (int warm = 0; warm < kWarmUp; ++warm) { // LibTorch's threads stay awake for some milliseconds after their turn
            fused->step(input, {});
        }
        const double fast = secondsOf([&] { fused->step(input, {}); });
        if (i >= 0) {
            torchSeconds.push_back(slow);
            fusedSeconds.push_back(fast);
            ratios.push_back(slow / fast);
        }
    }
    for (int i = 0; i < std::max(3, runs / 5); ++i) {
        peaks.push_back(model::fused::measureFmaPeak(model::resolveThreads(recipe.threads), model::chooseIsa()));
    }
    const Timings peak(peaks);
    const Timings step(fusedSeconds);
    report.series("step_libtorch_ms", "step of 128 images, LibTorch, ms", Timings(torchSeconds), 1e3, "%.2f");
    report.series("step_fused_ms", "step of 128 images, fused, ms", step, 1e3, "%.2f");
    report.series("step_ratio", "LibTorch / fused", Timings(ratios), 1, "%.1f");
    report.series("fma_peak_gflops", "FMA peak, GFLOP/s", peak, 1e-9, "%.0f");
    report.number("step_fraction_of_peak", "fraction of it that the step reaches",
                  model::fused::stepOperations(*network, kBatch) / step.median() / peak.median(), "%.2f");
}

void benchEpochs(const model::ArchitecturePointer& network, const LoadedData& data, model::Recipe recipe, int epochs,
                 BenchReport& report) {
    report.number("step_memory_mb", "memory of a step, MB", static_cast<double>(model::forecastMemory(*network, recipe)) / 1e6,
                  "%.1f");
    report.number("epoch_predicted_seconds", "epoch, training, as predicted, s",
                  model::forecastEpochSeconds(network, recipe, data.train), "%.2f");
    recipe.epochs = epochs;
    std::vector<double> trainSeconds;
    std::vector<double> testSeconds;
    std::vector<double> speed;
    model::TrainingObserver observer;
    observer.epochFinished = [&](const model::EpochMetrics& m, const model::Evaluation&) {
        trainSeconds.push_back(m.trainSeconds);
        testSeconds.push_back(m.testSeconds);
        speed.push_back(m.imagesPerSecond);
    };
    model::TrainingControl control;
    const auto learner = model::makeLearner(network, {1, recipe.threads, "cpu", model::StepKind::fused});
    model::train(recipe, {}, data.train, data.test, *learner, control, observer);
    report.series("train_images_per_second", "training with the loader, images/s", Timings(speed), 1, "%.0f");
    report.series("epoch_train_seconds", "epoch, training, s", Timings(trainSeconds), 1, "%.2f");
    report.series("epoch_test_seconds", "epoch, test pass, s", Timings(testSeconds), 1, "%.3f");
}

void benchAugmentation(const LoadedData& data, const model::Recipe& recipe, int runs, BenchReport& report) {
    std::vector<double> speeds;
    int sum = 0; // keeps the work from being optimised away
    for (int run = 0; run < runs; ++run) {
        const double seconds = secondsOf([&] {
            for (int i = 0; i < data.train.size(); ++i) {
                sum += model::trainingImage(data.train, i, recipe, run)[400];
            }
        });
        speeds.push_back(data.train.size() / seconds);
    }
    report.series("augment_images_per_second", "augmentation, images/s on one core", Timings(speeds), sum >= 0 ? 1 : 0, "%.0f");
}

/// From a drawing to ten probabilities, as the canvas asks for it.
Timings readingSeconds(int runs) {
    const model::Drawing seven{{{{60, 50, 1}, {220, 50, 1}, {120, 230, 1}}, 22, false}};
    const auto predictor = model::makePredictor(bundledModel().weights, {.threads = 1});
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        seconds.push_back(secondsOf([&] { model::predictOne(*predictor, model::frameDrawing(seven).value()); }));
        std::this_thread::sleep_for(std::chrono::milliseconds(2)); // a pen's pace
    }
    return Timings(seconds);
}

void benchReading(const model::ArchitecturePointer& network, const LoadedData& data, model::Recipe recipe, int runs,
                  BenchReport& report) {
    const auto both = [&](const char* key, const char* name, const Timings& s) {
        report.series(key, name, s, 1e3, "%.2f");
        report.number((std::string(key) + "_p99").c_str(), "  99th percentile", s.quantile(0.99) * 1e3, "%.2f");
    };
    both("read_idle_ms", "reading a drawing, idle, ms", readingSeconds(runs));
    model::TrainingControl control;
    recipe.epochs = 1000;
    auto trainer = std::async(std::launch::async, [&] { // a thread would end the program when training fails
        const auto learner = model::makeLearner(network, {1, recipe.threads, "cpu", model::StepKind::fused});
        model::train(recipe, {}, data.train, data.test, *learner, control, {});
    });
    both("read_training_ms", "reading a drawing while training, ms", readingSeconds(runs));
    control.stop();
    trainer.get();
}

/// Measures this machine with real data: steps, epochs, augmentation, readings.
void runBench(const BenchOptions& options) {
    model::Recipe recipe;
    recipe.threads = options.threads;
    const LoadedData data = loadChosenData(options.data);
    const auto network =
        std::make_shared<const model::Architecture>(findNetwork(options.network), model::classCount(data.classes()));
    BenchReport report(options.json);
    report.text("network", "network", network->network().name);
    report.number("parameters", "parameters", static_cast<double>(network->parameters()), "%.0f");
    report.text("processor", "processor", processorName());
    report.text("isa", "instruction set", model::isaName(model::chooseIsa()));
    report.number("threads", "threads", model::resolveThreads(options.threads), "%.0f");
    report.text("versions", "versions",
                std::string("DigitLab ") + DIGITLAB_VERSION + ", " + model::torchDescription() + ", Qt " + qVersion());
    report.text("dataset", "data set", data.name);
    benchSteps(network, data, recipe, options.quick ? 10 : 50, report);
    benchEpochs(network, data, recipe, options.quick ? 1 : 5, report);
    benchAugmentation(data, recipe, options.quick ? 2 : 5, report);
    benchReading(network, data, recipe, options.quick ? 200 : 1000, report);
    if (options.json) {
        console::printJson(report.json());
    }
}

/// This program against another one.
void runComparison(const BenchOptions& options) {
    const auto figures = compareBenches(QCoreApplication::applicationFilePath().toStdString(), options.compared,
                                        {options.data, options.threads, options.pairs});
    Json json = Json::object();
    std::vector<std::vector<std::string>> rows{{"", "this", "other", "time, this : other", "99 % interval", ""}};
    for (const ComparedFigure& figure : figures) {
        json[figure.key] = {
            {"this", figure.ours}, {"other", figure.others}, {"ratio", figure.time.median}, {"verdict", figure.verdict}};
        std::string interval;
        if (options.pairs >= kFewestPairs) {
            json[figure.key]["low"] = figure.time.low;
            json[figure.key]["high"] = figure.time.high;
            interval = format("%.3f … %.3f", figure.time.low, figure.time.high);
        }
        rows.push_back({figure.name, format("%.*f", figure.decimals, figure.ours), format("%.*f", figure.decimals, figure.others),
                        format("%.3f", figure.time.median), interval, figure.verdict});
    }
    if (options.json) {
        console::printJson({{"processor", processorName()},
                            {"other", options.compared},
                            {"pairs", options.pairs},
                            {"confidence", kConfidence},
                            {"figures", json}});
    } else {
        printTable(rows, "lrrrll");
    }
}

} // namespace

void addBench(CLI::App& root) {
    CLI::App& app = *root.add_subcommand("bench", "Measure this machine: steps, epochs, augmentation, readings");
    const auto options = std::make_shared<BenchOptions>();
    addDataOption(app, options->data);
    app.add_option("--network", options->network, "The network that learns: a name or a file (JSON)")->capture_default_str();
    addThreads(app, options->threads);
    CLI::Option* quick = app.add_flag("--quick", options->quick, "Fewer runs");
    app.add_flag("--json", options->json, "Print one JSON object");
    CLI::Option* compare =
        app.add_option("--compare", options->compared,
                       "Another digitlab program: both measure quickly in turn, and what differs is told from chance")
            ->type_name("PROGRAM")
            ->excludes(quick);
    app.add_option("--pairs", options->pairs, "So many turns of each; 8 or more can tell")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000))
        ->needs(compare);
    app.callback([options] {
        if (options->compared.empty()) {
            runBench(*options);
        } else {
            runComparison(*options);
        }
    });
}

} // namespace app
