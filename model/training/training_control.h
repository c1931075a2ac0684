// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace model {

/// Pause and stop, asked for from any thread while another one trains. Both are heard between two batches.
class TrainingControl {
public:
    void stop();
    /// Stops, and says that the run is to go on another time: the program ends.
    void interrupt();
    bool interruptRequested() const { return interrupted_; }
    void setPaused(bool paused);
    bool stopRequested() const { return stop_; }

    /// Called by the training threads between batches: sleeps while paused.
    void waitWhilePaused();
    /// Training threads that sleep now: several when teachers learn side by side.
    int sleepers() const;
    /// Seconds during which at least one of them slept, up to now.
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
