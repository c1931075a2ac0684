// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>

namespace model {

/// SplitMix64 (Steele, Lea and Flood 2014) seeded by a list of keys: the same keys give the same stream on every machine and in
/// every thread, independent of other draws, so that runs are repeatable. Not for cryptography.
class Random {
public:
    explicit Random(std::initializer_list<std::uint64_t> keys) {
        for (const std::uint64_t key : keys) {
            state_ = mix(state_ + kGolden + key);
        }
    }

    std::uint64_t next() {
        state_ += kGolden;
        return mix(state_);
    }

    /// Uniform in [0, 1), 53 bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    /// Uniform in [low, high).
    double uniform(double low, double high) { return low + (high - low) * uniform(); }

    /// Uniform in 0 … bound − 1 (Lemire 2019, without the rejection: the bias is below bound / 2^64).
    std::uint64_t below(std::uint64_t bound) {
        __extension__ using Wide = unsigned __int128;
        return static_cast<std::uint64_t>((static_cast<Wide>(next()) * bound) >> 64);
    }

private:
    static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;

    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    std::uint64_t state_ = 0;
};

} // namespace model
