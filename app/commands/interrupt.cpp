// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interrupt.h"

namespace app {
namespace {

volatile std::sig_atomic_t wasInterrupted = 0;

} // namespace

InterruptGuard::InterruptGuard() {
    wasInterrupted = 0;
    struct sigaction action {};
    action.sa_handler = [](int) { wasInterrupted = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART; // the default action is back for the second one
    sigaction(SIGINT, &action, &beforeInterrupt_);
    sigaction(SIGTERM, &action, &beforeTerminate_);
}

InterruptGuard::~InterruptGuard() {
    sigaction(SIGINT, &beforeInterrupt_, nullptr);
    sigaction(SIGTERM, &beforeTerminate_, nullptr);
}

bool InterruptGuard::interrupted() {
    return wasInterrupted != 0;
}

} // namespace app
