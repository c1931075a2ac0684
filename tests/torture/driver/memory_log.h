// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

namespace soak {

/// What the process holds, sampled; in bytes.
class MemoryLog {
public:
    struct Medians {
        std::array<double, 3> thirds{}; ///< of the samples, by time
        /// The last third's median over the middle third's, less one: growth in the last two thirds of the run. Medians, since
        /// what is open and what runs just now moves single samples far more than a leak would.
        double growth() const { return thirds[1] > 0 ? thirds[2] / thirds[1] - 1 : 0; }
    };
    static constexpr double kMaxGrowth = 0.02;

    void sample();

    /// After the pages that malloc keeps for later have gone back to the system.
    void sampleReturned();
    Medians resident() const { return mediansOf(resident_); }   ///< pages in memory: /proc/self/statm
    Medians allocated() const { return mediansOf(allocated_); } ///< by malloc and not freed: mallinfo2
    const std::vector<double>& residentSamples() const { return resident_; }
    const std::vector<double>& allocatedSamples() const { return allocated_; }

private:
    static Medians mediansOf(const std::vector<double>& samples);

    std::vector<double> resident_;
    std::vector<double> allocated_;
};

} // namespace soak
