// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

namespace app {

/// While one lives, the first Ctrl-C (or SIGTERM) only sets `interrupted()`; the second one ends the program.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    static bool interrupted();

private:
    struct sigaction beforeInterrupt_ {};
    struct sigaction beforeTerminate_ {};
};

} // namespace app
