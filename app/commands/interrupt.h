// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/training_control.h"

#include <csignal>

namespace app {

/// While one exists, the first Ctrl-C (or SIGTERM) is only noted; the second one ends the program.
class InterruptGuard {
public:
    InterruptGuard() {
        interrupted_ = 0;
        struct sigaction action {};
        action.sa_handler = [](int) { interrupted_ = 1; };
        action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART; // the default action is back for the second one
        sigaction(SIGINT, &action, &beforeInterrupt_);
        sigaction(SIGTERM, &action, &beforeTerminate_);
    }
    ~InterruptGuard() {
        sigaction(SIGINT, &beforeInterrupt_, nullptr);
        sigaction(SIGTERM, &beforeTerminate_, nullptr);
    }
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// Stops the run after an interrupt.
    static void passOn(model::TrainingControl& control) {
        if (interrupted_ != 0) {
            control.stop();
        }
    }

private:
    inline static volatile std::sig_atomic_t interrupted_ = 0;
    struct sigaction beforeInterrupt_ {};
    struct sigaction beforeTerminate_ {};
};

} // namespace app
