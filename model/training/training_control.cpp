// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/training/training_control.h"

namespace model {

void TrainingControl::stop() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
}

void TrainingControl::interrupt() {
    interrupted_ = true;
    stop();
}

void TrainingControl::setPaused(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        paused_ = paused;
    }
    changed_.notify_all();
}

void TrainingControl::waitWhilePaused() {
    if (!paused_) {
        return;
    }
    std::unique_lock lock(mutex_);
    if (sleepers_++ == 0) {
        asleepSince_ = Clock::now();
    }
    changed_.wait(lock, [this] { return !paused_ || stop_; });
    if (--sleepers_ == 0) {
        slept_ += Clock::now() - asleepSince_;
    }
}

int TrainingControl::sleepers() const {
    const std::lock_guard lock(mutex_);
    return sleepers_;
}

double TrainingControl::sleptSeconds() const {
    const std::lock_guard lock(mutex_);
    const Clock::duration now = sleepers_ == 0 ? Clock::duration() : Clock::now() - asleepSince_;
    return std::chrono::duration<double>(slept_ + now).count();
}

} // namespace model
