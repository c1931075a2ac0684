// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace model {

/// Pauses and stops a training thread from any other; takes effect between two batches.
class TrainingControl {
public:
    void stop();
    /// Stops the run because the program quits; it is to be resumed.
    void interrupt();
    bool interruptRequested() const { return interrupted_; }
    void setPaused(bool paused);
    bool stopRequested() const { return stop_; }

    /// For the training threads, between batches: blocks while paused.
    void waitWhilePaused();
    /// Training threads blocked now: several while teachers are trained in parallel.
    int sleepers() const;
    /// Seconds in which at least one was blocked, up to now.
    double sleptSeconds() const;

private:
    using Clock = std::chrono::steady_clock;

    std::atomic<bool> stop_ = false;
    std::atomic<bool> interrupted_ = false;
    std::atomic<bool> paused_ = false;
    mutable std::mutex mutex_; ///< of what follows
    std::condition_variable changed_;
    int sleepers_ = 0;
    Clock::time_point asleepSince_; ///< while there are any
    Clock::duration slept_{};       ///< before
};

} // namespace model
