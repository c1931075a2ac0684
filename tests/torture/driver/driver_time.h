// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>

namespace soak {

/// CPU time of the calling thread, nanoseconds.
inline std::int64_t threadCpu() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::int64_t(1'000'000'000) * time.tv_sec + time.tv_nsec;
}

/// CPU time that the soak itself takes on the window's thread, so that the program does not answer for it. While it delivers an
/// event the program works, in loops of menus and dialogs too, in which the soak may be called again: hence a sum of stretches.
class DriverTime {
public:
    static std::int64_t total() { return sum; }

    /// The soak's own work, as long as it lives.
    class Own {
    public:
        Own() : begun_(threadCpu()) {}
        ~Own() { sum += threadCpu() - begun_; }
        Own(const Own&) = delete;
        Own& operator=(const Own&) = delete;

        /// Something of the program's in the middle of it.
        template <class Work> void deliver(const Work& work) {
            sum += threadCpu() - begun_;
            work();
            begun_ = threadCpu();
        }

    private:
        std::int64_t begun_;
    };

private:
    static inline std::int64_t sum = 0;
};

} // namespace soak
