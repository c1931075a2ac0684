// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/fused/test_digits.h"
#include "tests/model/fused/test_network.h"

#include "model/formats/network_json.h"
#include "model/network/fused/fma_peak.h"
#include "model/network/fused/training_step.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<float*> pointers(model::Weights& weights) {
    std::vector<float*> result;
    for (model::NamedTensor& tensor : weights.tensors) {
        result.push_back(tensor.values.data());
    }
    return result;
}

struct Timings {
    double minimum;
    double median;
};

Timings summary(std::vector<double> times) {
    std::sort(times.begin(), times.end());
    return {times.front(), times[times.size() / 2]};
}

/// Times each phase of the step by itself, in order, and prints minima and medians over many steps.
void printPhases(const char* name, model::Isa isa, int threads, int batch, double dropout) {
    const TestDigits digits = syntheticDigits(batch);
    const std::vector<float> pixels = digits.pixels();
    TestNetwork network(testWeights(name));
    const model::Architecture& architecture = *network.weights.architecture;
    model::fused::TrainingStep step(architecture, threads, isa);
    const std::vector<float*> tensors = pointers(network.weights);
    const std::vector<float*> gradients = pointers(network.gradients);
    constexpr int kSteps = 150;
    const double peakBefore = model::fused::measureFmaPeak(threads, isa);
    const std::size_t phases = step.phases().size();
    std::vector<std::vector<double>> times(phases + 1);
    for (int n = 0; n < kSteps; ++n) {
        const Clock::time_point whole = Clock::now();
        step.begin({pixels, digits.labels, dropout, static_cast<std::uint64_t>(n)}, tensors, gradients);
        for (std::size_t i = 0; i < phases; ++i) {
            const Clock::time_point start = Clock::now();
            step.phases()[i].run();
            times[i].push_back(milliseconds(start));
        }
        times[phases].push_back(milliseconds(whole));
    }
    const double peak = std::max(peakBefore, model::fused::measureFmaPeak(threads, isa)); // others may be using the processor
    const Timings whole = summary(times[phases]);
    std::printf("%s, %s, %d threads, batch %d, dropout %.1f: peak %.0f GFLOP/s, step %.2f ms (median %.2f) = %.1f %% of peak\n",
                name, model::isaName(isa), threads, batch, dropout, peak / 1e9, whole.minimum, whole.median,
                100 * model::fused::stepOperations(architecture, batch) / (whole.minimum / 1e3) / peak);
    for (std::size_t i = 0; i < phases; ++i) {
        const Timings phase = summary(times[i]);
        std::printf("  %-22s %7.3f ms (median %.3f)\n", step.phases()[i].name.c_str(), phase.minimum, phase.median);
    }
}

void stepBenchmark(benchmark::State& state, model::Isa isa, int threads, int batch, double dropout) {
    const TestDigits digits = syntheticDigits(batch);
    const std::vector<float> pixels = digits.pixels();
    TestNetwork network;
    model::FusedStep step(model::notebookArchitecture(), threads, isa);
    std::uint64_t seed = 0;
    for (auto iteration : state) {
        static_cast<void>(iteration);
        benchmark::DoNotOptimize(network.step(step, {pixels, digits.labels, dropout, ++seed}));
    }
    state.SetItemsProcessed(state.iterations() * batch);
    state.counters["of_peak"] =
        benchmark::Counter(model::fused::stepOperations(*network.weights.architecture, batch) *
                               static_cast<double>(state.iterations()) / model::fused::measureFmaPeak(threads, isa),
                           benchmark::Counter::kIsRate);
}

void predictBenchmark(benchmark::State& state, model::Isa isa, int threads, int images) {
    const TestDigits digits = syntheticDigits(images);
    std::vector<float> output(static_cast<std::size_t>(images) * 10);
    model::FusedPredictor predictor(testWeights(), threads, isa);
    for (auto iteration : state) {
        static_cast<void>(iteration);
        predictor.predict(digits.images, output);
        benchmark::DoNotOptimize(output.data());
    }
    state.SetItemsProcessed(state.iterations() * images);
}

void registerAll() {
    const std::string phases = "/threads:";
    for (const model::Isa isa : availableIsas()) {
        for (const int threads : {1, 2}) {
            const std::string suffix = std::string("/") + model::isaName(isa) + phases + std::to_string(threads);
            for (const int batch : {1, 16, 96, 128, 256}) {
                benchmark::RegisterBenchmark(("step" + suffix + "/batch:" + std::to_string(batch)).c_str(), stepBenchmark, isa,
                                             threads, batch, 0.1)
                    ->UseRealTime()
                    ->Unit(benchmark::kMillisecond);
            }
            benchmark::RegisterBenchmark(("step, no dropout" + suffix + "/batch:128").c_str(), stepBenchmark, isa, threads, 128,
                                         0.0)
                ->UseRealTime()
                ->Unit(benchmark::kMillisecond);
            for (const int images : {1, 16, 10000}) {
                benchmark::RegisterBenchmark(("predict" + suffix + "/images:" + std::to_string(images)).c_str(), predictBenchmark,
                                             isa, threads, images)
                    ->UseRealTime()
                    ->Unit(benchmark::kMillisecond);
            }
        }
    }
}

} // namespace

/// `fused_bench --phases [ISA THREADS [NETWORK]]` prints the step phase by phase; otherwise Google Benchmark's options apply.
int main(int argc, char** argv) {
    std::printf("compiler %s, %u processors\n", __VERSION__, std::thread::hardware_concurrency());
    if (argc > 1 && std::strcmp(argv[1], "--phases") == 0) {
        for (const model::Isa isa : availableIsas()) {
            for (const int threads : {1, 2}) {
                const bool wanted = argc < 4 || (std::strcmp(argv[2], model::isaName(isa)) == 0 && std::atoi(argv[3]) == threads);
                if (wanted) {
                    printPhases(argc > 4 ? argv[4] : "notebook", isa, threads, 128, 0.1);
                }
            }
        }
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    registerAll();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
