// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/fma_peak.h"

#include "model/network/fused/kernel_table.h"
#include "model/network/fused/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace model::fused {
namespace {

constexpr Shapes kShapes = shapesOf(1);

/// Multiply-adds of one sample's forward pass through a convolution.
double multiplyAdds(const ConvolutionShape& shape) {
    return static_cast<double>(weightCount(shape)) * shape.outputSide * shape.outputSide;
}

} // namespace

double measureFmaPeak(int threads, Isa isa) {
    using Clock = std::chrono::steady_clock;
    constexpr std::int64_t kRounds = 1'000'000; // some 10 ms
    constexpr int kRuns = 15;
    const StepKernels& kernels = stepKernels(isa, 1);
    WorkerPool pool(threads);
    std::vector<double> operations(static_cast<std::size_t>(pool.size()));
    const auto task = [&](int worker) { operations[static_cast<std::size_t>(worker)] = kernels.burn(kRounds); };
    double best = 0;
    for (int run = 0; run < kRuns; ++run) {
        const Clock::time_point start = Clock::now();
        pool.run(task);
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        best = std::max(best, operations.front() * pool.size() / seconds);
    }
    return best;
}

double stepOperations(int samples) {
    double perSample = 0;
    for (int i = 0; i < kConvolutionCount; ++i) {
        perSample += (i == 0 ? 2 : 3) * multiplyAdds(kShapes[i]);
    }
    return 2 * perSample * samples;
}

} // namespace model::fused
