// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/network/fused/fma_peak.h"

#include "model/network/fused/kernel_table.h"
#include "model/network/fused/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace model::fused {

double measureFmaPeak(int threads, Isa isa) {
    using Clock = std::chrono::steady_clock;
    constexpr std::int64_t kRounds = 1'000'000; // some 10 ms
    constexpr int kRuns = 15;
    const Kernels& kernels = kernelsOf(isa);
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

double stepOperations(const Architecture& architecture, int samples) {
    std::int64_t perSample = 0;
    for (const PlacedLayer& layer : architecture.layers()) {
        perSample += (perSample == 0 ? 2 : 3) * layer.multiplyAdds; // the first has no gradient at its input
    }
    return 2 * static_cast<double>(perSample) * samples;
}

} // namespace model::fused
